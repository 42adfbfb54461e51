//! Short texts that people will read: names of agents and organisations.

use serde::{Deserialize, Serialize};

/// A text from outside that is empty, too long, or holds control characters.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name must be 1 to 80 characters without control characters")]
pub struct InvalidText;

/// A name to show: 1 to 80 characters, trimmed, no control or direction-changing characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Label(String);

impl Label {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Characters that turn the reading direction could make one name look like another.
const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl TryFrom<String> for Label {
    type Error = InvalidText;

    fn try_from(text: String) -> Result<Self, InvalidText> {
        let trimmed = text.trim();
        let is_hostile = |c: char| c.is_control() || turns_direction(c);
        if trimmed.is_empty() || trimmed.chars().count() > 80 || trimmed.chars().any(is_hostile) {
            return Err(InvalidText);
        }
        Ok(Self(trimmed.to_owned()))
    }
}

impl TryFrom<&str> for Label {
    type Error = InvalidText;

    fn try_from(text: &str) -> Result<Self, InvalidText> {
        Self::try_from(text.to_owned())
    }
}
