//! Action `key`: security keys, which an agent reads out and the sharer types.

use crate::{Instant, SessionId};
use serde::{Deserialize, Serialize};

/// What an agent asks of `generate-key`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum KeyRequest {
    /// A fresh key for a session that waits for its sharer. An earlier key of the session ends with it.
    Issue {
        /// The session that the key will open.
        session: SessionId,
    },
}

/// A key that was just issued. The digits are told once, to the agent who asked, and stored nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct IssuedKey {
    /// The eight digits.
    pub key: SecurityKey,
    /// When the key ends if nobody uses it.
    pub expires_at: Instant,
}

/// Eight digits. Taken with spaces and hyphens, as people type them; kept without.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct SecurityKey(String);

/// Text that isn't eight digits.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a security key has eight digits, like 1234 5678")]
pub struct NotEightDigits;

impl SecurityKey {
    /// The key made of this number's last eight digits.
    #[must_use]
    pub fn from_number(number: u64) -> Self {
        Self(format!("{:08}", number % 100_000_000))
    }

    /// The eight digits. A secret: never log it.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// Hides the digits, so that no log line can tell them.
impl std::fmt::Debug for SecurityKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecurityKey(…)")
    }
}

impl TryFrom<String> for SecurityKey {
    type Error = NotEightDigits;

    fn try_from(text: String) -> Result<Self, NotEightDigits> {
        if text.len() > 32 {
            return Err(NotEightDigits);
        }
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(NotEightDigits)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_taken_with_and_without_the_space() {
        for text in ["12345678", "1234 5678", " 12-34 56 78 ", "1234\u{a0}5678"] {
            assert_eq!(SecurityKey::try_from(text.to_owned()).unwrap().digits(), "12345678");
        }
        for text in ["", "1234567", "123456789", "1234567a", "１２３４５６７８"] {
            assert!(SecurityKey::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
