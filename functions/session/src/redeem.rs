//! `redeem`: a visitor types the security key.

use crate::handler::{Sessions, actor};
use alongside_policy::KEY_TRIES;
use alongside_protocol::{ErrorCode, Redeemed, SecurityKey, SessionRequest};
use alongside_runtime::{Failure, socket::Call};
use alongside_session::{Command, Refusal, Session};
use alongside_store::{LockedOut, security_key_hash};
use alongside_turn::Error;
use serde_json::Value;
use std::net::IpAddr;

impl Sessions {
    /// Counts the try, then looks at the key: whoever is locked out learns nothing, not even with the right one.
    pub(crate) async fn redeem(
        &self,
        call: &Call<SessionRequest>,
        key: &SecurityKey,
    ) -> Result<Value, Failure> {
        if call.caller.as_agent().is_some() {
            return Err(Error::from(Refusal::NotYourRole).into());
        }
        let organisation = &call.caller.organisation;
        let source = self.source_seal.hash_text(&[network_of(&call.source).as_bytes()]);
        let store = self.turn.store();
        let tried = store.count_try(organisation, &source, call.id, KEY_TRIES, call.now).await?;
        let tried = tried.map_err(|locked_out| locked_out_failure(&locked_out))?;
        let redeemed = self.try_key(call, key).await?;
        store.forgive_try(tried).await?;
        Ok(serde_json::to_value(redeemed)?)
    }

    async fn try_key(&self, call: &Call<SessionRequest>, key: &SecurityKey) -> Result<Redeemed, Failure> {
        let hash = security_key_hash(&self.key_seal, &call.caller.organisation, key);
        let found = self.turn.store().session_of_key(&hash, call.now).await?;
        let id = found.ok_or_else(|| Failure::from(Error::from(Refusal::WrongKey)))?;
        let session = self.turn.take(&id, actor(call), &Command::Redeem { hash }, call.now).await?;
        let wrong = || Failure::from(Error::from(Refusal::WrongKey));
        offered(&session, call).ok_or_else(wrong)
    }
}

/// What the visitor is asked. None when the offer is another's: who repeats another's request id gets nothing.
fn offered(session: &Session, call: &Call<SessionRequest>) -> Option<Redeemed> {
    let offer = session.offer.as_ref().filter(|offer| offer.visitor == call.caller.subject)?;
    Some(Redeemed {
        session: session.id.clone(),
        agent: session.viewers().next()?.name.clone()?,
        organisation: session.organisation_name.clone(),
        expires_at: offer.expires_at,
    })
}

/// One household or office has one IPv4 address, or one IPv6 network of 64 bits.
fn network_of(source: &str) -> String {
    match source.parse() {
        Ok(IpAddr::V6(address)) => {
            address.segments().iter().take(4).map(|part| format!("{part:x}:")).collect()
        }
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => "unknown".to_owned(),
    }
}

fn locked_out_failure(locked_out: &LockedOut) -> Failure {
    let minutes = locked_out.wait.as_secs().div_ceil(60).max(1);
    let message = format!("Too many wrong keys. Wait {minutes} min, then ask for a new key.");
    Failure::refused_for(ErrorCode::LockedOut, message, locked_out.wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_ipv6_network_count_as_one_source() {
        assert_eq!(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:2:ffff::9"));
        assert_ne!(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
        assert_ne!(network_of("192.0.2.1"), network_of("192.0.2.2"));
    }
}
