//! Acting on the page, and races for the right to.

use crate::world::{Client, Shared, World, text};
use alongside_session::Attachment;
use alongside_store::Commit;
use alongside_testing::the;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::join;

fn act(session: &str, epoch: u64, page: u64, n: u64) -> Value {
    let acts = [json!({"do": "click", "node": 7})];
    json!({"type": "act", "session": session, "epoch": epoch, "page": page, "n": n, "acts": acts})
}

async fn code_of(client: &mut Client, request: Value) -> String {
    client.ask("control", request).await.map_or_else(|refused| refused.code, |_| "ok".to_owned())
}

fn grant(session: &str, to: &str) -> Value {
    let consent = json!({"wording": "control-1", "locale": "en"});
    json!({"type": "grant", "session": session, "to": to, "consent": consent})
}

/// `ada` holds control under epoch 1.
async fn controlled(world: &World) -> Shared {
    let mut shared = world.shared_session().await;
    shared.ada.ask("control", json!({"type": "request", "session": shared.session})).await.unwrap();
    shared.vera.notice("control.asked").await;
    shared.vera.ask("control", grant(&shared.session, "p1")).await.unwrap();
    let granted = shared.ada.notice("control.granted").await;
    assert_eq!(
        (&granted["view"]["control"]["holder"], &granted["view"]["control"]["epoch"]),
        (&json!("p1"), &json!(1))
    );
    shared
}

#[tokio::test]
async fn what_the_holder_does_reaches_the_sharers_page_alone_with_holder_epoch_page_and_count() {
    let world = World::start().await;
    let mut shared = controlled(&world).await;
    let mut ben = world.agent("ben").await;
    ben.ask("session", json!({"type": "join", "session": shared.session})).await.unwrap();
    assert_eq!(shared.ada.ask("control", act(&shared.session, 1, 1, 0)).await.unwrap(), json!({}));
    let arrived = shared.vera.notice("control.act").await;
    let acts = json!([{"do": "click", "node": 7}]);
    let expected = json!({"notice": "control.act", "session": shared.session, "from": "p1", "epoch": 1, "page": 1, "n": 0, "acts": acts});
    assert_eq!(arrived, expected);
    let to = json!({"is": "path", "path": "/cart.html"});
    let navigate =
        json!({"type": "navigate", "session": shared.session, "epoch": 1, "page": 1, "n": 1, "to": to});
    shared.ada.ask("control", navigate).await.unwrap();
    assert_eq!(shared.vera.notice("control.act").await["to"], to);
    assert!(ben.has_heard_nothing().await);
}

#[tokio::test]
async fn acting_costs_one_read_and_no_write() {
    let world = World::start().await;
    let mut shared = controlled(&world).await;
    let before = world.gateway.status().dynamodb;
    for n in 0..10 {
        shared.ada.ask("control", act(&shared.session, 1, 1, n)).await.unwrap();
    }
    let after = world.gateway.status().dynamodb;
    assert_eq!(after.values().sum::<u64>() - before.values().sum::<u64>(), 10, "{before:?} {after:?}");
    assert_eq!(after.get("GetItem").copied().unwrap_or(0) - before.get("GetItem").copied().unwrap_or(0), 10);
}

#[tokio::test]
async fn nothing_is_delivered_under_a_lease_that_has_ended_in_any_way() {
    for end in ["take_back", "release", "leave", "moved", "old connection"] {
        let world = World::start().await;
        let mut shared = controlled(&world).await;
        let session = shared.session.clone();
        let mut ben = world.agent("ben").await;
        ben.ask("session", json!({"type": "join", "session": session})).await.unwrap();
        let expected = match end {
            "take_back" => {
                shared.vera.ask("control", json!({"type": "take_back", "session": session})).await.unwrap();
                "forbidden"
            }
            "release" => {
                shared.ada.ask("control", json!({"type": "release", "session": session})).await.unwrap();
                "forbidden"
            }
            "leave" => {
                shared.ada.ask("session", json!({"type": "leave", "session": session})).await.unwrap();
                "not_found"
            }
            "moved" => {
                let asked = ben.ask("control", json!({"type": "request", "session": session})).await.unwrap();
                let id = text(&asked["view"]["you"]);
                shared.vera.ask("control", grant(&session, &id)).await.unwrap();
                "forbidden"
            }
            _ => {
                let mut elsewhere = world.agent("ada").await;
                elsewhere.ask("session", json!({"type": "resume", "session": session})).await.unwrap();
                "expired"
            }
        };
        for epoch in [0, 1, 2] {
            let code = code_of(&mut shared.ada, act(&session, epoch, 1, 0)).await;
            assert_eq!(code, expected, "after {end} under epoch {epoch}");
        }
        let arrived = shared.vera.hear_of(|message| message["notice"] == "control.act").await;
        assert_eq!(arrived, None, "after {end}");
    }
}

