//! What an administrator sets and reads.

use crate::world::{Refused, World};
use serde_json::{Value, json};

impl World {
    async fn admin(
        &self,
        person: &str,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, Refused> {
        let token = self.gateway.token_for(person).unwrap();
        let address = format!("{}{path}", self.gateway.addresses().http);
        let request = reqwest::Client::new().request(method.parse().unwrap(), address).bearer_auth(token);
        let request = request.header("content-type", "application/json");
        let answer = request.body(body.map(Value::to_string).unwrap_or_default()).send().await.unwrap();
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.unwrap();
        if status == 200 { Ok(body) } else { Err(Refused::of_http(status, &body)) }
    }

    async fn settings(&self) -> Value {
        self.admin("ines", "GET", "/admin/settings", None).await.unwrap()
    }
}

#[tokio::test]
async fn settings_are_read_and_changed_and_new_sessions_obey_them_and_running_ones_stay() {
    let world = World::start().await;
    let (mut ada, running) = world.session().await;
    let mut settings = world.settings().await;
    assert_eq!(
        (&settings["name"], &settings["cobrowse"]["masking"]),
        (&json!("Nordwind Outfitters"), &json!("careful"))
    );
    settings["cobrowse"]["masking"] = json!("private");
    settings["cobrowse"]["allow_agent_control"] = json!(false);
    let change = json!({"rev": settings["rev"], "cobrowse": settings["cobrowse"]});
    let changed = world.admin("ines", "POST", "/admin/settings", Some(&change)).await.unwrap();
    assert_eq!(changed["rev"], settings["rev"].as_u64().unwrap() + 1);
    let again = world.admin("ines", "POST", "/admin/settings", Some(&change)).await.unwrap();
    assert_eq!(again, changed, "the same change twice is one");
    let resumed = ada.ask("session", json!({"type": "resume", "session": running})).await.unwrap();
    assert_eq!(resumed["view"]["allowed"]["control"], true);
    ada.ask("session", json!({"type": "end", "session": running})).await.unwrap();
    let mut shared = world.shared_session().await;
    let resumed =
        shared.vera.ask("session", json!({"type": "resume", "session": shared.session})).await.unwrap();
    assert_eq!(resumed["settings"]["masking"], "private");
    assert_eq!(resumed["view"]["allowed"]["control"], false);
}

#[tokio::test]
async fn who_changed_them_first_is_not_overwritten() {
    let world = World::start().await;
    let read = world.settings().await;
    let change = |days: u32| {
        let mut cobrowse = read["cobrowse"].clone();
        cobrowse["retention_days"] = json!(days);
        json!({"rev": read["rev"], "cobrowse": cobrowse})
    };
    let (seven, nine) = (change(7), change(9));
    let (first, second) = tokio::join!(
        world.admin("ines", "POST", "/admin/settings", Some(&seven)),
        world.admin("ines", "POST", "/admin/settings", Some(&nine))
    );
    let refused = match (first, second) {
        (Ok(_), Err(refused)) | (Err(refused), Ok(_)) => refused,
        other => panic!("one wins: {other:?}"),
    };
    assert_eq!((refused.status, refused.code.as_str()), (409, "conflict"));
}

#[tokio::test]
async fn nobody_without_the_permission_sets_or_reads_anything() {
    let world = World::start().await;
    for path in ["/admin/settings", "/admin/sessions?day=2026-11-20", "/admin/audit?session=x"] {
        for person in ["ada", "dmitri", "elif"] {
            let refused = world.admin(person, "GET", path, None).await.unwrap_err();
            assert_eq!((refused.status, refused.code.as_str()), (403, "forbidden"), "{person} {path}");
        }
    }
    let settings = world.settings().await;
    let change = json!({"rev": settings["rev"], "cobrowse": settings["cobrowse"]});
    assert_eq!(world.admin("ada", "POST", "/admin/settings", Some(&change)).await.unwrap_err().status, 403);
    assert_eq!(world.settings().await, settings);
}

#[tokio::test]
async fn settings_that_are_none_are_refused_and_change_nothing() {
    let world = World::start().await;
    let settings = world.settings().await;
    let with = |name: &str, value: Value| {
        let mut cobrowse = settings["cobrowse"].clone();
        cobrowse[name] = value;
        json!({"rev": settings["rev"], "cobrowse": cobrowse})
    };
    let cases = [
        (with("retention_days", json!(0)), "malformed"),
        (with("masking", json!("none")), "malformed"),
        (with("mask_selectors", json!([""])), "malformed"),
        (with("mask_selectors", json!(vec!["a"; 101])), "malformed"),
        (with("surprise", json!(1)), "malformed"),
        (with("pause_criteria", json!([{"url_fragment": "x", "condition": "matches"}])), "malformed"),
        (with("mask_selectors", json!(vec!["x".repeat(250); 70])), "too_large"),
    ];
    for (change, code) in cases {
        let refused = world.admin("ines", "POST", "/admin/settings", Some(&change)).await.unwrap_err();
        assert_eq!(refused.code, code, "{change:.200}");
    }
    assert_eq!(world.settings().await, settings);
}

#[tokio::test]
async fn the_audit_trail_tells_who_did_what_when_and_to_what_they_agreed() {
    let world = World::start().await;
    let mut shared = world.shared_session().await;
    let session = shared.session.clone();
    shared.ada.ask("control", json!({"type": "request", "session": session})).await.unwrap();
    let consent = json!({"wording": "control-1", "locale": "de"});
    let grant = json!({"type": "grant", "session": session, "to": "p1", "consent": consent});
    shared.vera.ask("control", grant).await.unwrap();
    shared.vera.ask("control", json!({"type": "take_back", "session": session})).await.unwrap();
    let anchor = json!({"page": "https://shop.example/", "way": ["body"], "x": 0, "y": 0});
    let note = json!({"is": "note", "text": "a secret between us"});
    let add = json!({"type": "add", "session": session, "anchor": anchor, "mark": note});
    shared.ada.ask("annotation", add).await.unwrap();
    shared
        .vera
        .ask("session", json!({"type": "pause", "session": session, "reason": "sharer"}))
        .await
        .unwrap();
    shared.vera.ask("session", json!({"type": "continue", "session": session})).await.unwrap();
    shared.vera.ask("session", json!({"type": "end", "session": session})).await.unwrap();

    let path = format!("/admin/audit?session={session}");
    let trail = world.admin("ines", "GET", &path, None).await.unwrap();
    let entries = trail["entries"].as_array().unwrap();
    let what: Vec<_> = entries.iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    let expected = [
        "created",
        "offered",
        "joined",
        "control_asked",
        "control_granted",
        "control_taken_back",
        "annotated",
        "paused",
        "continued",
        "ended",
    ];
    assert_eq!(what, expected);
    assert_eq!(entries[2]["consent"], json!({"wording": "view-1", "locale": "en"}));
    assert_eq!((&entries[4]["consent"], &entries[4]["name"]), (&consent, &json!("Ada Lindqvist")));
    let times: Vec<_> = entries.iter().map(|entry| entry["at"].as_u64().unwrap()).collect();
    assert!(times.is_sorted());
    let ended_at = times.last().unwrap();
    assert_eq!(trail["kept_until"].as_u64().unwrap() - ended_at, 30 * 24 * 60 * 60 * 1000);
    assert!(!trail.to_string().contains("a secret between us"));
    let day = alongside_protocol::Instant(times[0]).day();
    let list = world.admin("ines", "GET", &format!("/admin/sessions?day={day}"), None).await.unwrap();
    assert_eq!(list["sessions"][0]["session"], session.as_str());
    assert_eq!(
        (&list["sessions"][0]["created_by"], &list["sessions"][0]["reason"]),
        (&json!("Ada Lindqvist"), &json!("ended"))
    );
}

#[tokio::test]
async fn a_day_with_many_sessions_comes_in_pages_newest_first() {
    let world = World::start().await;
    let mut ada = world.agent("ada").await;
    let mut created = Vec::new();
    for _ in 0..30 {
        let joined = ada.ask("session", json!({"type": "create"})).await.unwrap();
        let session = joined["view"]["session"].as_str().unwrap().to_owned();
        ada.ask("session", json!({"type": "end", "session": session})).await.unwrap();
        created.push((joined["view"]["created_at"].as_u64().unwrap(), session));
    }
    let day = alongside_protocol::Instant(created[0].0).day();
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let page =
            world.admin("ines", "GET", &format!("/admin/sessions?day={day}{after}"), None).await.unwrap();
        let sessions = page["sessions"].as_array().unwrap();
        found.extend(
            sessions.iter().map(|one| {
                (one["created_at"].as_u64().unwrap(), one["session"].as_str().unwrap().to_owned())
            }),
        );
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert!(found.iter().map(|(at, _)| at).rev().is_sorted(), "newest first");
    found.sort();
    created.sort();
    assert_eq!(found, created);
    for path in ["/admin/sessions", "/admin/sessions?day=today", "/admin/sessions?day=2026-11-20&after=x"] {
        assert_eq!(world.admin("ines", "GET", path, None).await.unwrap_err().code, "malformed");
    }
}

#[tokio::test]
async fn another_organisations_trail_is_not_found() {
    let world = World::start().await;
    let mut elif = world.agent("elif").await;
    let joined = elif.ask("session", json!({"type": "create"})).await.unwrap();
    let session = joined["view"]["session"].as_str().unwrap();
    let refused =
        world.admin("ines", "GET", &format!("/admin/audit?session={session}"), None).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (404, "not_found"));
}
