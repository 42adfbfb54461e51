//! Action `session`: requests, answers and notices about who is in a session.
//!
//! Every notice carries the whole view that its receiver may have, with a revision. A client keeps the newest and
//! drops the rest, so neither the order of messages nor a lost one matters: the next notice, or the answer to
//! `resume`, heals it.

use crate::{
    CobrowseSettings, Instant, Label, OrganisationId, ParticipantId, SealedRoute, SecurityKey, SessionId,
};
use serde::{Deserialize, Serialize};

/// What a client asks of `session`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum SessionRequest {
    /// The first message on a socket, and the one that keeps an idle socket open. Answer: [`Welcome`].
    Hello {
        /// The version that the client speaks.
        protocol: u32,
    },
    /// An agent opens a session and is its first viewer. Answer: [`Joined`].
    Create {},
    /// A visitor types the security key. The key is spent; the answer says who wants to see the page, so that the
    /// visitor can decide. Answer: [`Redeemed`].
    Redeem {
        /// The eight digits.
        key: SecurityKey,
    },
    /// A visitor who redeemed a key joins as sharer, with consent; an agent joins as viewer. Answer: [`Joined`].
    Join {
        /// The session to join.
        session: SessionId,
        /// What the visitor agreed to; agents send none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", ts(optional))]
        consent: Option<Consent>,
    },
    /// A visitor who redeemed a key does not want to share. Answer: `{}`.
    Refuse {
        /// The session that was offered.
        session: SessionId,
    },
    /// A participant is here: on a new connection, after a gap, or to renew the route. Answer: [`Joined`].
    Resume {
        /// The session.
        session: SessionId,
    },
    /// The caller leaves; the session goes on for the others. The sharer's leaving, and the last viewer's, ends it.
    /// Answer: [`Left`].
    Leave {
        /// The session.
        session: SessionId,
    },
    /// The session ends, for everyone. Answer: [`Left`].
    End {
        /// The session.
        session: SessionId,
    },
    /// The sharer's page shows nothing until `continue`. Answer: [`Controlled`].
    Pause {
        /// The session.
        session: SessionId,
        /// Why.
        reason: PauseReason,
    },
    /// The sharer's page shows itself again. Answer: [`Controlled`].
    Continue {
        /// The session.
        session: SessionId,
    },
}

/// What the sharer agreed to when they let others view their page, or act on it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Consent {
    /// Which wording was shown, with its version: `view-1`, `control-1`.
    pub wording: Label,
    /// In which language: `de`.
    pub locale: Label,
}

/// Who somebody is in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Role {
    /// The participant whose page is seen. One per session.
    Sharer,
    /// A participant who sees it.
    Viewer,
}

/// Where a session is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Phase {
    /// Nobody shares yet.
    Waiting,
    /// A sharer is in.
    Active,
    /// Over, for good.
    Ended,
}

/// Whether a participant can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Presence {
    /// Connected.
    Present,
    /// The connection is gone; until the moment named they can come back.
    Away {
        /// When the participant is taken to have left.
        until: Instant,
    },
}

/// A participant as the others see them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ParticipantView {
    /// Within the session.
    pub id: ParticipantId,
    /// Sharer or viewer.
    pub role: Role,
    /// The agent's name; a visitor has none yet.
    pub name: Option<Label>,
    /// Here or away.
    pub presence: Presence,
    /// Grows with every connection of this participant. A stream of an older epoch is to be dropped.
    pub epoch: u32,
}

/// A visitor has typed the key and is being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Offer {
    /// When the offer ends if the visitor does not decide.
    pub expires_at: Instant,
}

/// Why the sharer's page shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PauseReason {
    /// The sharer paused, and continues when they like.
    Sharer,
    /// One of the organisation's `pause_criteria` holds for the page. Another page goes on by itself.
    Page,
}

/// The sharer's page shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Pause {
    /// Why.
    pub reason: PauseReason,
    /// Since when.
    pub since: Instant,
}

/// Who may act on the sharer's page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ControlView {
    /// Who holds control.
    pub holder: Option<ParticipantId>,
    /// The epoch of the newest lease. Grows with every grant; acts of an older one are refused.
    pub epoch: u32,
    /// Who has asked, in the order of asking.
    pub asked: Vec<Ask>,
}

/// Somebody asks for control.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Ask {
    /// Who.
    pub by: ParticipantId,
    /// When the question ends unanswered.
    pub expires_at: Instant,
}

/// What the organisation allows in its sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Allowed {
    /// Viewers may ask for control.
    pub control: bool,
    /// A viewer in control may go to other pages.
    pub navigation: bool,
    /// Everybody may draw.
    pub draw: bool,
}

