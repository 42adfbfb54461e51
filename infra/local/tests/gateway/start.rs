//! Starting: what is refused, and what runs before anyone is told that it is ready.

use alongside_local::{Error, Gateway, manifest::Seed};

use crate::support::{World, options};

#[tokio::test]
async fn a_taken_port_is_named() {
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = taken.local_addr().unwrap().port();
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(folder.path());
    options.manifest.ports.socket = port;
    let error = Gateway::start(options).await.err().expect("a refusal").to_string();
    assert!(error.contains(&format!("port {port} for the WebSocket API is taken")), "{error}");
    assert!(error.contains("stop what listens there"), "{error}");
}

#[tokio::test]
async fn a_missing_bootstrap_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(folder.path());
    options.bootstraps = folder.path().to_owned();
    let error = Gateway::start(options).await.err().expect("a refusal");
    assert!(matches!(error, Error::BootstrapMissing { .. }), "{error}");
}

#[tokio::test]
async fn the_seed_runs_to_its_end_before_the_gateway_is_ready() {
    let world = World::start_with(|options| {
        options.manifest.seed = Some(Seed {
            command: vec![
                "sh".into(),
                "-c".into(),
                "echo $AWS_ENDPOINT_URL_DYNAMODB $T > ${state}/seeded".into(),
            ],
            environment: [("T".to_owned(), "${ref.Notes} ${http}".to_owned())].into(),
            timeout_seconds: 10,
        });
    })
    .await;
    let seeded = std::fs::read_to_string(world.folder().join("state/seeded")).unwrap();
    let addresses = world.gateway.addresses();
    assert_eq!(seeded.trim(), format!("{} Notes {}", addresses.dynamodb, addresses.http));
}

#[tokio::test]
async fn a_seed_that_fails_stops_the_start_with_its_last_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(folder.path());
    let command = vec!["sh".into(), "-c".into(), "echo no such table >&2; exit 4".into()];
    options.manifest.seed = Some(Seed { command, environment: [].into(), timeout_seconds: 10 });
    let error = Gateway::start(options).await.err().expect("a refusal").to_string();
    assert!(error.contains("no such table"), "{error}");
}

#[tokio::test]
async fn an_unknown_name_in_the_manifest_is_refused_with_those_that_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(folder.path());
    options.manifest.ready = "${sites.nowhere}".into();
    let error = Gateway::start(options).await.err().expect("a refusal").to_string();
    assert!(error.contains("sites.nowhere") && error.contains("sites.app"), "{error}");
}

#[tokio::test]
async fn the_ready_text_is_filled_in() {
    let world = World::start().await;
    assert_eq!(world.gateway.ready(), format!("http at {}", world.gateway.addresses().http));
    assert_eq!(world.gateway.reference("Notes"), Some("Notes"));
}
