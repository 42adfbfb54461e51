//! The issuer's RSA key.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rsa::{
    RsaPrivateKey,
    pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey},
    traits::PublicKeyParts,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Error, state::StateFolder};

const FILE: &str = "oidc-key";
const BITS: usize = 2048;

/// A key that signs tokens, with the public half that verifies them.
pub(super) struct SigningKey {
    id: String,
    signer: EncodingKey,
    modulus: String,
    exponent: String,
}

impl SigningKey {
    /// The key of the state folder, made when there is none.
    pub(super) fn open(state: &StateFolder) -> Result<Self, Error> {
        let failed = |error: &dyn std::fmt::Display| Error::Key(error.to_string());
        let key = match state.read(FILE)? {
            Some(text) => {
                let der = URL_SAFE_NO_PAD.decode(text.trim()).map_err(|error| state.corrupt(FILE, &error))?;
                RsaPrivateKey::from_pkcs1_der(&der).map_err(|error| state.corrupt(FILE, &error))?
            }
            None => {
                let key =
                    RsaPrivateKey::new(&mut rsa::rand_core::OsRng, BITS).map_err(|error| failed(&error))?;
                let der = key.to_pkcs1_der().map_err(|error| failed(&error))?;
                state.write_secret(FILE, &URL_SAFE_NO_PAD.encode(der.as_bytes()))?;
                key
            }
        };
        let der = key.to_pkcs1_der().map_err(|error| failed(&error))?;
        let modulus = URL_SAFE_NO_PAD.encode(key.n().to_bytes_be());
        let exponent = URL_SAFE_NO_PAD.encode(key.e().to_bytes_be());
        let id = URL_SAFE_NO_PAD.encode(&Sha256::digest(modulus.as_bytes())[..12]);
        Ok(Self { id, signer: EncodingKey::from_rsa_der(der.as_bytes()), modulus, exponent })
    }

    /// The public half, as a JSON Web Key.
    pub(super) fn jwk(&self) -> Value {
        json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.id, "n": self.modulus, "e": self.exponent,
        })
    }

    /// A signed token with these claims.
    pub(super) fn sign(&self, claims: &Value) -> Result<String, Error> {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(self.id.clone());
        encode(&header, claims, &self.signer).map_err(|error| Error::Key(error.to_string()))
    }
}
