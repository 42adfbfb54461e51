//! A session's state: one item in the table.

use crate::{Attachment, Control, Participant};
use alongside_policy::{Caller, ROUTE_LIFE, SESSION_LIFE};
use alongside_protocol::{
    CobrowseSettings, ConnectionId, Ending, Instant, Label, OrganisationId, ParticipantId, Pause, Phase,
    RequestId, Role, SessionId, SubjectId,
};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// How many answered requests a session remembers. A client repeats at most what it has under way.
const REMEMBERED_REQUESTS: usize = 32;

/// All that there is to know of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The session's id.
    pub id: SessionId,
    /// The tenant.
    pub organisation: OrganisationId,
    /// The tenant's name, for the consent dialog.
    pub organisation_name: Label,
    /// How the organisation shares pages, as it stood when the session was created.
    pub settings: CobrowseSettings,
    /// The agent who created it.
    pub created_by: Label,
    /// Grows with every change.
    pub rev: u64,
    /// Who is in, in the order of joining. After the end: who was in at the end.
    pub participants: Vec<Participant>,
    /// How many participants there have ever been.
    pub joined_ever: u32,
    /// The live security key, while there is one.
    pub key: Option<KeyHold>,
    /// The visitor who has typed the key and is being asked.
    pub offer: Option<OfferHold>,
    /// Who may act on the page, and who asks to.
    pub control: Control,
    /// Set while the sharer's page shows nothing.
    pub paused: Option<Pause>,
    /// When it was created.
    pub created_at: Instant,
    /// When it ends at the latest.
    pub ends_at: Instant,
    /// How it ended.
    pub ended: Option<Ending>,
    /// The requests that had an effect, latest last.
    pub answered: VecDeque<RequestId>,
}

/// A security key, as a keyed hash: the digits are stored nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyHold {
    /// The keyed hash of organisation and digits.
    pub hash: String,
    /// When it ends unused.
    pub expires_at: Instant,
}

/// Who may join as sharer: the visitor who spent the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferHold {
    /// The visitor.
    pub visitor: SubjectId,
    /// When the offer ends undecided.
    pub expires_at: Instant,
}

impl Session {
    /// A new session with the agent who creates it as its first viewer.
    #[must_use]
    pub fn create(
        id: SessionId,
        organisation_name: Label,
        settings: CobrowseSettings,
        agent: &Caller,
        connection: ConnectionId,
        request: RequestId,
        now: Instant,
    ) -> Self {
        // Only agents create sessions; who is none has no name, and gets the organisation's.
        let created_by =
            agent.as_agent().map_or_else(|| organisation_name.clone(), |agent| agent.name.clone());
        let mut session = Self {
            id,
            organisation: agent.organisation.clone(),
            organisation_name,
            settings,
            created_by,
            rev: 1,
            participants: Vec::new(),
            joined_ever: 0,
            key: None,
            offer: None,
            control: Control::default(),
            paused: None,
            created_at: now,
            ends_at: now.plus(SESSION_LIFE),
            ended: None,
            answered: VecDeque::new(),
        };
        session.admit(agent, Role::Viewer, connection, now);
        session.remember(request);
        session
    }

    /// Where the session is in its life.
    #[must_use]
    pub fn phase(&self) -> Phase {
        if self.ended.is_some() {
            Phase::Ended
        } else if self.sharer().is_some() {
            Phase::Active
        } else {
            Phase::Waiting
        }
    }

    /// The participant whose page is seen.
    #[must_use]
    pub fn sharer(&self) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.role == Role::Sharer)
    }

    /// The participants who see it.
    pub fn viewers(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|participant| participant.role == Role::Viewer)
    }

    /// The caller's place in the session.
    #[must_use]
    pub fn participant_of(&self, caller: &Caller) -> Option<&Participant> {
        self.participants.iter().find(|participant| {
            participant.subject == caller.subject && self.organisation == caller.organisation
        })
    }

    /// A participant by its id.
    #[must_use]
    pub fn participant(&self, id: &ParticipantId) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.id == *id)
    }

    /// Whether a request had its effect already.
    #[must_use]
    pub fn has_answered(&self, request: RequestId) -> bool {
        self.answered.contains(&request)
    }

    pub(crate) fn remember(&mut self, request: RequestId) {
        self.answered.push_back(request);
        if self.answered.len() > REMEMBERED_REQUESTS {
            self.answered.pop_front();
        }
    }

    /// Lets the caller in. The id counts up, so it is never given twice.
    pub(crate) fn admit(
        &mut self,
        caller: &Caller,
        role: Role,
        connection: ConnectionId,
        now: Instant,
    ) -> ParticipantId {
        self.joined_ever += 1;
        #[expect(clippy::expect_used, reason = "'p' and at most seven digits are an id")]
        let id = ParticipantId::try_from(format!("p{}", self.joined_ever % 10_000_000))
            .expect("a participant's id");
        self.participants.push(Participant {
            id: id.clone(),
            subject: caller.subject.clone(),
            role,
            name: caller.as_agent().map(|agent| agent.name.clone()),
            epoch: 1,
            attachment: Attachment::Present { connection, until: now.plus(ROUTE_LIFE) },
            consent: None,
        });
        id
    }
}