#[tokio::test]
async fn acts_for_a_page_that_has_gone_are_refused() {
    let world = World::start().await;
    let mut shared = controlled(&world).await;
    let token = shared.vera.visitor_token.clone();
    let ticket = world.visitor_ticket(token.as_deref()).await.unwrap();
    let mut next_page = Client::open(&ticket, &world.site("shop")).await;
    next_page.ask("session", json!({"type": "resume", "session": shared.session})).await.unwrap();
    assert_eq!(code_of(&mut shared.ada, act(&shared.session, 1, 1, 0)).await, "conflict");
    assert_eq!(code_of(&mut shared.ada, act(&shared.session, 1, 2, 0)).await, "ok");
    assert_eq!(next_page.notice("control.act").await["page"], 2);
}

#[tokio::test]
async fn what_the_organisation_does_not_allow_is_refused() {
    let world = World::start().await;
    let store = world.store().await;
    let organisation = |change: fn(&mut alongside_protocol::CobrowseSettings)| {
        let store = store.clone();
        async move {
            let id = the("nordwind");
            let mut organisation = store.organisation(&id).await.unwrap().unwrap();
            change(&mut organisation.settings);
            store.put_organisation(&organisation).await.unwrap();
        }
    };
    organisation(|settings| settings.allow_agent_navigation = false).await;
    let mut shared = controlled(&world).await;
    let navigate = json!({"type": "navigate", "session": shared.session, "epoch": 1, "page": 1, "n": 0, "to": {"is": "back"}});
    assert_eq!(code_of(&mut shared.ada, navigate).await, "forbidden");
    shared.ada.ask("session", json!({"type": "end", "session": shared.session})).await.unwrap();

    organisation(|settings| {
        settings.allow_agent_control = false;
        settings.allow_draw = false;
    })
    .await;
    let mut shared = world.shared_session().await;
    let request = json!({"type": "request", "session": shared.session});
    assert_eq!(code_of(&mut shared.ada, request).await, "forbidden");
    let draw = json!({"action": "relay", "route": shared.ada_route, "stream": "draw", "n": 0, "body": "{}"});
    shared.ada.send(&draw.to_string()).await;
    assert_eq!(shared.ada.notice("relay.refused").await["error"]["code"], "forbidden");
    shared.ada.ask("session", json!({"type": "end", "session": shared.session})).await.unwrap();

    organisation(|settings| settings.channels = vec![alongside_protocol::Channel::Webmessaging]).await;
    let created = shared.ada.ask("session", json!({"type": "create"})).await.unwrap();
    let issue = json!({"type": "issue", "session": created["view"]["session"]});
    assert_eq!(shared.ada.ask("key", issue).await.unwrap_err().code, "forbidden");
}

#[tokio::test]
async fn acts_that_are_too_many_too_long_or_lead_away_are_malformed() {
    let world = World::start().await;
    let mut shared = controlled(&world).await;
    let with = |acts: Value| {
        let mut request = act(&shared.session, 1, 1, 0);
        request["acts"] = acts;
        request
    };
    let click = json!({"do": "click", "node": 7});
    let cases = [
        with(json!([])),
        with(json!(vec![click.clone(); 33])),
        with(json!([{"do": "input", "node": 7, "value": "x".repeat(2_001)}])),
        with(json!([{"do": "run", "node": 7}])),
        with(json!([{"do": "click", "node": 7, "script": "x"}])),
        with(json!([{"do": "click", "node": -7}])),
        json!({"type": "navigate", "session": shared.session, "epoch": 1, "page": 1, "n": 0, "to": {"is": "path", "path": "//evil.example"}}),
    ];
    for request in cases {
        assert_eq!(code_of(&mut shared.ada, request.clone()).await, "malformed", "{request:.120}");
    }
    let long = with(json!([{"do": "input", "node": 7, "value": "x".repeat(9_000)}]));
    let mut frame = long;
    frame["action"] = json!("control");
    frame["id"] = json!("01JD3V8W0000000000000000AB");
    assert_eq!(shared.ada.send_bad(&frame.to_string()).await.code, "too_large");
    let arrived = shared.vera.hear_of(|message| message["notice"] == "control.act").await;
    assert_eq!(arrived, None);
}

