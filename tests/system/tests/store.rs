//! What the store promises, over the gateway's tables, with the clock as an argument.

use crate::world::World;
use alongside_policy::{KEY_TRIES, RETENTION};
use alongside_protocol::{OrganisationId, SessionId};
use alongside_session::{KeyHold, Session};
use alongside_store::{Commit, CommitError, Engage, Store};
use alongside_testing::{START, agent, connection, request, session, the};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

async fn try_key(store: &Store, source: u32, number: u128, after: Duration) -> Result<(), Duration> {
    let organisation: OrganisationId = the("nordwind");
    let now = START.plus(after);
    let counted = store.count_try(&organisation, &source.to_string(), request(number), KEY_TRIES, now).await;
    counted.unwrap().map(drop).map_err(|locked_out| locked_out.wait)
}

/// A session that was written, apart from the others.
async fn written(store: &Store, id: &str) -> Session {
    let session = Session { id: the(id), ..session() };
    store.commit(&Commit::create(&session), START).await.unwrap();
    session
}

#[tokio::test]
async fn two_hundred_tries_in_an_organisation_lock_it_for_every_source_until_five_minutes_are_over() {
    let world = World::start().await;
    let store = world.store().await;
    for number in 0..200_u32 {
        assert_eq!(try_key(&store, number / 5, number.into(), MINUTE).await, Ok(()), "try {number}");
    }
    assert_eq!(try_key(&store, 99, 200, MINUTE).await, Err(5 * MINUTE));
    assert_eq!(try_key(&store, 99, 201, 5 * MINUTE).await, Err(MINUTE));
    assert_eq!(try_key(&store, 99, 202, 6 * MINUTE).await, Ok(()));
}

#[tokio::test]
async fn a_source_is_let_through_again_when_its_window_is_over() {
    let world = World::start().await;
    let store = world.store().await;
    for number in 0..5 {
        assert_eq!(try_key(&store, 1, number, Duration::ZERO).await, Ok(()));
    }
    assert_eq!(try_key(&store, 1, 5, 4 * MINUTE).await, Err(MINUTE));
    assert_eq!(try_key(&store, 1, 4, 4 * MINUTE).await, Ok(()), "a repeated request counts once");
    assert_eq!(try_key(&store, 1, 6, 5 * MINUTE).await, Ok(()));
}

#[tokio::test]
async fn the_same_digits_are_never_live_for_two_sessions() {
    let world = World::start().await;
    let store = world.store().await;
    let (first, second) = (written(&store, "s1").await, written(&store, "s2").await);
    let key = KeyHold { hash: "h1".to_owned(), expires_at: START.plus(5 * MINUTE) };
    let hold = |session: Session| Session { rev: 2, key: Some(key.clone()), ..session };
    let (first, second) = (hold(first), hold(second));
    let commit = Commit { key: Some(&key), ..Commit::change(&first, 1) };
    store.commit(&commit, START).await.unwrap();
    let commit = Commit { key: Some(&key), ..Commit::change(&second, 1) };
    assert!(matches!(store.commit(&commit, START).await, Err(CommitError::KeyTaken)));
    assert_eq!(store.session_of_key("h1", START).await.unwrap(), Some(the::<SessionId>("s1")));
    store.commit(&commit, START.plus(5 * MINUTE)).await.unwrap();
}

#[tokio::test]
async fn of_two_decisions_on_the_same_revision_one_is_written() {
    let world = World::start().await;
    let store = world.store().await;
    let session = written(&store, "s1").await;
    let next = Session { rev: 2, ..session.clone() };
    store.commit(&Commit::change(&next, 1), START).await.unwrap();
    assert!(matches!(store.commit(&Commit::change(&next, 1), START).await, Err(CommitError::LostRace)));
    assert!(matches!(store.commit(&Commit::create(&session), START).await, Err(CommitError::LostRace)));
}

#[tokio::test]
async fn a_request_that_outlives_its_connection_writes_nothing() {
    let world = World::start().await;
    let store = world.store().await;
    let session = written(&store, "s1").await;
    let next = Session { rev: 2, ..session };
    let gone = connection("gone");
    let commit = Commit { bind: Some(&gone), ..Commit::change(&next, 1) };
    assert!(matches!(store.commit(&commit, START).await, Err(CommitError::ConnectionGone)));
    assert_eq!(store.session(&the("s1"), START).await.unwrap().unwrap().rev, 1);
}

#[tokio::test]
async fn an_agents_place_is_held_by_one_session_and_given_up_by_that_one_alone() {
    let world = World::start().await;
    let store = world.store().await;
    let (first, second) = (written(&store, "s1").await, written(&store, "s2").await);
    let ada = agent("ada").subject;
    let enter = |session: Session| Session { rev: 2, ..session };
    let (first, second) = (enter(first), enter(second));
    let engage = Some(Engage { agent: &ada, instead_of: None });
    store.commit(&Commit { engage, ..Commit::change(&first, 1) }, START).await.unwrap();
    let other = Commit { engage, ..Commit::change(&second, 1) };
    assert!(matches!(store.commit(&other, START).await, Err(CommitError::Engaged)));
    store.release(&first.organisation, &ada, &second.id).await.unwrap();
    assert_eq!(store.engagement(&first.organisation, &ada, START).await.unwrap(), Some(first.id.clone()));
    store.release(&first.organisation, &ada, &first.id).await.unwrap();
    store.commit(&other, START).await.unwrap();
}

#[tokio::test]
async fn reads_check_the_end_themselves() {
    let world = World::start().await;
    let store = world.store().await;
    let session = written(&store, "s1").await;
    let end = session.ends_at.plus(RETENTION);
    assert!(store.session(&session.id, end).await.unwrap().is_none());
    let due = store.due_sessions(session.due_at().unwrap(), 10).await.unwrap();
    assert_eq!(due, [session.id]);
}
