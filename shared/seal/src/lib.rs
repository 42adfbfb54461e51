//! What only we can have made: keyed hashes, and small sealed texts that travel through a client and come back.
//!
//! Floor 1. Invariants:
//! - each purpose has a key of its own, derived from the one master secret, so that what is sealed for one purpose
//!   opens for no other;
//! - comparison takes the same time wherever two texts differ (`Mac::verify_slice`);
//! - sealed is signed, not hidden: put nothing in that its bearer may not read.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;

/// What a key is for. The text is part of the derivation: changing one invalidates what was made with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Relay routes.
    Route,
    /// Visitors' tokens.
    Visitor,
    /// The pepper of security keys, and their digits.
    SecurityKey,
    /// Session ids, which follow from the request that creates the session.
    SessionId,
    /// Hiding the addresses from which keys were tried.
    Source,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Route => b"alongside/route/1",
            Self::Visitor => b"alongside/visitor/1",
            Self::SecurityKey => b"alongside/security-key/1",
            Self::SessionId => b"alongside/session-id/1",
            Self::Source => b"alongside/source/1",
        }
    }
}

/// A text that we did not seal, or not for this purpose, or that was changed on its way.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sealed text is not one of ours")]
pub struct Forged;

/// The key of one purpose.
#[derive(Clone)]
pub struct Seal {
    keyed: Hmac<Sha256>,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

/// An HMAC takes a key of any length.
fn keyed_with(key: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC is defined for keys of every length (RFC 2104)")]
    Hmac::new_from_slice(key).expect("a key of any length")
}

impl Seal {
    /// Derives the key of a purpose from the master secret.
    #[must_use]
    pub fn new(master_secret: &[u8], purpose: Purpose) -> Self {
        let mut derivation = keyed_with(master_secret);
        derivation.update(purpose.label());
        Self { keyed: keyed_with(&derivation.finalize().into_bytes()) }
    }

    /// The keyed hash of these parts. Their borders count: `["ab", "c"]` and `["a", "bc"]` differ.
    #[must_use]
    pub fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut hash = self.keyed.clone();
        for part in parts {
            hash.update(&(part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into_bytes().into()
    }

    /// [`Seal::hash`] as 43 characters that are safe in keys and addresses.
    #[must_use]
    pub fn hash_text(&self, parts: &[&[u8]]) -> String {
        URL_SAFE_NO_PAD.encode(self.hash(parts))
    }

    /// Seals a value: its JSON and the signature, safe in JSON and addresses.
    ///
    /// # Errors
    /// When the value has no JSON form, such as a map with keys that are no text.
    pub fn seal<T: Serialize>(&self, value: &T) -> Result<String, serde_json::Error> {
        let json = serde_json::to_vec(value)?;
        let mut mac = self.keyed.clone();
        mac.update(&json);
        let mut sealed = URL_SAFE_NO_PAD.encode(&json);
        sealed.push('.');
        sealed.push_str(&URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()));
        Ok(sealed)
    }

    /// Opens what [`Seal::seal`] made for the same purpose.
    ///
    /// # Errors
    /// [`Forged`] for everything else. It does not say why.
    pub fn open<T: DeserializeOwned>(&self, sealed: &str) -> Result<T, Forged> {
        let (body, signature) = sealed.split_once('.').ok_or(Forged)?;
        let json = URL_SAFE_NO_PAD.decode(body).map_err(|_| Forged)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Forged)?;
        let mut mac = self.keyed.clone();
        mac.update(&json);
        mac.verify_slice(&signature).map_err(|_| Forged)?;
        serde_json::from_slice(&json).map_err(|_| Forged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seal() -> Seal {
        Seal::new(b"master", Purpose::Route)
    }

    #[test]
    fn what_was_sealed_opens_for_the_same_purpose_and_no_other() {
        let sealed = seal().seal(&("s1", 7)).unwrap();
        assert_eq!(seal().open::<(String, u32)>(&sealed), Ok(("s1".to_owned(), 7)));
        assert_eq!(Seal::new(b"master", Purpose::Visitor).open::<(String, u32)>(&sealed), Err(Forged));
        assert_eq!(Seal::new(b"other", Purpose::Route).open::<(String, u32)>(&sealed), Err(Forged));
    }

    #[test]
    fn borders_between_parts_count() {
        assert_ne!(seal().hash(&[b"ab", b"c"]), seal().hash(&[b"a", b"bc"]));
    }

    proptest! {
        #[test]
        fn no_changed_character_is_taken(index in 0_usize..60, to in "[A-Za-z0-9_.-]") {
            let sealed = seal().seal(&("session", 7)).unwrap();
            let index = index % sealed.len();
            let mut changed = sealed.clone();
            changed.replace_range(index..=index, &to);
            // The last character of each base64 part has bits that decode to nothing.
            prop_assume!(changed != sealed);
            prop_assert_eq!(seal().open::<(String, u32)>(&changed), Err(Forged));
        }

        #[test]
        fn no_text_panics_the_opening(text in "\\PC*") {
            let _ = seal().open::<String>(&text);
        }
    }
}
