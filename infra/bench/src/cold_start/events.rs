//! For every function, events as API Gateway or a schedule sends it, with what it needs in the tables.
//!
//! Each is the work that the function is there for, not its shortest way out: a session is created, a route leads to
//! two viewers, a lost connection has a session to be marked away in.

use crate::{
    client::text,
    error::{Error, Naming},
    system::System,
};
use alongside_policy::{Agent, Caller, Identity, Permissions};
use alongside_protocol::{
    CobrowseSettings, ConnectionId, Consent, Label, OrganisationId, ParticipantId, RequestId, Role,
    SessionId, SubjectId,
};
use alongside_runtime::{caller_context, now};
use alongside_seal::{Purpose, Seal};
use alongside_session::{Attachment, Control, ControlLease, Participant, RecordedConsent, Session};
use alongside_sockets::Route;
use alongside_store::{Commit, Engage, Store};
use axum::body::Bytes;
use serde_json::{Value, json};
use std::time::Duration;
use ulid::Ulid;

/// Makes events, each for one invocation.
pub(super) struct Events<'a> {
    system: &'a System,
    store: Store,
    secret: Vec<u8>,
}

impl<'a> Events<'a> {
    pub(super) async fn prepare(system: &'a System) -> Result<Self, Error> {
        Ok(Self { system, store: system.store()?, secret: system.secret().await? })
    }

    /// An event of a function, by its package.
    pub(super) async fn of(&self, package: &str) -> Result<Bytes, Error> {
        let event = match package {
            "issue-ticket" => self.visitor_ticket()?,
            "authorize" => self.authorization().await?,
            "connect" => socket_event("$connect", &fresh_agent()?, &fresh_connection()?, None),
            "disconnect" => self.lost_connection().await?,
            "generate-key" => self.key().await?,
            "session" => self.creation().await?,
            "relay" => self.relayed()?,
            "control" => self.act().await?,
            "annotate" => self.note().await?,
            "administer" => self.settings(),
            "sweep" => json!({}),
            _ => {
                return Err(Error::wrong(format!(
                    "{package} has no event: add one to infra/bench/src/cold_start/events.rs"
                )));
            }
        };
        Ok(Bytes::from(event.to_string()))
    }

    fn visitor_ticket(&self) -> Result<Value, Error> {
        let mut event = http_event("POST", "/visitor-tickets");
        event["headers"]["origin"] = json!(self.system.site("shop")?);
        event["body"] = json!(json!({"site": "site-nordwind"}).to_string());
        Ok(event)
    }

    /// A ticket that waits to be spent.
    async fn authorization(&self) -> Result<Value, Error> {
        let ticket = self.system.visitor_ticket(None).await?;
        let ticket = text(&ticket["ticket"])?;
        let mut event = socket_event("$connect", &fresh_agent()?, &fresh_connection()?, None);
        event["type"] = json!("REQUEST");
        event["methodArn"] = json!("arn:aws:execute-api:us-east-1:000000000000:sockets/default/$connect");
        event["headers"] = json!({"Origin": self.system.site("shop")?, "Host": "127.0.0.1"});
        event["queryStringParameters"] = json!({"ticket": ticket});
        event["multiValueQueryStringParameters"] = json!({"ticket": [ticket]});
        event["requestContext"]["authorizer"].take();
        Ok(event)
    }

    /// The agent's connection is lost, and with it the agent's place in a session.
    async fn lost_connection(&self) -> Result<Value, Error> {
        let (agent, connection) = (fresh_agent()?, fresh_connection()?);
        self.open_session(&agent, &connection).await?;
        Ok(socket_event("$disconnect", &agent, &connection, None))
    }

    /// An agent asks for a security key.
    async fn key(&self) -> Result<Value, Error> {
        let (agent, connection) = (fresh_agent()?, fresh_connection()?);
        let session = self.open_session(&agent, &connection).await?;
        Ok(request("key", &agent, &connection, json!({"type": "issue", "session": session.id})))
    }