/// Why a session is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum EndReason {
    /// Somebody ended it.
    Ended,
    /// The sharer's connection was lost and did not come back in time.
    SharerLost,
    /// No viewer is left.
    NoViewerLeft,
    /// It reached the longest time that a session may last.
    TooLong,
}

/// How a session ended.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Ending {
    /// Why.
    pub reason: EndReason,
    /// When.
    pub at: Instant,
    /// Who, where somebody did.
    pub by: Option<ParticipantId>,
    /// As what they were in it.
    pub by_role: Option<Role>,
    /// Their name, where they have one.
    pub by_name: Option<Label>,
}

/// A session as one of its participants may see it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionView {
    /// The session.
    pub session: SessionId,
    /// Grows with every change: the newer view wins.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rev: u64,
    /// Where it is in its life.
    pub phase: Phase,
    /// Which participant the receiver is.
    pub you: ParticipantId,
    /// Who is in, in the order of joining.
    pub participants: Vec<ParticipantView>,
    /// Set while a visitor has typed the key and has not decided.
    pub offer: Option<Offer>,
    /// Who may act on the page.
    pub control: ControlView,
    /// Set while the page shows nothing.
    pub paused: Option<Pause>,
    /// What the organisation allows.
    pub allowed: Allowed,
    /// When the session was created.
    pub created_at: Instant,
    /// How it ended, once it has.
    pub ended: Option<Ending>,
}

/// The answer to `hello`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Welcome {
    /// The version that the server speaks.
    pub protocol: u32,
    /// The server's clock.
    pub now: Instant,
    /// When the proof of who is calling runs out: open the next socket, with a new ticket, before.
    pub expires_at: Instant,
    /// The caller's organisation.
    pub organisation: OrganisationId,
    /// The session that the caller is in, to be resumed.
    pub session: Option<SessionId>,
}

/// The answer to `redeem`: who wants to see the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Redeemed {
    /// The session to join or refuse.
    pub session: SessionId,
    /// The agent who asked.
    pub agent: Label,
    /// The agent's company.
    pub organisation: Label,
    /// When the offer ends.
    pub expires_at: Instant,
}

/// The answer to whatever changes or renews the caller's place in a session.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Joined {
    /// The session as it stands.
    pub view: SessionView,
    /// What `relay` wants to see; none while there is nobody to send to, and after the end.
    pub route: Option<SealedRoute>,
    /// For the sharer alone.
    pub settings: Option<CobrowseSettings>,
}

/// The answer to `leave` and `end`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Left {
    /// The session as it ended; none for who left one that goes on.
    pub view: Option<SessionView>,
}

/// The answer to a change that leaves everybody's place as it was.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Controlled {
    /// The session as it stands.
    pub view: SessionView,
}

/// What happened, in a notice's `notice` field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum NoticeKind {
    /// A visitor typed the key and is being asked.
    #[serde(rename = "session.offered")]
    Offered,
    /// The visitor does not want to share, or did not decide in time.
    #[serde(rename = "session.refused")]
    Refused,
    /// Somebody joined.
    #[serde(rename = "session.joined")]
    Joined,
    /// Somebody's connection is gone.
    #[serde(rename = "session.away")]
    Away,
    /// Somebody came back, perhaps on another connection.
    #[serde(rename = "session.returned")]
    Returned,
    /// Somebody left, or did not come back in time.
    #[serde(rename = "session.left")]
    Left,
    /// The session is over.
    #[serde(rename = "session.ended")]
    Ended,
    /// The sharer's page shows nothing from now on.
    #[serde(rename = "session.paused")]
    Paused,
    /// The sharer's page shows itself again.
    #[serde(rename = "session.continued")]
    Continued,
    /// A viewer asks for control.
    #[serde(rename = "control.asked")]
    ControlAsked,
    /// A viewer's question for control was taken back, or nobody answered it.
    #[serde(rename = "control.lapsed")]
    ControlLapsed,
    /// The sharer does not let a viewer who asked.
    #[serde(rename = "control.refused")]
    ControlRefused,
    /// A viewer holds control from now on.
    #[serde(rename = "control.granted")]
    ControlGranted,
    /// A viewer gave control back.
    #[serde(rename = "control.released")]
    ControlReleased,
    /// The sharer took control back.
    #[serde(rename = "control.taken_back")]
    ControlTakenBack,
    /// Control ended because a connection was lost for too long.
    #[serde(rename = "control.lost")]
    ControlLost,
}

/// Sent to a participant because of what someone else did.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Notice {
    /// What happened.
    pub notice: NoticeKind,
    /// The session in which it happened.
    pub session: SessionId,
    /// The session's revision after it.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rev: u64,
    /// Whom it is about, where it is about somebody.
    pub about: Option<ParticipantId>,
    /// The session as the receiver may see it.
    pub view: SessionView,
    /// The receiver's route from now on.
    pub route: Option<SealedRoute>,
}
