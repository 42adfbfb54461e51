//! Action `annotation`: notes and drawings that are pinned to places on the page and stay until they are removed, or
//! the session ends. What fades by itself goes over stream `draw` and is stored nowhere.

use crate::{Instant, ParticipantId, RequestId, Role, SessionId};
use serde::{Deserialize, Serialize};

/// The most annotations that a session may have at once.
pub const MAX_ANNOTATIONS: usize = 100;

/// The most characters of a note.
pub const MAX_NOTE_CHARACTERS: usize = 500;

/// The most points of a stroke.
pub const MAX_STROKE_POINTS: usize = 256;

/// The most pieces of the way to an element: a document, and the frames and shadow roots in it.
pub const MAX_WAY: usize = 6;

/// The most characters of one piece of it, and of a page's address.
pub const MAX_PIECE_CHARACTERS: usize = 512;

/// What a participant asks of `annotate`. Answer: [`Annotated`]; to `list`, [`Board`].
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum AnnotationRequest {
    /// Pin something to a place. Its id is the request's.
    Add {
        /// The session.
        session: SessionId,
        /// Where.
        anchor: Anchor,
        /// What.
        mark: Mark,
    },
    /// Change the text of one's own note.
    Edit {
        /// The session.
        session: SessionId,
        /// Which.
        annotation: RequestId,
        /// The new text.
        text: String,
    },
    /// Take one away: one's own, or, as the sharer, anybody's.
    Remove {
        /// The session.
        session: SessionId,
        /// Which.
        annotation: RequestId,
    },
    /// Take away all of one's own; as the sharer, all.
    Clear {
        /// The session.
        session: SessionId,
    },
    /// All that there are.
    List {
        /// The session.
        session: SessionId,
    },
}

/// A place on a page that stays the same through scrolling, resizing and loading again.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Anchor {
    /// The page's address as the mirror shows it: without what follows `?` or `#`.
    pub page: String,
    /// CSS selectors that lead to the element: the first in the document, each further one in the shadow root or
    /// frame of the element before.
    pub way: Vec<String>,
    /// From the element's left edge, in thousandths of its width. May lie outside.
    pub x: i32,
    /// From its top edge, in thousandths of its height.
    pub y: i32,
}

/// What is pinned to a place.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Mark {
    /// A text.
    Note {
        /// The text. Shown as text, whatever it is.
        text: String,
    },
    /// A line drawn by hand.
    Stroke {
        /// Its points as `[x, y]`, in pixels of the page from the anchor.
        points: Vec<[i16; 2]>,
    },
    /// An arrow whose head is at the anchor.
    Arrow {
        /// Where it begins, in pixels of the page from the anchor.
        from: [i16; 2],
    },
    /// A light on the anchor's element.
    Spotlight {},
}

/// Something pinned to a place, as everybody in the session sees it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Annotation {
    /// The id of the request that added it.
    pub id: RequestId,
    /// Who added it.
    pub by: ParticipantId,
    /// As what.
    pub by_role: Role,
    /// Their name, where they have one.
    pub by_name: Option<crate::Label>,
    /// When.
    pub at: Instant,
    /// Where.
    pub anchor: Anchor,
    /// What.
    pub mark: Mark,
}

/// All annotations of a session.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Board {
    /// Grows with every change.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rev: u64,
    /// In the order of adding.
    pub annotations: Vec<Annotation>,
}

/// The answer to a change.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Annotated {
    /// The board's revision after it.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rev: u64,
}

/// Sent to everybody else in the session. Who has not the revision before asks for the `list`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AnnotationNotice {
    /// Always `annotation.changed`.
    pub notice: String,
    /// The session.
    pub session: SessionId,
    /// The board's revision after the change.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rev: u64,
    /// What was added or changed.
    pub put: Option<Annotation>,
    /// What was taken away.
    pub removed: Vec<RequestId>,
}

/// Something drawn that fades by itself: the body of a relayed message of stream `draw`, as JSON. Sent again with more
/// points while it is being drawn.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Fading {
    /// Made by whoever draws; the same while it grows.
    pub id: RequestId,
    /// Where.
    pub anchor: Anchor,
    /// What; no note.
    pub mark: Mark,
}

/// Why an annotation can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAnnotation {
    /// A note without text, or with too much.
    #[error("a note has 1 to {MAX_NOTE_CHARACTERS} characters")]
    Text,
    /// A stroke without points, or with too many.
    #[error("a stroke has 2 to {MAX_STROKE_POINTS} points")]
    Points,
    /// A place that is none.
    #[error(
        "a place has a page and a way of 1 to {MAX_WAY} selectors, each of 1 to {MAX_PIECE_CHARACTERS} characters"
    )]
    Anchor,
}

impl Anchor {
    /// Whether it is of a size that is taken.
    ///
    /// # Errors
    /// [`InvalidAnnotation::Anchor`].
    pub fn check(&self) -> Result<(), InvalidAnnotation> {
        let fits = |text: &String| (1..=MAX_PIECE_CHARACTERS).contains(&text.chars().count());
        let is_way = (1..=MAX_WAY).contains(&self.way.len()) && self.way.iter().all(fits);
        if is_way && fits(&self.page) { Ok(()) } else { Err(InvalidAnnotation::Anchor) }
    }
}

impl Mark {
    /// Whether it is of a size that is taken.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), InvalidAnnotation> {
        match self {
            Self::Note { text } => check_note(text),
            Self::Stroke { points } if !(2..=MAX_STROKE_POINTS).contains(&points.len()) => {
                Err(InvalidAnnotation::Points)
            }
            _ => Ok(()),
        }
    }
}

/// Whether a note's text is of a size that is taken.
///
/// # Errors
/// [`InvalidAnnotation::Text`].
pub fn check_note(text: &str) -> Result<(), InvalidAnnotation> {
    let length = text.chars().count();
    if text.trim().is_empty() || length > MAX_NOTE_CHARACTERS { Err(InvalidAnnotation::Text) } else { Ok(()) }
}