    /// The holder of control presses something.
    async fn act(&self) -> Result<Value, Error> {
        let (agent, connection) = (fresh_agent()?, fresh_connection()?);
        let mut session = self.open_session(&agent, &connection).await?;
        let holder = session.participants.first().naming("the agent's place")?.clone();
        session.participants.push(Participant {
            id: ParticipantId::try_from("p2").naming("a participant's id")?,
            role: Role::Sharer,
            name: None,
            attachment: Attachment::Present { connection: fresh_connection()?, until: session.ends_at },
            ..holder.clone()
        });
        let consent = Consent { wording: label("control-1")?, locale: label("en")? };
        session.control = Control {
            epoch: 1,
            lease: Some(ControlLease {
                holder: holder.id,
                consent: RecordedConsent { at: now(), to: consent },
            }),
            asked: Vec::new(),
        };
        let read_rev = session.rev;
        session.rev += 1;
        self.store.commit(&Commit::change(&session, read_rev), now()).await.naming("storing a lease")?;
        let acts = [json!({"do": "click", "node": 17})];
        let act = json!({"type": "act", "session": session.id, "epoch": 1, "page": 1, "n": 0, "acts": acts});
        Ok(request("control", &agent, &connection, act))
    }

    /// An agent writes a note.
    async fn note(&self) -> Result<Value, Error> {
        let (agent, connection) = (fresh_agent()?, fresh_connection()?);
        let session = self.open_session(&agent, &connection).await?;
        let anchor = json!({"page": "https://shop.example/", "way": ["body"], "x": 500, "y": 500});
        let mark = json!({"is": "note", "text": "Here, please"});
        let add = json!({"type": "add", "session": session.id, "anchor": anchor, "mark": mark});
        Ok(request("annotation", &agent, &connection, add))
    }

    /// An administrator reads the settings.
    fn settings(&self) -> Value {
        let expires_at = now().plus(Duration::from_secs(600)).as_epoch_seconds().to_string();
        let claims = json!({
            "sub": "ines", "name": "Ines Duarte", "organisation": "nordwind", "exp": expires_at,
            "scope": "cobrowse:settings:edit",
        });
        let mut event = http_event("GET", "/admin/settings");
        event["requestContext"]["authorizer"] = json!({"jwt": {"claims": claims, "scopes": null}});
        event
    }

    /// An agent creates a session.
    async fn creation(&self) -> Result<Value, Error> {
        let (agent, connection) = (fresh_agent()?, fresh_connection()?);
        self.store.open_connection(&connection, now()).await.naming("recording a connection")?;
        Ok(request("session", &agent, &connection, json!({"type": "create"})))
    }

    /// One kilobyte for two viewers.
    fn relayed(&self) -> Result<Value, Error> {
        let (sharer, connection) = (fresh_agent()?, fresh_connection()?);
        let route = Route {
            from: connection.clone(),
            sharer: None,
            viewers: vec![fresh_connection()?, fresh_connection()?],
            may_draw: true,
            session: fresh_session()?,
            participant: ParticipantId::try_from("p2").naming("a participant's id")?,
            role: Role::Sharer,
            epoch: 1,
            expires_at: now().plus(Duration::from_secs(600)),
        };
        let route = Seal::new(&self.secret, Purpose::Route).seal(&route).naming("sealing a route")?;
        let body = json!({
            "action": "relay", "route": route, "stream": "mirror", "n": 0, "body": "A".repeat(1024),
        });
        Ok(socket_event("relay", &sharer, &connection, Some(&body.to_string())))
    }

    /// A session of this agent, as if created a moment ago.
    async fn open_session(&self, agent: &Caller, connection: &ConnectionId) -> Result<Session, Error> {
        self.store.open_connection(connection, now()).await.naming("recording a connection")?;
        let session = Session::create(
            fresh_session()?,
            label("Nordwind Outfitters")?,
            CobrowseSettings::default(),
            agent,
            connection.clone(),
            RequestId::from_bits(Ulid::generate().0),
            now(),
        );
        let commit = Commit {
            engage: Some(Engage { agent: &agent.subject, instead_of: None }),
            bind: Some(connection),
            ..Commit::create(&session)
        };
        self.store.commit(&commit, now()).await.naming("storing a session")?;
        Ok(session)
    }
}

