//! HTTP `/admin/*`: what an administrator sets, and reads.
//!
//! | route | body | answer |
//! |---|---|---|
//! | `GET /admin/settings` | | [`OrganisationSettings`] |
//! | `POST /admin/settings` | [`SettingsChange`] | [`OrganisationSettings`] |
//! | `GET /admin/sessions?day=2026-11-20&after=<cursor>` | | [`SessionList`] |
//! | `GET /admin/audit?session=<id>` | | [`AuditTrail`] |

use crate::{
    CobrowseSettings, Consent, EndReason, Instant, Label, ParticipantId, PauseReason, Role, SessionId,
};
use serde::{Deserialize, Serialize};

/// An organisation's settings as they stand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OrganisationSettings {
    /// Grows with every change.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rev: u64,
    /// The organisation's name, as customers know it.
    pub name: Label,
    /// How it shares pages.
    pub cobrowse: CobrowseSettings,
}

/// New settings. Sessions that go on keep those that they began with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SettingsChange {
    /// The revision that was read: who has changed them meanwhile is not overwritten.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rev: u64,
    /// How the organisation shares pages from now on.
    pub cobrowse: CobrowseSettings,
}

/// The organisation's sessions of one day (UTC), newest first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionList {
    /// A page of them.
    pub sessions: Vec<SessionSummary>,
    /// What `after` wants for the next page; none when this is the last.
    pub next: Option<String>,
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionSummary {
    /// The session.
    pub session: SessionId,
    /// The agent who created it.
    pub created_by: Label,
    /// When.
    pub created_at: Instant,
    /// When it ended, once it has.
    pub ended_at: Option<Instant>,
    /// Why.
    pub reason: Option<EndReason>,
}

/// What happened in a session, oldest first. No text of a page, a field or a note is in it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AuditTrail {
    /// The session.
    pub session: SessionId,
    /// What happened.
    pub entries: Vec<AuditEntry>,
    /// Until when it is kept, once the session has ended.
    pub kept_until: Option<Instant>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AuditEntry {
    /// When.
    pub at: Instant,
    /// What.
    #[serde(flatten)]
    pub what: AuditKind,
    /// Whom it is about, where it is about somebody.
    pub who: Option<ParticipantId>,
    /// As what they were in the session.
    pub role: Option<Role>,
    /// Their name, where they have one.
    pub name: Option<Label>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum AuditKind {
    /// The session was created.
    Created,
    /// A visitor typed the key.
    Offered,
    /// The visitor did not want to share.
    Refused,
    /// Somebody joined; a sharer with consent.
    Joined {
        /// What the sharer agreed to.
        consent: Option<Consent>,
    },
    /// Somebody left.
    Left,
    /// A viewer asked for control.
    ControlAsked,
    /// The question was taken back, or nobody answered.
    ControlLapsed,
    /// The sharer refused.
    ControlRefused,
    /// The sharer let a viewer act.
    ControlGranted {
        /// What the sharer agreed to.
        consent: Consent,
    },
    /// The viewer gave control back.
    ControlReleased,
    /// The sharer took control back.
    ControlTakenBack,
    /// Control ended because a connection was lost for too long.
    ControlLost,
    /// Sharing paused.
    Paused {
        /// Why.
        reason: PauseReason,
    },
    /// Sharing went on.
    Continued,
    /// Somebody added an annotation.
    Annotated,
    /// Somebody changed their note.
    AnnotationEdited,
    /// Somebody took annotations away.
    AnnotationsRemoved {
        /// How many.
        count: u32,
    },
    /// The session ended.
    Ended {
        /// Why.
        reason: EndReason,
    },
}
