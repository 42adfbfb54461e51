//! Load session and board, decide, commit the board, tell everybody else.

use alongside_protocol::{
    Annotated, AnnotationNotice, AnnotationRequest, ErrorCode, InvalidAnnotation, SessionId, check_note,
};
use alongside_runtime::{Failure, socket::Call};
use alongside_session::{Change, Refusal, Session, Whiteboard, annotate, audit_of_board, settle};
use alongside_sockets::Delivery;
use alongside_store::CommitError;
use alongside_turn::{Error, Turn};
use futures_util::future::join_all;
use serde_json::Value;

/// How often a lost race is run again.
const RACES: usize = 8;

/// Answers the action's requests.
pub(crate) struct Annotations {
    turn: Turn,
}

impl Annotations {
    pub(crate) const fn new(turn: Turn) -> Self {
        Self { turn }
    }

    pub(crate) async fn handle(&self, call: Call<AnnotationRequest>) -> Result<Value, Failure> {
        check(&call.request).map_err(|invalid| malformed(&invalid))?;
        let id = session_of(&call.request);
        for _ in 0..RACES {
            let read = self.turn.store().session(id, call.now).await?;
            let read = read.ok_or_else(|| Error::from(Refusal::NoSuchSession))?;
            let board = self.turn.store().board(id).await?;
            let (session, _) = settle(&read, call.now);
            let (decided, change) =
                annotate(&board, &session, &call.caller, call.id, &call.request, call.now)
                    .map_err(Error::from)?;
            let Some(change) = change else { return answer(&call.request, &decided) };
            match self.commit(&read, &session, &board, &decided, &change, &call).await {
                Ok(()) => {
                    self.tell(&session, &decided, change, &call).await;
                    return answer(&call.request, &decided);
                }
                Err(CommitError::LostRace) => {}
                Err(error) => return Err(Error::from(error).into()),
            }
        }
        Err(Error::TooManyRaces.into())
    }

    async fn commit(
        &self,
        read: &Session,
        session: &Session,
        board: &Whiteboard,
        decided: &Whiteboard,
        change: &Change,
        call: &Call<AnnotationRequest>,
    ) -> Result<(), CommitError> {
        let Some(by) = session.participant_of(&call.caller) else { return Err(CommitError::LostRace) };
        let audit = audit_of_board(change, by, call.now);
        self.turn.store().commit_board(read, board, decided, audit, call.now).await
    }

    /// What is not delivered, a client misses by the board's revision, and asks for the list.
    async fn tell(
        &self,
        session: &Session,
        decided: &Whiteboard,
        change: Change,
        call: &Call<AnnotationRequest>,
    ) {
        let (put, removed) = match change {
            Change::Added(annotation) | Change::Edited(annotation) => (Some(annotation), Vec::new()),
            Change::Removed(ids) => (None, ids),
        };
        let notice = AnnotationNotice {
            notice: "annotation.changed".to_owned(),
            session: session.id.clone(),
            rev: decided.board.rev,
            put,
            removed,
        };
        let connections = session.participants.iter().filter_map(|participant| participant.connection());
        let others = connections.filter(|connection| **connection != call.connection);
        let told = join_all(others.map(async |connection| {
            (connection, self.turn.notices().sockets().post(connection, &notice).await)
        }))
        .await;
        for (connection, posted) in told {
            let seen_to = match posted {
                Ok(Delivery::Posted) => Ok(()),
                Ok(Delivery::Gone) => self
                    .turn
                    .disconnect(&session.id, connection, call.now)
                    .await
                    .map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            if let Err(error) = seen_to {
                tracing::warn!(%error, "an annotation was not told to everybody");
            }
        }
    }
}

fn answer(request: &AnnotationRequest, decided: &Whiteboard) -> Result<Value, Failure> {
    Ok(match request {
        AnnotationRequest::List { .. } => serde_json::to_value(&decided.board)?,
        _ => serde_json::to_value(Annotated { rev: decided.board.rev })?,
    })
}

fn check(request: &AnnotationRequest) -> Result<(), InvalidAnnotation> {
    match request {
        AnnotationRequest::Add { anchor, mark, .. } => anchor.check().and_then(|()| mark.check()),
        AnnotationRequest::Edit { text, .. } => check_note(text),
        _ => Ok(()),
    }
}

const fn session_of(request: &AnnotationRequest) -> &SessionId {
    match request {
        AnnotationRequest::Add { session, .. }
        | AnnotationRequest::Edit { session, .. }
        | AnnotationRequest::Remove { session, .. }
        | AnnotationRequest::Clear { session }
        | AnnotationRequest::List { session } => session,
    }
}

fn malformed(invalid: &InvalidAnnotation) -> Failure {
    Failure::refused(
        ErrorCode::Malformed,
        format!("This can't be annotated: {invalid}. See docs/protocol.md."),
    )
}
