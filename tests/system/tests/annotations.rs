//! Notes and drawings pinned to the page.

use crate::world::{Client, Shared, World, text};
use serde_json::{Value, json};

fn add(session: &str, words: &str) -> Value {
    let anchor = json!({"page": "https://shop.example/", "way": ["body > p"], "x": 500, "y": 500});
    json!({"type": "add", "session": session, "anchor": anchor, "mark": {"is": "note", "text": words}})
}

async fn list(client: &mut Client, session: &str) -> Value {
    client.ask("annotation", json!({"type": "list", "session": session})).await.unwrap()
}

#[tokio::test]
async fn a_note_is_told_to_everybody_else_and_there_for_who_comes_late() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let session = shared.session.clone();
    assert_eq!(list(&mut shared.ada, &session).await, json!({"rev": 0, "annotations": []}));
    let answer = shared.ada.ask("annotation", add(&session, "<b>here</b>")).await.unwrap();
    assert_eq!(answer, json!({"rev": 1}));
    let told = shared.vera.notice("annotation.changed").await;
    assert_eq!((&told["rev"], &told["put"]["mark"]["text"]), (&json!(1), &json!("<b>here</b>")));
    assert_eq!((&told["put"]["by"], &told["put"]["by_name"]), (&json!("p1"), &json!("Ada Lindqvist")));
    assert!(shared.ada.has_heard_nothing().await, "who did it has an answer");
    let mut ben = world.agent("ben").await;
    ben.ask("session", json!({"type": "join", "session": session})).await.unwrap();
    assert_eq!(list(&mut ben, &session).await["annotations"][0], told["put"]);
}

#[tokio::test]
async fn everybody_sees_the_same_after_edits_removals_and_clearing_at_once() {
    let world = World::start().await;
    let Shared { mut ada, mut vera, session, .. } = world.shared_session().await;
    for round in 0..5 {
        let (a, v) = tokio::join!(
            ada.ask("annotation", add(&session, &format!("a{round}"))),
            vera.ask("annotation", add(&session, &format!("v{round}")))
        );
        a.unwrap();
        v.unwrap();
    }
    let board = list(&mut ada, &session).await;
    assert_eq!(board["annotations"].as_array().unwrap().len(), 10);
    assert_eq!(board["rev"], 10);
    let of = |by: &str| {
        let all = board["annotations"].as_array().unwrap().iter();
        all.filter(|one| one["by"] == by).map(|one| text(&one["id"])).collect::<Vec<_>>()
    };
    let edit = json!({"type": "edit", "session": session, "annotation": of("p1")[0], "text": "changed"});
    let remove = json!({"type": "remove", "session": session, "annotation": of("p1")[1]});
    let (edited, removed) = tokio::join!(ada.ask("annotation", edit), vera.ask("annotation", remove));
    edited.unwrap();
    removed.unwrap();
    let foreign = json!({"type": "remove", "session": session, "annotation": of("p2")[0]});
    assert_eq!(ada.ask("annotation", foreign).await.unwrap_err().code, "forbidden");
    ada.ask("annotation", json!({"type": "clear", "session": session})).await.unwrap();
    let left = list(&mut vera, &session).await;
    assert_eq!(left, list(&mut ada, &session).await);
    assert!(left["annotations"].as_array().unwrap().iter().all(|one| one["by"] == "p2"));
    vera.ask("annotation", json!({"type": "clear", "session": session})).await.unwrap();
    assert_eq!(list(&mut ada, &session).await["annotations"], json!([]));
}

#[tokio::test]
async fn the_same_request_twice_adds_one() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let id = "01JD3V8W0000000000000000AB";
    for _ in 0..2 {
        let answer = shared.ada.ask_as(id, "annotation", add(&shared.session, "here")).await.unwrap();
        assert_eq!(answer, json!({"rev": 1}));
    }
}

#[tokio::test]
async fn they_go_with_the_session() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    shared.ada.ask("annotation", add(&shared.session, "a secret between us")).await.unwrap();
    shared.vera.ask("session", json!({"type": "end", "session": shared.session})).await.unwrap();
    assert!(!world.items().await.iter().any(|item| item.contains("a secret between us")));
}

#[tokio::test]
async fn what_is_no_annotation_is_malformed() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let with = |path: &str, value: Value| {
        let mut request = add(&shared.session, "here");
        *request.pointer_mut(path).unwrap() = value;
        request
    };
    let cases = [
        with("/mark/text", json!("")),
        with("/mark/text", json!("x".repeat(501))),
        with("/mark", json!({"is": "stroke", "points": [[0, 0]]})),
        with("/mark", json!({"is": "stroke", "points": vec![[0, 0]; 257]})),
        with("/mark", json!({"is": "arrow", "from": [0, 0], "to": [1, 1]})),
        with("/anchor/way", json!([])),
        with("/anchor/way", json!(["x".repeat(513)])),
        with("/anchor/page", json!("")),
        with("/anchor/x", json!(0.5)),
    ];
    for request in cases {
        let refused = shared.ada.ask("annotation", request.clone()).await.unwrap_err();
        assert_eq!(refused.code, "malformed", "{request:.160}");
    }
    assert!(shared.vera.has_heard_nothing().await);
}