/// Whether the function did its work twice, by its answers and by what it posted: a refusal would be quicker.
pub(super) fn check(package: &str, answers: &[Bytes; 2], posted: &[Value]) -> Result<(), Error> {
    for answer in answers {
        let answer: Value = serde_json::from_slice(answer).naming(format!("the answer of {package}"))?;
        let good = match package {
            "authorize" => answer["policyDocument"]["Statement"][0]["Effect"] == "Allow",
            "sweep" => answer.is_null(),
            _ => answer["statusCode"] == 200,
        };
        if !good {
            return Err(Error::wrong(format!("{package} did not do its work: it answered {answer}")));
        }
    }
    let count = |is_it: fn(&Value) -> bool| posted.iter().filter(|message| is_it(message)).count();
    let good = match package {
        "control" => count(|message| message["notice"] == "control.act") == 2,
        "generate-key" | "session" | "annotate" => count(|message| message.get("ok").is_some()) == 2,
        "relay" => count(|message| message["stream"] == "mirror") == 4,
        _ => true,
    };
    if good {
        Ok(())
    } else {
        Err(Error::wrong(format!("{package} did not do its work: it posted {posted:?}")))
    }
}

/// An event of the HTTP API.
fn http_event(method: &str, path: &str) -> Value {
    let route = format!("{method} {path}");
    json!({
        "version": "2.0",
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"content-type": "application/json", "x-forwarded-for": "127.0.0.1"},
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "http",
            "domainName": "127.0.0.1",
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": "bench",
            },
            "requestId": Ulid::generate().to_string(),
            "routeKey": route,
            "stage": "$default",
            "timeEpoch": now().0,
        },
        "isBase64Encoded": false,
    })
}

/// A message that asks for something.
fn request(action: &str, caller: &Caller, connection: &ConnectionId, mut request: Value) -> Value {
    request["action"] = json!(action);
    request["id"] = json!(Ulid::generate().to_string());
    socket_event(action, caller, connection, Some(&request.to_string()))
}

/// An event of the WebSocket API.
fn socket_event(route: &str, caller: &Caller, connection: &ConnectionId, body: Option<&str>) -> Value {
    let kind = match route {
        "$connect" => "CONNECT",
        "$disconnect" => "DISCONNECT",
        _ => "MESSAGE",
    };
    let mut event = json!({
        "requestContext": {
            "routeKey": route,
            "eventType": kind,
            "extendedRequestId": Ulid::generate().to_string(),
            "requestTime": "20/Nov/2026:07:00:00 +0000",
            "messageDirection": "IN",
            "stage": "default",
            "connectedAt": now().0,
            "requestTimeEpoch": now().0,
            "identity": {"userAgent": "bench", "sourceIp": "127.0.0.1"},
            "requestId": Ulid::generate().to_string(),
            "domainName": "127.0.0.1",
            "connectionId": connection,
            "apiId": "sockets",
            "authorizer": caller_context(caller),
        },
        "isBase64Encoded": false,
    });
    if let Some(body) = body {
        event["body"] = json!(body);
    }
    event
}

fn fresh_agent() -> Result<Caller, Error> {
    let agent = Agent {
        name: label("Ada Lindqvist")?,
        permissions: Permissions::from_scopes("cobrowse:session:view cobrowse:voice:escalate"),
    };
    Ok(Caller {
        organisation: OrganisationId::try_from("nordwind").naming("an organisation's id")?,
        subject: SubjectId::try_from(format!("cold-{}", Ulid::generate())).naming("a subject")?,
        identity: Identity::Agent(agent),
        expires_at: now().plus(Duration::from_secs(3600)),
    })
}

fn fresh_connection() -> Result<ConnectionId, Error> {
    ConnectionId::try_from(format!("{}=", Ulid::generate())).naming("a connection's id")
}

fn fresh_session() -> Result<SessionId, Error> {
    SessionId::try_from(Ulid::generate().to_string()).naming("a session's id")
}

fn label(text: &str) -> Result<Label, Error> {
    Label::try_from(text).naming("a label")
}
