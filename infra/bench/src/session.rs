//! A session through the real protocol: what a phone call makes of an agent, a colleague and a customer.

use crate::{
    client::{Client, text},
    error::Error,
    system::System,
};
use serde_json::json;

/// A session with a sharer and its viewers, everybody connected.
pub(crate) struct Session {
    pub(crate) viewers: Vec<Client>,
    pub(crate) sharer: Client,
    /// The sharer's, to all viewers.
    pub(crate) route: String,
}

impl Session {
    /// Opens a session of these agents and a new visitor.
    pub(crate) async fn open(system: &System, agents: &[String]) -> Result<Self, Error> {
        let mut viewers = Vec::new();
        for agent in agents {
            viewers.push(system.agent(agent).await?);
        }
        let mut sharer = system.visitor(None).await?;
        let [first, others @ ..] = viewers.as_mut_slice() else {
            return Err(Error::wrong("a session without an agent"));
        };
        let id = create(first).await?;
        let key = issue_key(first, &id).await?;
        redeem(&mut sharer, &key).await?;
        let mut route = join_as_sharer(&mut sharer, &id).await?;
        for viewer in others {
            join_as_viewer(viewer, &id).await?;
            // Everybody's route changes with who is in.
            route = text(&sharer.notice("session.joined").await?["route"])?;
        }
        Ok(Self { viewers, sharer, route })
    }
}

pub(crate) async fn create(agent: &mut Client) -> Result<String, Error> {
    let joined = agent.ask("session", json!({"type": "create"})).await?;
    text(&joined["view"]["session"])
}

pub(crate) async fn issue_key(agent: &mut Client, session: &str) -> Result<String, Error> {
    let issued = agent.ask("key", json!({"type": "issue", "session": session})).await?;
    text(&issued["key"])
}

pub(crate) async fn redeem(visitor: &mut Client, key: &str) -> Result<(), Error> {
    visitor.ask("session", json!({"type": "redeem", "key": key})).await.map(drop)
}

/// Gives the sharer's route.
pub(crate) async fn join_as_sharer(visitor: &mut Client, session: &str) -> Result<String, Error> {
    let consent = json!({"wording": "view-1", "locale": "en"});
    let request = json!({"type": "join", "session": session, "consent": consent});
    let joined = visitor.ask("session", request).await?;
    text(&joined["route"])
}

pub(crate) async fn join_as_viewer(agent: &mut Client, session: &str) -> Result<(), Error> {
    agent.ask("session", json!({"type": "join", "session": session})).await.map(drop)
}

pub(crate) async fn resume(participant: &mut Client, session: &str) -> Result<(), Error> {
    participant.ask("session", json!({"type": "resume", "session": session})).await.map(drop)
}

pub(crate) async fn end(participant: &mut Client, session: &str) -> Result<(), Error> {
    participant.ask("session", json!({"type": "end", "session": session})).await.map(drop)
}
