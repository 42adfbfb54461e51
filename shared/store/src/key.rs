//! The keys of both tables. Nothing else in the house builds one.
//!
//! `sessions` has a partition for each session, and in it, by sort key: `STATE`, the session itself; `BOARD`, its
//! annotations; `AUDIT#…`, what happened, in the order of time.
//!
//! Identifiers hold no `#` (see `alongside_protocol::id`), so no key of one kind can be mistaken for another's.

use alongside_protocol::{ConnectionId, Instant, OrganisationId, SessionId, SiteKey, SubjectId};
use aws_sdk_dynamodb::types::AttributeValue;

/// The name of the partition key in both tables.
pub(crate) const PK: &str = "pk";

/// The name of the sort key in `sessions`.
pub(crate) const SK: &str = "sk";

/// The sort key of a session's state.
pub(crate) const STATE: &str = "STATE";

/// The sort key of a session's annotations.
pub(crate) const BOARD: &str = "BOARD";

/// What the sort keys of a session's audit trail begin with.
pub(crate) const AUDIT: &str = "AUDIT#";

/// The sort key of what a change left in the audit trail: `kind` and `rev` say which change it was, so that none is
/// written twice.
pub(crate) fn audit_sort_key(at: Instant, kind: char, rev: u64) -> String {
    format!("{AUDIT}{:015}#{kind}{rev:08}", at.0)
}

/// A partition key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key(String);

impl Key {
    /// `sessions`: everything of a session.
    pub(crate) fn session(id: &SessionId) -> Self {
        Self(format!("SESSION#{id}"))
    }

    /// `directory`: an organisation.
    pub(crate) fn organisation(id: &OrganisationId) -> Self {
        Self(format!("ORG#{id}"))
    }

    /// `directory`: an organisation by the key in its snippet.
    pub(crate) fn site(key: &SiteKey) -> Self {
        Self(format!("SITE#{key}"))
    }

    /// `directory`: a ticket, by its hash.
    pub(crate) fn ticket(hash: &str) -> Self {
        Self(format!("TICKET#{hash}"))
    }

    /// `directory`: a connection.
    pub(crate) fn connection(id: &ConnectionId) -> Self {
        Self(format!("CONN#{id}"))
    }

    /// `directory`: the session that an agent is in.
    pub(crate) fn engagement(organisation: &OrganisationId, agent: &SubjectId) -> Self {
        Self(format!("ENGAGED#{organisation}#{agent}"))
    }

    /// `directory`: a security key, by its keyed hash.
    pub(crate) fn security_key(hash: &str) -> Self {
        Self(format!("KEY#{hash}"))
    }

    /// `directory`: wrong keys from one source in an organisation.
    pub(crate) fn tries_of_source(organisation: &OrganisationId, source_hash: &str) -> Self {
        Self(format!("TRIES#{organisation}#{source_hash}"))
    }

    /// `directory`: wrong keys in an organisation.
    pub(crate) fn tries_of_organisation(organisation: &OrganisationId) -> Self {
        Self(format!("TRIES#{organisation}"))
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }

    pub(crate) fn into_attribute(self) -> AttributeValue {
        AttributeValue::S(self.0)
    }
}

/// A session's id out of its key, as the index gives it.
pub(crate) fn session_of(pk: &str) -> Option<SessionId> {
    SessionId::try_from(pk.strip_prefix("SESSION#")?).ok()
}
