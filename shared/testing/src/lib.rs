//! Builders and fixtures for tests, so that a test names what it is about and nothing else.

use alongside_policy::{Agent, Caller, Identity, Permissions};
use alongside_protocol::{
    CobrowseSettings, ConnectionId, Consent, Instant, Label, OrganisationId, RequestId, SessionId, SubjectId,
};
use alongside_session::Session;

/// A moment after which everything in a test happens.
pub const START: Instant = Instant(1_790_000_000_000);

/// All rights that an agent needs for co-browsing by key.
pub const ALL_SCOPES: &str = "cobrowse:session:view cobrowse:voice:escalate";

/// A text of a test as the type it stands for.
///
/// # Panics
/// When the text is none: a mistake in the test.
#[must_use]
#[track_caller]
#[expect(clippy::panic, reason = "a fixture that is wrong should stop its test")]
pub fn the<T: for<'a> TryFrom<&'a str>>(text: &str) -> T {
    T::try_from(text).unwrap_or_else(|_| panic!("`{text}` is not what the test takes it for"))
}

/// The request's id that counts as this number.
#[must_use]
pub const fn request(number: u128) -> RequestId {
    RequestId::from_bits(number)
}

/// An agent of the demo organisation with all rights.
#[must_use]
pub fn agent(subject: &str) -> Caller {
    agent_with(subject, ALL_SCOPES)
}

/// An agent of the demo organisation with these rights.
#[must_use]
pub fn agent_with(subject: &str, scopes: &str) -> Caller {
    let identity =
        Identity::Agent(Agent { name: the(subject), permissions: Permissions::from_scopes(scopes) });
    caller(subject, identity)
}

/// A visitor of the demo organisation's site.
#[must_use]
pub fn visitor(subject: &str) -> Caller {
    caller(subject, Identity::Visitor)
}

fn caller(subject: &str, identity: Identity) -> Caller {
    Caller {
        organisation: the::<OrganisationId>("nordwind"),
        subject: the::<SubjectId>(subject),
        identity,
        expires_at: Instant(u64::MAX),
    }
}

/// The same person in another organisation.
#[must_use]
pub fn foreign(mut caller: Caller) -> Caller {
    caller.organisation = the("solara");
    caller
}

/// A connection.
#[must_use]
pub fn connection(id: &str) -> ConnectionId {
    the(id)
}

/// A customer's consent to be viewed.
#[must_use]
pub fn consent() -> Consent {
    Consent { wording: the::<Label>("view-1"), locale: the::<Label>("en") }
}

/// A session that agent `ada` has just created on connection `ada-1`, with request 0.
#[must_use]
pub fn session() -> Session {
    Session::create(
        the::<SessionId>("s1"),
        the::<Label>("Nordwind Outfitters"),
        CobrowseSettings::default(),
        &agent("ada"),
        connection("ada-1"),
        request(0),
        START,
    )
}
