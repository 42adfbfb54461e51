//! Static sites.

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::World;

#[tokio::test]
async fn files_are_served_with_type_and_etag_and_config_is_filled_in() {
    let world = World::start().await;
    let site = world.gateway.addresses().sites["pages"].clone();
    let script = world.http.get(format!("{site}/deep/script.js")).send().await.unwrap();
    assert_eq!(script.headers()["content-type"], "text/javascript");
    assert_eq!(script.headers()["cache-control"], "no-cache");
    assert_eq!(script.headers()["x-frame-options"], "DENY");
    let etag = script.headers()["etag"].clone();
    let again =
        world.http.get(format!("{site}/deep/script.js")).header("if-none-match", etag).send().await.unwrap();
    assert_eq!(again.status().as_u16(), 304);
    let config: Value =
        world.http.get(format!("{site}/config.json")).send().await.unwrap().json().await.unwrap();
    let addresses = world.gateway.addresses();
    assert_eq!(config, json!({"api": addresses.http, "nested": [addresses.sites["app"]]}));
}

#[tokio::test]
async fn an_application_answers_for_paths_without_a_file_and_a_plain_site_does_not() {
    let world = World::start().await;
    let sites = &world.gateway.addresses().sites;
    let page = world.http.get(format!("{}/sessions/7", sites["app"])).send().await.unwrap();
    assert_eq!((page.status().as_u16(), page.text().await.unwrap()), (200, "<h1>index</h1>".into()));
    let missing = world.http.get(format!("{}/sessions/7", sites["pages"])).send().await.unwrap();
    assert_eq!(missing.status().as_u16(), 404);
}

#[tokio::test]
async fn no_path_leaves_the_folder() {
    let world = World::start().await;
    let address = world.gateway.addresses().sites["pages"].trim_start_matches("http://").to_owned();
    for path in [
        "/../private.txt",
        "/deep/../../private.txt",
        "/%2e%2e/private.txt",
        "/..%2fprivate.txt",
        "//etc/passwd",
    ] {
        // Clients tidy such paths up, so they are written by hand.
        let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 4"), "{path}: {answer}");
        assert!(!answer.contains("private"), "{path}: {answer}");
    }
}
