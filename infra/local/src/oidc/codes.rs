//! Authorization codes and refresh tokens: single use, short lived, and gone with the gateway.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

const CODE_LIFE: Duration = Duration::from_secs(60);
const REFRESH_LIFE: Duration = Duration::from_secs(12 * 60 * 60);

/// What a code or a refresh token stands for.
#[derive(Debug, Clone)]
pub(super) struct Grant {
    pub(super) client: String,
    pub(super) sub: String,
    pub(super) nonce: Option<String>,
    pub(super) redirect_uri: String,
    pub(super) challenge: String,
}

/// What was handed out and not yet used.
#[derive(Default)]
pub(super) struct Codes(Mutex<HashMap<String, (Instant, Grant)>>);

impl Codes {
    /// A code for a grant.
    pub(super) fn issue_code(&self, grant: Grant) -> String {
        self.issue("c", grant, CODE_LIFE)
    }

    /// A refresh token for a grant.
    pub(super) fn issue_refresh(&self, grant: Grant) -> String {
        self.issue("r", grant, REFRESH_LIFE)
    }

    /// Spends a code.
    pub(super) fn spend_code(&self, code: &str) -> Option<Grant> {
        self.spend("c", code)
    }

    /// Spends a refresh token: each use gives a new one.
    pub(super) fn spend_refresh(&self, token: &str) -> Option<Grant> {
        self.spend("r", token)
    }

    fn issue(&self, kind: &str, grant: Grant, life: Duration) -> String {
        let code = format!("{kind}{}", URL_SAFE_NO_PAD.encode(rand::random::<[u8; 24]>()));
        let now = Instant::now();
        let mut issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        issued.retain(|_, (until, _)| *until > now);
        issued.insert(code.clone(), (now + life, grant));
        code
    }

    fn spend(&self, kind: &str, code: &str) -> Option<Grant> {
        if !code.starts_with(kind) {
            return None;
        }
        let (until, grant) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(code)?;
        (until > Instant::now()).then_some(grant)
    }
}
