//! What happened in an organisation's sessions.

use crate::handler::Administration;
use alongside_policy::Caller;
use alongside_protocol::{AuditTrail, ErrorCode, Instant, SessionId, SessionList, SessionSummary};
use alongside_runtime::{Failure, http::Call};
use alongside_session::{Session, settle};
use alongside_store::Store;
use futures_util::future::try_join_all;
use serde_json::Value;

/// How many sessions one page of the list has.
const PAGE: usize = 25;

impl Administration {
    pub(crate) async fn sessions(&self, caller: &Caller, call: &Call) -> Result<Value, Failure> {
        let day =
            call.query.get("day").filter(|day| is_day(day)).ok_or_else(|| {
                Failure::refused(ErrorCode::Malformed, "Name a day, as in `?day=2026-11-20`.")
            })?;
        let after = match call.query.get("after") {
            None => None,
            Some(text) => Some(cursor_of(text).ok_or_else(|| {
                Failure::refused(
                    ErrorCode::Malformed,
                    "`after` is not one of ours. Begin with the first page.",
                )
            })?),
        };
        let before = after.as_ref().map(|(session, created_at)| (session, *created_at));
        let limit = i32::try_from(PAGE).unwrap_or(i32::MAX);
        let ids = self.store.sessions_of_day(&caller.organisation, day, before, limit).await?;
        let found = try_join_all(ids.iter().map(|id| self.store.kept_session(id, call.now))).await?;
        let own = found.into_iter().flatten().filter(|session| session.organisation == caller.organisation);
        let sessions: Vec<_> = own.map(|session| summary(&settle(&session, call.now).0)).collect();
        let last = sessions.last().filter(|_| ids.len() == PAGE);
        let next = last.map(|last| format!("{}.{}", last.session, last.created_at.0));
        Ok(serde_json::to_value(SessionList { sessions, next })?)
    }

    pub(crate) async fn audit(&self, caller: &Caller, call: &Call) -> Result<Value, Failure> {
        let none = || {
            Failure::refused(
                ErrorCode::NotFound,
                "There is no such session, or its record is no longer kept.",
            )
        };
        let id = call.query.get("session").and_then(|id| SessionId::try_from(id.as_str()).ok());
        let id = id.ok_or_else(none)?;
        let session = self.store.kept_session(&id, call.now).await?;
        let session =
            session.filter(|session| session.organisation == caller.organisation).ok_or_else(none)?;
        let entries = self.store.audit_trail(&id).await?;
        let kept_until = session.ended.as_ref().map(|_| Store::kept_until(&session));
        Ok(serde_json::to_value(AuditTrail { session: id, entries, kept_until })?)
    }
}

fn summary(session: &Session) -> SessionSummary {
    SessionSummary {
        session: session.id.clone(),
        created_by: session.created_by.clone(),
        created_at: session.created_at,
        ended_at: session.ended.as_ref().map(|ending| ending.at),
        reason: session.ended.as_ref().map(|ending| ending.reason),
    }
}

/// `2026-11-20`, as far as a key needs it.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn cursor_of(text: &str) -> Option<(SessionId, Instant)> {
    let (session, created_at) = text.rsplit_once('.')?;
    Some((SessionId::try_from(session).ok()?, Instant(created_at.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_and_a_cursor_one_of_ours() {
        assert!(is_day("2026-11-20"));
        for text in ["", "2026-11-2", "2026/11/20", "2026-11-20#", "２026-11-2"] {
            assert!(!is_day(text), "{text}");
        }
        assert_eq!(cursor_of("s1.17"), Some((SessionId::try_from("s1").unwrap(), Instant(17))));
        for text in ["", "s1", "s1.", ".17", "s#1.17", "s1.x"] {
            assert_eq!(cursor_of(text), None, "{text}");
        }
    }
}
