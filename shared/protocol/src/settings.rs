//! How an organisation shares pages: what agents see, and what they may do. The names are Genesys's, so that its users
//! can bring their configuration along.

use serde::{Deserialize, Serialize};

/// The most entries that one list of the settings may have.
pub const MAX_LISTED: usize = 100;

/// The most characters of one selector or address fragment.
pub const MAX_SELECTOR_CHARACTERS: usize = 256;

/// The most bytes of a settings change: every session carries its settings, and pays for them with every write.
pub const MAX_SETTINGS_BYTES: usize = 16 * 1024;

/// The longest time in days that a session's audit trail can be kept.
pub const MAX_RETENTION_DAYS: u16 = 365;

/// How an organisation shares pages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CobrowseSettings {
    /// What is masked where no selector says otherwise.
    pub masking: Masking,
    /// CSS selectors of what agents never see, text and values. They win over `unmask_selectors`.
    pub mask_selectors: Vec<String>,
    /// CSS selectors of what agents may see although `masking` hides it. Nothing opens passwords, card and one-time-code
    /// fields, hidden and file inputs.
    pub unmask_selectors: Vec<String>,
    /// CSS selectors of what agents see and can't act on.
    pub readonly_selectors: Vec<String>,
    /// What is masked in text wherever it stands.
    pub mask_patterns: Vec<TextPattern>,
    /// On which pages sharing pauses by itself: one criterion that holds is enough.
    pub pause_criteria: Vec<PauseCriterion>,
    /// Through which channels a session can begin.
    pub channels: Vec<Channel>,
    /// Whether a viewer may ask for control.
    pub allow_agent_control: bool,
    /// Whether a viewer in control may go to other pages.
    pub allow_agent_navigation: bool,
    /// Whether agents and customers may draw.
    pub allow_draw: bool,
    /// Whether agents see the document's title.
    pub show_title: bool,
    /// Whether agents see drawing surfaces (`<canvas>`), as images.
    pub show_canvas: bool,
    /// Whether images of the page's own site are sent along. Agents see a placeholder otherwise.
    pub show_images: bool,
    /// For how many days after its end a session's audit trail is kept.
    pub retention_days: u16,
}

/// What is masked where no selector says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Masking {
    /// All text and all values, but for `unmask_selectors`.
    Private,
    /// Values of fields, but for `unmask_selectors`. The page's text is visible.
    #[default]
    Careful,
    /// Nothing but `mask_selectors` and what is always masked.
    Open,
}

/// A kind of text that is masked wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum TextPattern {
    /// A payment card's number: 13 to 19 digits with a right check digit.
    CardNumber,
    /// An international bank account number with right check digits.
    Iban,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

/// When sharing pauses by itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PauseCriterion {
    /// What the page's whole address is compared with.
    pub url_fragment: String,
    /// How.
    pub condition: UrlCondition,
}

/// How an address is compared with a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum UrlCondition {
    /// The address has the fragment somewhere.
    Includes,
    /// It has it nowhere.
    DoesNotInclude,
    /// It begins with it.
    StartsWith,
    /// It ends with it.
    EndsWith,
    /// It is the fragment.
    Equals,
}

/// Where a session can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Channel {
    /// A chat on the organisation's site.
    Webmessaging,
    /// A voice call, by security key.
    Voice,
}

/// What a new organisation starts with: the page's text visible, values masked, asked before every act.
impl Default for CobrowseSettings {
    fn default() -> Self {
        Self {
            masking: Masking::Careful,
            mask_selectors: Vec::new(),
            unmask_selectors: Vec::new(),
            readonly_selectors: Vec::new(),
            mask_patterns: vec![TextPattern::CardNumber, TextPattern::Iban],
            pause_criteria: Vec::new(),
            channels: vec![Channel::Webmessaging, Channel::Voice],
            allow_agent_control: true,
            allow_agent_navigation: true,
            allow_draw: true,
            show_title: false,
            show_canvas: false,
            show_images: true,
            retention_days: 30,
        }
    }
}

/// Why settings from outside can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSettings {
    /// A list with too many entries.
    #[error("a list has more than {MAX_LISTED} entries")]
    TooMany,
    /// An empty or too long selector or fragment.
    #[error("a selector or an address fragment must have 1 to {MAX_SELECTOR_CHARACTERS} characters")]
    Selector,
    /// A retention time out of range.
    #[error("the audit trail is kept for 1 to {MAX_RETENTION_DAYS} days")]
    Retention,
}

impl CobrowseSettings {
    /// Whether these settings can be stored: bounded, so that a session that carries them stays small.
    ///
    /// # Errors
    /// What is out of bounds.
    pub fn check(&self) -> Result<(), InvalidSettings> {
        let selectors = [&self.mask_selectors, &self.unmask_selectors, &self.readonly_selectors];
        let fragments = self.pause_criteria.iter().map(|criterion| &criterion.url_fragment);
        let lengths = [self.mask_patterns.len(), self.pause_criteria.len(), self.channels.len()];
        if selectors.iter().map(|list| list.len()).chain(lengths).any(|length| length > MAX_LISTED) {
            return Err(InvalidSettings::TooMany);
        }
        let fits = |text: &String| (1..=MAX_SELECTOR_CHARACTERS).contains(&text.trim().chars().count());
        if !selectors.into_iter().flatten().chain(fragments).all(fits) {
            return Err(InvalidSettings::Selector);
        }
        if !(1..=MAX_RETENTION_DAYS).contains(&self.retention_days) {
            return Err(InvalidSettings::Retention);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_bounded() {
        let settings = CobrowseSettings::default();
        assert_eq!(settings.check(), Ok(()));
        let with = |change: fn(&mut CobrowseSettings)| {
            let mut changed = settings.clone();
            change(&mut changed);
            changed.check()
        };
        assert_eq!(with(|s| s.mask_selectors = vec!["a".to_owned(); 100]), Ok(()));
        assert_eq!(with(|s| s.mask_selectors = vec!["a".to_owned(); 101]), Err(InvalidSettings::TooMany));
        assert_eq!(with(|s| s.readonly_selectors = vec!["a".repeat(256)]), Ok(()));
        assert_eq!(with(|s| s.readonly_selectors = vec!["a".repeat(257)]), Err(InvalidSettings::Selector));
        assert_eq!(with(|s| s.unmask_selectors = vec![" ".to_owned()]), Err(InvalidSettings::Selector));
        assert_eq!(with(|s| s.retention_days = 0), Err(InvalidSettings::Retention));
        assert_eq!(with(|s| s.retention_days = 366), Err(InvalidSettings::Retention));
    }
}
