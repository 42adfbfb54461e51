//! Identifiers. Each is a type of its own, so that one can't stand where another belongs, and each is short and
//! of a narrow alphabet, so that none can smuggle a separator into a key or a script into a screen.

use serde::{Deserialize, Serialize};

/// An identifier from outside that is empty, too long, or has a character that identifiers don't have.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} must be 1 to {longest} characters of {alphabet}")]
pub struct InvalidId {
    what: &'static str,
    longest: usize,
    alphabet: &'static str,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal, $longest:literal, $alphabet:literal, $is_allowed:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(try_from = "String")]
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        pub struct $name(String);

        impl $name {
            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                let is_allowed: fn(char) -> bool = $is_allowed;
                if text.is_empty() || text.len() > $longest || !text.chars().all(is_allowed) {
                    return Err(InvalidId { what: $what, longest: $longest, alphabet: $alphabet });
                }
                Ok(Self(text))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = InvalidId;

            fn try_from(text: &str) -> Result<Self, InvalidId> {
                Self::try_from(text.to_owned())
            }
        }
    };
}

const fn is_name_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// What an identity provider may put in `sub`: anything printable in ASCII but the separator of our keys.
const fn is_subject_character(c: char) -> bool {
    c.is_ascii_graphic() && c != '#'
}

id!(
    /// A tenant.
    OrganisationId, "an organisation's id", 64, "letters, digits, '-' and '_'", is_name_character
);
id!(
    /// What an organisation's snippet carries: public, it names a site and proves nothing.
    SiteKey, "a site's key", 64, "letters, digits, '-' and '_'", is_name_character
);
id!(
    /// Who is calling: an agent's `sub`, or the visitor's random id.
    SubjectId, "a subject", 255, "printable ASCII without '#'", is_subject_character
);
id!(
    /// A co-browse or screen-share session.
    SessionId, "a session's id", 32, "letters, digits, '-' and '_'", is_name_character
);
id!(
    /// A participant within its session: `p1`, `p2`, in the order of joining. Never given twice.
    ParticipantId, "a participant's id", 8, "letters, digits, '-' and '_'", is_name_character
);
id!(
    /// API Gateway's connection id.
    ConnectionId, "a connection's id", 128, "printable ASCII without '#'", is_subject_character
);

/// A request's id: a ULID that the client makes. The same id twice has the effect of once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct RequestId(ulid::Ulid);

impl RequestId {
    /// A request's id of these 128 bits: for tests and programs that act as clients.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(ulid::Ulid(bits))
    }
}

impl TryFrom<String> for RequestId {
    type Error = ulid::DecodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        ulid::Ulid::from_string(&text).map(Self)
    }
}

impl From<RequestId> for String {
    fn from(id: RequestId) -> Self {
        id.0.to_string()
    }
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_takes_no_separator_no_space_and_no_script() {
        for text in ["", "a#b", "a b", "<b>", "é", &"x".repeat(65)] {
            assert!(OrganisationId::try_from(text).is_err(), "{text}");
        }
        assert!(OrganisationId::try_from("nordwind").is_ok());
        assert!(SubjectId::try_from("auth0|5f7c8ec7c33c6c004bbafe82").is_ok());
    }
}
