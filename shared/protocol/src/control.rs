//! Action `control`: the right to act on the sharer's page, and acting under it.
//!
//! One participant at most holds control. Every grant has a new epoch, every act carries it, and it is checked in the
//! table for each act, and again in the sharer's page.

use crate::{Consent, ParticipantId, SessionId};
use serde::{Deserialize, Serialize};

/// The most acts that one request may carry.
pub const MAX_ACTS: usize = 32;

/// The most characters that an act may put into a field.
pub const MAX_INPUT_CHARACTERS: usize = 2_000;

/// The most options of one list that an act may choose.
pub const MAX_CHOSEN: usize = 256;

/// The most characters of a path to go to.
pub const MAX_PATH_CHARACTERS: usize = 1_000;

/// What a participant asks of `control`. Answer: [`Controlled`](crate::Controlled), but for `act` and `navigate`,
/// which are answered `{}` as soon as the sharer's page has been sent them: what became of them, the page tells with
/// an [`Outcome`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ControlRequest {
    /// A viewer asks for control.
    Request {
        /// The session.
        session: SessionId,
    },
    /// The sharer lets a viewer who asked. Who held it before, holds it no longer.
    Grant {
        /// The session.
        session: SessionId,
        /// The viewer.
        to: ParticipantId,
        /// What the sharer agreed to.
        consent: Consent,
    },
    /// The sharer does not let a viewer who asked.
    Refuse {
        /// The session.
        session: SessionId,
        /// The viewer.
        to: ParticipantId,
    },
    /// A viewer gives control back, or takes the question back.
    Release {
        /// The session.
        session: SessionId,
    },
    /// The sharer takes control back, and turns down whoever asks for it.
    TakeBack {
        /// The session.
        session: SessionId,
    },
    /// The holder acts on the page.
    Act {
        /// The session.
        session: SessionId,
        /// The lease's epoch.
        epoch: u32,
        /// The sharer's epoch, as the mirror carries it: the page that the acts are meant for.
        page: u32,
        /// Counts up from 0 within the lease's epoch, for `act` and `navigate` together.
        n: u32,
        /// What to do, in this order.
        acts: Vec<Act>,
    },
    /// The holder goes to another page.
    Navigate {
        /// The session.
        session: SessionId,
        /// The lease's epoch.
        epoch: u32,
        /// The sharer's epoch.
        page: u32,
        /// As in `act`.
        n: u32,
        /// Where to.
        to: Destination,
    },
}

/// One thing done to one node of the page. `node` is the node's number in the mirror.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Act {
    /// Press the element.
    Click {
        /// The element.
        node: u32,
    },
    /// Put the cursor into the field. Its outcome says whether the field may be filled in.
    Focus {
        /// The field.
        node: u32,
    },
    /// Replace a text field's value.
    Input {
        /// The field.
        node: u32,
        /// The new value.
        value: String,
    },
    /// Tick a box or a radio button, or not.
    Check {
        /// The box.
        node: u32,
        /// Whether it is to be ticked.
        checked: bool,
    },
    /// Choose options of a list.
    Choose {
        /// The list.
        node: u32,
        /// Which options, by their place from 0: their texts may be masked.
        options: Vec<u16>,
    },
    /// Scroll the document, or an element that scrolls.
    Scroll {
        /// The document or element.
        node: u32,
        /// Pixels from the left.
        x: i32,
        /// Pixels from the top.
        y: i32,
    },
    /// Press a key in a field.
    Press {
        /// The field.
        node: u32,
        /// Which.
        key: Key,
    },
}

/// A key that does something other than write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Key {
    /// Submits a form, or presses the element.
    Enter,
    /// Closes what is open.
    Escape,
    /// Goes to the next field.
    Tab,
    /// Up, in a list.
    ArrowUp,
    /// Down, in a list.
    ArrowDown,
    /// Left.
    ArrowLeft,
    /// Right.
    ArrowRight,
}

/// Where a viewer in control may go.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Destination {
    /// The page before.
    Back,
    /// The page after.
    Forward,
    /// The same page, loaded anew.
    Reload,
    /// A page of the same site.
    Path {
        /// Begins with one `/`.
        path: String,
    },
}

/// Why acts can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAct {
    /// None, or too many.
    #[error("a request carries 1 to {MAX_ACTS} acts")]
    Count,
    /// A value that is too long.
    #[error("a value has at most {MAX_INPUT_CHARACTERS} characters")]
    Value,
    /// Too many options.
    #[error("a list takes at most {MAX_CHOSEN} options at once")]
    Options,
    /// A path that is none, or leads to another site.
    #[error("a path begins with one `/` and has at most {MAX_PATH_CHARACTERS} characters")]
    Path,
}

