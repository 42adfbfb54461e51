//! The annotations of a session: pure rules over the whole of them.
//!
//! Invariants:
//! - there are never more, in number or in bytes, than there may be;
//! - the same request twice has the effect of once, also when what it added was taken away in between;
//! - a note is changed by who wrote it alone, and taken away by them or by the sharer.

use crate::{Participant, Refusal, Session};
use alongside_policy::{Caller, MAX_BOARD_BYTES};
use alongside_protocol::{
    Annotation, AnnotationRequest, Board, Instant, MAX_ANNOTATIONS, Mark, RequestId, Role,
};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// How many requests that had an effect are remembered.
const REMEMBERED_REQUESTS: usize = 32;

/// All annotations of a session, and what was asked of them lately.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Whiteboard {
    /// What everybody sees.
    pub board: Board,
    /// The requests that had an effect, latest last.
    pub answered: VecDeque<RequestId>,
}

/// What a request changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// This came.
    Added(Annotation),
    /// This has another text.
    Edited(Annotation),
    /// These went.
    Removed(Vec<RequestId>),
}

/// Decides what a request does to the annotations. Nothing is to be committed when there is no change.
///
/// # Errors
/// A [`Refusal`]; then nothing is to be committed.
pub fn annotate(
    read: &Whiteboard,
    session: &Session,
    caller: &Caller,
    id: RequestId,
    request: &AnnotationRequest,
    now: Instant,
) -> Result<(Whiteboard, Option<Change>), Refusal> {
    let by = session.participant_of(caller).ok_or(Refusal::NoSuchSession)?;
    if session.ended.is_some() {
        return Err(Refusal::Ended);
    }
    if read.answered.contains(&id) || read.board.annotations.iter().any(|one| one.id == id) {
        return Ok((read.clone(), None));
    }
    let change = match request {
        AnnotationRequest::List { .. } => return Ok((read.clone(), None)),
        AnnotationRequest::Add { anchor, mark, .. } => {
            if !matches!(mark, Mark::Note { .. }) && !session.settings.allow_draw {
                return Err(Refusal::DrawingOff);
            }
            Change::Added(Annotation {
                id,
                by: by.id.clone(),
                by_role: by.role,
                by_name: by.name.clone(),
                at: now,
                anchor: anchor.clone(),
                mark: mark.clone(),
            })
        }
        AnnotationRequest::Edit { annotation, text, .. } => edited(&read.board, by, *annotation, text)?,
        AnnotationRequest::Remove { annotation, .. } => match removed(&read.board, by, *annotation)? {
            Some(change) => change,
            None => return Ok((read.clone(), None)),
        },
        AnnotationRequest::Clear { .. } => {
            let goes = |one: &&Annotation| may_remove(by, one);
            Change::Removed(read.board.annotations.iter().filter(goes).map(|one| one.id).collect())
        }
    };
    if change == Change::Removed(Vec::new()) {
        return Ok((read.clone(), None));
    }
    Ok((read.after(&change, id)?, Some(change)))
}

/// Whose it was is asked by participant: an agent who left and came again is another one.
fn may_remove(by: &Participant, annotation: &Annotation) -> bool {
    by.role == Role::Sharer || annotation.by == by.id
}

fn edited(board: &Board, by: &Participant, id: RequestId, text: &str) -> Result<Change, Refusal> {
    let found = board.annotations.iter().find(|one| one.id == id).ok_or(Refusal::NoSuchAnnotation)?;
    if found.by != by.id || !matches!(found.mark, Mark::Note { .. }) {
        return Err(Refusal::NotYourAnnotation);
    }
    Ok(Change::Edited(Annotation { mark: Mark::Note { text: text.to_owned() }, ..found.clone() }))
}

/// What is gone already needs no removing.
fn removed(board: &Board, by: &Participant, id: RequestId) -> Result<Option<Change>, Refusal> {
    match board.annotations.iter().find(|one| one.id == id) {
        None => Ok(None),
        Some(found) if may_remove(by, found) => Ok(Some(Change::Removed(vec![id]))),
        Some(_) => Err(Refusal::NotYourAnnotation),
    }
}

impl Whiteboard {
    fn after(&self, change: &Change, request: RequestId) -> Result<Self, Refusal> {
        let mut next = self.clone();
        let annotations = &mut next.board.annotations;
        match change {
            Change::Added(annotation) => annotations.push(annotation.clone()),
            Change::Edited(annotation) => {
                for one in annotations.iter_mut().filter(|one| one.id == annotation.id) {
                    *one = annotation.clone();
                }
            }
            Change::Removed(ids) => annotations.retain(|one| !ids.contains(&one.id)),
        }
        if annotations.len() > MAX_ANNOTATIONS || bytes_of(annotations) > MAX_BOARD_BYTES {
            return Err(Refusal::TooManyAnnotations);
        }
        next.board.rev += 1;
        next.answered.push_back(request);
        if next.answered.len() > REMEMBERED_REQUESTS {
            next.answered.pop_front();
        }
        Ok(next)
    }
}

/// As they travel. What can't be written is too large.
fn bytes_of(annotations: &[Annotation]) -> usize {
    serde_json::to_vec(annotations).map_or(usize::MAX, |bytes| bytes.len())
}
