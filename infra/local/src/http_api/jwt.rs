//! JWT authorizers: RS256 tokens, checked against the issuer's own keys.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, header};
use jsonwebtoken::{
    Algorithm, DecodingKey, Validation, decode, decode_header,
    jwk::{AlgorithmParameters, JwkSet},
};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use tokio::sync::Mutex;

use crate::{Error, template::JwtAuthorizer};

/// How long API Gateway waits for an issuer's keys.
const FETCH_TIMEOUT: Duration = Duration::from_millis(1500);

/// A key that isn't known is looked for again no more often than this: tokens of strangers mustn't flood the issuer.
const FETCH_PAUSE: Duration = Duration::from_secs(2);

/// The authorizers of an API, by name.
pub(super) struct Authorizers(HashMap<String, Authorizer>);

struct Authorizer {
    settings: JwtAuthorizer,
    client: reqwest::Client,
    keys: RwLock<HashMap<String, Arc<DecodingKey>>>,
    fetched: Mutex<Option<Instant>>,
}

/// What a function is told about the caller.
#[derive(Debug, Clone)]
pub(super) struct Jwt {
    /// Every claim, as a string.
    pub(super) claims: BTreeMap<String, String>,
    /// The token's scopes, if the route asks for some.
    pub(super) scopes: Option<Vec<String>>,
}

/// Why a caller is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No token, or none that is good.
    Unauthorized,
    /// A good token without the scope.
    Forbidden,
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

impl Authorizers {
    pub(super) fn new(authorizers: BTreeMap<String, JwtAuthorizer>) -> Result<Self, Error> {
        let mut named = HashMap::new();
        for (name, settings) in authorizers {
            if !settings.issuer.starts_with("http://") {
                return Err(Error::IssuerNotHttp { authorizer: name, issuer: settings.issuer });
            }
            let client = reqwest::Client::builder().timeout(FETCH_TIMEOUT).no_proxy().build();
            let client = client.map_err(|error| Error::Key(error.to_string()))?;
            let authorizer =
                Authorizer { settings, client, keys: RwLock::default(), fetched: Mutex::default() };
            named.insert(name, authorizer);
        }
        Ok(Self(named))
    }

    /// Checks the caller's token, and that it has one of the route's scopes.
    pub(super) async fn check(
        &self,
        name: &str,
        headers: &HeaderMap,
        scopes: &[String],
    ) -> Result<Jwt, Refusal> {
        let authorizer = self.0.get(name).ok_or(Refusal::Unauthorized)?;
        let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let value = value.ok_or(Refusal::Unauthorized)?;
        let token = match value.split_once(' ') {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
            Some(_) => return Err(Refusal::Unauthorized),
            None => value,
        };
        let claims = authorizer.verify(token).await.map_err(|reason| {
            tracing::debug!(authorizer = name, reason, "token refused");
            Refusal::Unauthorized
        })?;
        let held = scopes_of(&claims);
        if !scopes.is_empty() && !scopes.iter().any(|scope| held.contains(scope)) {
            return Err(Refusal::Forbidden);
        }
        let claims = claims.into_iter().map(|(name, value)| (name, as_text(&value))).collect();
        Ok(Jwt { claims, scopes: (!scopes.is_empty()).then_some(held) })
    }
}

impl Authorizer {
    async fn verify(&self, token: &str) -> Result<Map<String, Json>, String> {
        let header = decode_header(token).map_err(|error| error.to_string())?;
        if header.alg != Algorithm::RS256 {
            return Err(format!("signed with {:?}", header.alg));
        }
        let key = self.key(&header.kid.ok_or("no kid")?).await?;
        let mut validation = Validation::new(Algorithm::RS256);
        validation.leeway = 0;
        validation.validate_nbf = true;
        // `aud` or `client_id` may name the audience, so it is checked below.
        validation.validate_aud = false;
        validation.set_issuer(&[&self.settings.issuer]);
        validation.set_required_spec_claims(&["exp", "iss"]);
        let claims =
            decode::<Map<String, Json>>(token, &key, &validation).map_err(|error| error.to_string())?.claims;
        if self.settings.audience.iter().any(|audience| is_meant_for(&claims, audience)) {
            Ok(claims)
        } else {
            Err("meant for another audience".into())
        }
    }

    async fn key(&self, kid: &str) -> Result<Arc<DecodingKey>, String> {
        if let Some(key) = self.known(kid) {
            return Ok(key);
        }
        let mut fetched = self.fetched.lock().await;
        if let Some(key) = self.known(kid) {
            return Ok(key);
        }
        if fetched.is_none_or(|at| at.elapsed() > FETCH_PAUSE) {
            *fetched = Some(Instant::now());
            let keys = self.fetch().await.map_err(|error| {
                tracing::warn!(issuer = self.settings.issuer, error, "the issuer's keys can't be read");
                error
            })?;
            *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        }
        self.known(kid).ok_or_else(|| format!("no key {kid}"))
    }

    fn known(&self, kid: &str) -> Option<Arc<DecodingKey>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).get(kid).cloned()
    }

    async fn fetch(&self) -> Result<HashMap<String, Arc<DecodingKey>>, String> {
        let issuer = self.settings.issuer.trim_end_matches('/');
        let discovery: Discovery = self.get(&format!("{issuer}/.well-known/openid-configuration")).await?;
        if discovery.issuer != self.settings.issuer {
            return Err(format!("the discovery document is of {}", discovery.issuer));
        }
        let set: JwkSet = self.get(&discovery.jwks_uri).await?;
        let mut keys = HashMap::new();
        for jwk in &set.keys {
            if let (Some(kid), AlgorithmParameters::RSA(_)) = (&jwk.common.key_id, &jwk.algorithm) {
                let key = DecodingKey::from_jwk(jwk).map_err(|error| error.to_string())?;
                keys.insert(kid.clone(), Arc::new(key));
            }
        }
        Ok(keys)
    }

    async fn get<T: serde::de::DeserializeOwned>(&self, url: &str) -> Result<T, String> {
        let response = self.client.get(url).send().await.and_then(reqwest::Response::error_for_status);
        response.map_err(|error| error.to_string())?.json().await.map_err(|error| error.to_string())
    }
}

fn is_meant_for(claims: &Map<String, Json>, audience: &str) -> bool {
    match claims.get("aud") {
        Some(Json::String(text)) => text == audience,
        Some(Json::Array(list)) => list.iter().any(|text| text == audience),
        _ => claims.get("client_id").is_some_and(|client| client == audience),
    }
}

/// `scope` is separated by spaces; some issuers send `scp`.
fn scopes_of(claims: &Map<String, Json>) -> Vec<String> {
    match claims.get("scope").or_else(|| claims.get("scp")) {
        Some(Json::String(text)) => text.split_whitespace().map(str::to_owned).collect(),
        Some(Json::Array(list)) => list.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// API Gateway hands claims on as strings, and lists in brackets, separated by spaces.
fn as_text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => format!("[{}]", items.iter().map(as_text).collect::<Vec<_>>().join(" ")),
        other => other.to_string(),
    }
}