impl Act {
    /// Whether acts are of a size that is taken.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(acts: &[Self]) -> Result<(), InvalidAct> {
        if !(1..=MAX_ACTS).contains(&acts.len()) {
            return Err(InvalidAct::Count);
        }
        acts.iter().try_for_each(|act| match act {
            Self::Input { value, .. } if value.chars().count() > MAX_INPUT_CHARACTERS => {
                Err(InvalidAct::Value)
            }
            Self::Choose { options, .. } if options.len() > MAX_CHOSEN => Err(InvalidAct::Options),
            _ => Ok(()),
        })
    }
}

impl Destination {
    /// Whether it stays on the sharer's site.
    ///
    /// # Errors
    /// [`InvalidAct::Path`]. `//host` and `/\host` are addresses of other hosts to a browser
    /// (<https://url.spec.whatwg.org/#relative-slash-state>), and tabs and line breaks are nothing to it.
    pub fn check(&self) -> Result<(), InvalidAct> {
        let Self::Path { path } = self else { return Ok(()) };
        let mut characters = path.chars();
        let is_path = characters.next() == Some('/') && !matches!(characters.next(), Some('/' | '\\'));
        let is_plain = path.chars().count() <= MAX_PATH_CHARACTERS && !path.chars().any(char::is_control);
        if is_path && is_plain { Ok(()) } else { Err(InvalidAct::Path) }
    }
}

/// Sent to the sharer alone: what the holder of control wants done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ActNotice {
    /// Always `control.act`.
    pub notice: String,
    /// The session.
    pub session: SessionId,
    /// The holder.
    pub from: ParticipantId,
    /// The lease's epoch.
    pub epoch: u32,
    /// The page that it is meant for.
    pub page: u32,
    /// Counts up from 0 within the lease's epoch.
    pub n: u32,
    /// What to do.
    #[serde(flatten)]
    pub what: Deed,
}

/// Acts or a navigation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Deed {
    /// Things to do, in this order.
    Acts {
        /// The acts.
        acts: Vec<Act>,
    },
    /// A page to go to.
    Going {
        /// Where to.
        to: Destination,
    },
}

/// What became of an `act` or `navigate`: the body of a relayed message of stream `acted`, as JSON, from the sharer's
/// page to the viewers. One for each `n`, sent again when the acts come again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Outcome {
    /// The lease's epoch.
    pub epoch: u32,
    /// Which.
    pub n: u32,
    /// What became of it; of several acts, of the first that was not done, and those after it were not tried.
    pub result: ActResult,
    /// The node of that act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub node: Option<u32>,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ActResult {
    /// It is done.
    Done,
    /// The element is masked: only the customer can act on it.
    Masked,
    /// The element is read-only for agents.
    Readonly,
    /// The element is no longer there, or another page is.
    Gone,
    /// It would lead to another page, which agents may not do here.
    NoNavigation,
    /// It can't be done to this element.
    Unsupported,
    /// Sharing pauses.
    Paused,
    /// The lease has ended.
    Ended,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_stays_on_the_site() {
        let check = |path: &str| Destination::Path { path: path.to_owned() }.check();
        for path in ["/", "/cart.html?step=2#top", "/a//b"] {
            assert_eq!(check(path), Ok(()), "{path}");
        }
        for path in
            ["", "cart", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "javascript:1"]
        {
            assert_eq!(check(path), Err(InvalidAct::Path), "{path}");
        }
        assert_eq!(check(&format!("/{}", "a".repeat(1_000))), Err(InvalidAct::Path));
    }

    #[test]
    fn acts_are_bounded() {
        let input = |characters: usize| Act::Input { node: 1, value: "ä".repeat(characters) };
        assert_eq!(Act::check(&[]), Err(InvalidAct::Count));
        assert_eq!(Act::check(&vec![Act::Click { node: 1 }; MAX_ACTS]), Ok(()));
        assert_eq!(Act::check(&vec![Act::Click { node: 1 }; MAX_ACTS + 1]), Err(InvalidAct::Count));
        assert_eq!(Act::check(&[input(2_000)]), Ok(()));
        assert_eq!(Act::check(&[input(2_001)]), Err(InvalidAct::Value));
    }
}
