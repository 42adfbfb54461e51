//! Who may send what, in which state of a session: all roles, all messages, all states.
//!
//! What must be refused is sent all in one world a state: each refusal has its code, nobody hears of it, and at the
//! end the tables are as they were. What may be sent is sent in the order below, in one world a role and state.

use crate::world::{Client, Refused, World, issue_key, text};
use serde_json::{Value, json};
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Role {
    /// Viewer `p1`, who holds control where anybody does.
    Ada,
    /// Viewer `p2`.
    Ben,
    /// Sharer `p3`; outside while the session waits.
    Vera,
    /// An agent of the organisation, in no session.
    Carla,
    /// An agent of another organisation.
    Elif,
    /// A visitor of the organisation's site, in no session.
    Mallory,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Active,
    Asked,
    Held,
    Paused,
    TakenBack,
    Ended,
}

const ROLES: [Role; 6] = [Role::Ada, Role::Ben, Role::Vera, Role::Carla, Role::Elif, Role::Mallory];

/// In an order in which each leaves the next possible.
const MESSAGES: [&str; 28] = [
    "control act",
    "control navigate",
    "annotation list",
    "annotation add",
    "annotation edit",
    "annotation remove",
    "annotation clear",
    "control request",
    "session resume",
    "session join",
    "session refuse",
    "session redeem",
    "control grant",
    "control refuse",
    "session pause",
    "session continue",
    "control release",
    "control take_back",
    "key issue",
    "relay mirror",
    "relay want",
    "relay point",
    "relay draw",
    "relay acted",
    "relay sight",
    "relay ping",
    "relay pong",
    "session leave",
];

const STATES: [State; 7] =
    [State::Waiting, State::Active, State::Asked, State::Held, State::Paused, State::TakenBack, State::Ended];

/// What the documentation promises, said once more in other words: `ok`, or the code of the refusal.
fn expected(role: Role, message: &str, state: State) -> &'static str {
    let (action, kind) = message.split_once(' ').unwrap();
    let is_viewer = matches!(role, Role::Ada | Role::Ben);
    let is_sharer = role == Role::Vera && state != State::Waiting;
    let is_agent = !matches!(role, Role::Vera | Role::Mallory);
    let has_ended = state == State::Ended;
    if action == "relay" {
        let is_own = match kind {
            "mirror" | "acted" | "sight" | "pong" => is_sharer,
            "want" | "ping" | "point" => is_viewer,
            _ => is_viewer || is_sharer,
        };
        let has_receiver = is_sharer || state != State::Waiting || kind == "point" || kind == "draw";
        return match (is_own, has_receiver) {
            (true, true) => "ok",
            (true, false) => "nobody",
            _ => "forbidden",
        };
    }
    match kind {
        "redeem" => return if is_agent { "forbidden" } else { "not_found" },
        "join" if role == Role::Carla => return if has_ended { "expired" } else { "limit_reached" },
        "join" if !is_agent && !is_sharer => return "expired",
        "refuse" if action == "session" && role != Role::Elif => return "expired",
        _ if !is_viewer && !is_sharer => return "not_found",
        "join" | "resume" | "leave" => return "ok",
        _ => {}
    }
    let is_for = match message {
        "control act" | "control navigate" | "control request" | "control release" | "key issue" => is_viewer,
        "control grant" | "control refuse" | "control take_back" | "session pause" | "session continue" => {
            is_sharer
        }
        _ => true,
    };
    if !is_for {
        return "forbidden";
    }
    if has_ended {
        return "expired";
    }
    match message {
        "control act" | "control navigate" => match (role, state) {
            (Role::Ada, State::Held) => "ok",
            (Role::Ada, State::Paused) => "conflict",
            _ => "forbidden",
        },
        "control request" if state == State::Waiting => "conflict",
        "control grant" if state != State::Asked => "conflict",
        "key issue" if state != State::Waiting => "conflict",
        "annotation edit" => "not_found",
        _ => "ok",
    }
}