/// Two viewers ask at once; the sharer grants one while the other gives back, takes back while somebody asks, … Each
/// round ends with one holder at most, and nobody else gets an act through.
#[tokio::test]
async fn however_requests_cross_there_are_never_two_holders() {
    let world = World::start().await;
    let Shared { mut ada, mut vera, session, .. } = world.shared_session().await;
    let mut ben = world.agent("ben").await;
    let joined = ben.ask("session", json!({"type": "join", "session": session})).await.unwrap();
    let bens_id = text(&joined["view"]["you"]);
    let request = json!({"type": "request", "session": session});
    let release = json!({"type": "release", "session": session});
    let take_back = json!({"type": "take_back", "session": session});
    for round in 0..12 {
        let (a, b) = join!(ada.ask("control", request.clone()), ben.ask("control", request.clone()));
        a.unwrap();
        b.unwrap();
        match round % 4 {
            0 => {
                let (granted, _) =
                    join!(vera.ask("control", grant(&session, "p1")), ada.ask("control", release.clone()));
                drop(granted);
            }
            1 => {
                vera.ask("control", grant(&session, "p1")).await.unwrap();
                let (granted, released) = join!(
                    vera.ask("control", grant(&session, &bens_id)),
                    ada.ask("control", release.clone())
                );
                granted.unwrap();
                released.unwrap();
            }
            2 => {
                let (taken, asked) =
                    join!(vera.ask("control", take_back.clone()), ada.ask("control", request.clone()));
                taken.unwrap();
                asked.unwrap();
            }
            _ => {
                vera.ask("control", grant(&session, &bens_id)).await.unwrap();
                let (left, asked) =
                    join!(ben.ask("control", release.clone()), ada.ask("control", request.clone()));
                left.unwrap();
                asked.unwrap();
            }
        }
        let resumed = vera.ask("session", json!({"type": "resume", "session": session})).await.unwrap();
        let control = &resumed["view"]["control"];
        let epoch = control["epoch"].as_u64().unwrap();
        let mut through = Vec::new();
        for (id, viewer) in [("p1", &mut ada), (bens_id.as_str(), &mut ben)] {
            for tried in epoch.saturating_sub(1)..=epoch + 1 {
                if code_of(viewer, act(&session, tried, 1, 0)).await == "ok" {
                    through.push((id.to_owned(), tried));
                }
            }
        }
        let expected: Vec<_> =
            control["holder"].as_str().map(|id| (id.to_owned(), epoch)).into_iter().collect();
        assert_eq!(through, expected, "round {round}");
        vera.ask("control", take_back.clone()).await.unwrap();
    }
}

#[tokio::test]
async fn a_holder_whose_connection_is_lost_loses_control_after_the_grace_and_everybody_is_told() {
    let world = World::start().await;
    let mut shared = controlled(&world).await;
    let mut ben = world.agent("ben").await;
    ben.ask("session", json!({"type": "join", "session": shared.session})).await.unwrap();
    shared.ada.close().await;
    shared.vera.notice("session.away").await;
    world.age(&shared.session, Duration::from_secs(15)).await;
    // Whatever comes next finds out; `sweep` would, within a minute.
    let resumed = ben.ask("session", json!({"type": "resume", "session": shared.session})).await.unwrap();
    assert_eq!(resumed["view"]["control"]["holder"], Value::Null);
    assert_eq!(shared.vera.notice("control.lost").await["about"], "p1");
}

impl World {
    /// Who is away has been so for longer.
    async fn age(&self, session: &str, by: Duration) {
        let (store, now) = (self.store().await, alongside_runtime::now());
        let mut session = store.session(&the(session), now).await.unwrap().unwrap();
        for participant in &mut session.participants {
            if let Attachment::Away { until } = &mut participant.attachment {
                *until = until.minus(by);
            }
        }
        let read_rev = session.rev;
        session.rev += 1;
        store.commit(&Commit::change(&session, read_rev), now).await.unwrap();
    }
}