struct Stage {
    world: World,
    session: String,
    people: HashMap<Role, Client>,
    routes: HashMap<Role, String>,
}

impl Stage {
    async fn set(state: State) -> Self {
        let world = World::start().await;
        let (ada, session) = world.session().await;
        let mut stage = Self { session, people: HashMap::new(), routes: HashMap::new(), world };
        stage.people.insert(Role::Ada, ada);
        for (role, name) in [(Role::Ben, "ben"), (Role::Carla, "carla"), (Role::Elif, "elif")] {
            stage.people.insert(role, stage.world.agent(name).await);
        }
        for role in [Role::Vera, Role::Mallory] {
            stage.people.insert(role, stage.world.visitor().await);
        }
        stage.ask(Role::Ben, "session", json!({"type": "join"})).await.unwrap();
        if state != State::Waiting {
            stage.share().await;
        }
        for role in [Role::Ada, Role::Ben, Role::Vera] {
            if let Ok(resumed) = stage.ask(role, "session", json!({"type": "resume"})).await {
                stage.routes.insert(role, text(&resumed["route"]));
            }
        }
        stage.bring_to(state).await;
        for person in stage.people.values_mut() {
            person.forget().await;
        }
        stage
    }

    async fn share(&mut self) {
        let key = issue_key(self.people.get_mut(&Role::Ada).unwrap(), &self.session).await;
        let vera = self.people.get_mut(&Role::Vera).unwrap();
        vera.ask("session", json!({"type": "redeem", "key": key})).await.unwrap();
        let consent = json!({"wording": "view-1", "locale": "en"});
        self.ask(Role::Vera, "session", json!({"type": "join", "consent": consent})).await.unwrap();
    }

    async fn bring_to(&mut self, state: State) {
        if matches!(state, State::Waiting | State::Active) {
            return;
        }
        if state == State::Ended {
            self.ask(Role::Ben, "session", json!({"type": "end"})).await.unwrap();
            return;
        }
        self.ask(Role::Ada, "control", json!({"type": "request"})).await.unwrap();
        if state == State::Asked {
            return;
        }
        self.ask(Role::Vera, "control", message("control grant").1).await.unwrap();
        let last = match state {
            State::Paused => ("session", json!({"type": "pause", "reason": "sharer"})),
            State::TakenBack => ("control", json!({"type": "take_back"})),
            _ => return,
        };
        self.ask(Role::Vera, last.0, last.1).await.unwrap();
    }

    async fn ask(&mut self, role: Role, action: &str, mut request: Value) -> Result<Value, Refused> {
        if request["type"] != "redeem" {
            request["session"] = json!(self.session);
        }
        self.people.get_mut(&role).unwrap().ask(action, request).await
    }

    /// Sends it; `ok`, or the code of the refusal.
    async fn send(&mut self, role: Role, kind: &str) -> String {
        let (action, request) = message(kind);
        if action != "relay" {
            return self
                .ask(role, action, request)
                .await
                .map_or_else(|refused| refused.code, |_| "ok".to_owned());
        }
        let stream = kind.trim_start_matches("relay ");
        // Who has no route tries another's.
        let route = self.routes.get(&role).or_else(|| self.routes.get(&Role::Ada)).cloned().unwrap();
        let mut frame = request;
        frame["route"] = json!(route);
        self.people.get_mut(&role).unwrap().send(&frame.to_string()).await;
        self.outcome_of_relay(role, stream).await
    }

    /// A relayed message has no answer: it arrives, or its sender is told that it does not.
    async fn outcome_of_relay(&mut self, sender: Role, stream: &str) -> String {
        for _ in 0..1_000 {
            for (role, person) in &mut self.people {
                if *role == sender {
                    if let Some(refused) =
                        person.hear_of(|message| message["notice"] == "relay.refused").await
                    {
                        return text(&refused["error"]["code"]);
                    }
                } else if person.hear_of(|message| message["stream"] == stream).await.is_some() {
                    return "ok".to_owned();
                }
            }
        }
        panic!("`relay {stream}` of {sender:?} neither arrived nor was refused");
    }

    /// Whether nobody was told of anything.
    async fn is_quiet(&mut self) -> bool {
        for person in self.people.values_mut() {
            if !person.has_heard_nothing().await {
                return false;
            }
        }
        true
    }
}

/// A message of the right shape. Who names what does not exist names it rightly.
fn message(name: &str) -> (&str, Value) {
    let (action, kind) = name.split_once(' ').unwrap();
    let anchor = json!({"page": "https://shop.example/", "way": ["body"], "x": 0, "y": 0});
    let absent = "01JD3V8W0000000000000000AB";
    let mut request = match name {
        "control act" => json!({"epoch": 1, "page": 1, "n": 0, "acts": [{"do": "click", "node": 5}]}),
        "control navigate" => json!({"epoch": 1, "page": 1, "n": 1, "to": {"is": "back"}}),
        "control grant" => json!({"to": "p1", "consent": {"wording": "control-1", "locale": "en"}}),
        "control refuse" => json!({"to": "p1"}),
        "annotation add" => json!({"anchor": anchor, "mark": {"is": "note", "text": "here"}}),
        "annotation edit" => json!({"annotation": absent, "text": "there"}),
        "annotation remove" => json!({"annotation": absent}),
        "session pause" => json!({"reason": "sharer"}),
        "session redeem" => json!({"key": "00000000"}),
        _ if action == "relay" => {
            return (action, json!({"action": "relay", "stream": kind, "n": 0, "body": "{}"}));
        }
        _ => json!({}),
    };
    request["type"] = json!(kind);
    (action, request)
}

async fn refuse_all(state: State) -> usize {
    let mut stage = Stage::set(state).await;
    let before = stage.world.items().await;
    let mut refused = 0;
    for role in ROLES {
        // Wrong keys are counted, and the fifth locks: they have tests of their own.
        for name in MESSAGES.into_iter().filter(|name| *name != "session redeem") {
            let code = expected(role, name, state);
            if code != "ok" && code != "nobody" {
                assert_eq!(stage.send(role, name).await, code, "{role:?} sends `{name}` while {state:?}");
                refused += 1;
            }
        }
        assert!(stage.is_quiet().await, "somebody heard of what {role:?} was refused while {state:?}");
    }
    assert_eq!(stage.world.items().await, before, "a refusal while {state:?} has changed something");
    refused
}

async fn allow_all(state: State) -> usize {
    let mut allowed = 0;
    for role in [Role::Ada, Role::Ben, Role::Vera] {
        let mut stage = Stage::set(state).await;
        for name in MESSAGES {
            if expected(role, name, state) == "ok" {
                assert_eq!(stage.send(role, name).await, "ok", "{role:?} sends `{name}` while {state:?}");
                allowed += 1;
            }
        }
    }
    allowed
}

macro_rules! matrix {
    ($($name:ident: $state:ident,)*) => {
        $(
            mod $name {
                use super::*;

                #[tokio::test]
                async fn what_must_not_be_sent_is_refused_reaches_nobody_and_changes_nothing() {
                    let refused = refuse_all(State::$state).await;
                    assert!(refused > 80, "only {refused} refusals");
                }

                #[tokio::test]
                async fn what_may_be_sent_is_taken() {
                    let allowed = allow_all(State::$state).await;
                    assert!(allowed >= 20, "only {allowed} taken");
                }
            }
        )*

        #[test]
        fn every_state_has_its_tests() {
            assert_eq!([$(State::$state),*], STATES);
        }
    };
}

matrix! {
    waiting: Waiting,
    active: Active,
    asked: Asked,
    held: Held,
    paused: Paused,
    taken_back: TakenBack,
    ended: Ended,
}
