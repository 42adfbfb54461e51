//! `/userinfo`: who a token belongs to.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde_json::{Map, Value};

use super::Issuer;

/// Answers the claims of the token's person.
pub(super) async fn answer(State(issuer): State<Arc<Issuer>>, headers: HeaderMap) -> Response {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer "));
    match token.and_then(|token| sub(&issuer, token)).and_then(|sub| issuer.person(&sub)) {
        Some(person) => {
            let mut claims: Map<String, Value> = person.claims.clone().into_iter().collect();
            claims.insert("sub".into(), person.sub.clone().into());
            Json(claims).into_response()
        }
        None => (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")])
            .into_response(),
    }
}

fn sub(issuer: &Issuer, token: &str) -> Option<String> {
    let jwk = serde_json::from_value(issuer.key.jwk()).ok()?;
    let key = DecodingKey::from_jwk(&jwk).ok()?;
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_aud = false;
    validation.set_issuer(&[&issuer.url]);
    let claims = decode::<Map<String, Value>>(token, &key, &validation).ok()?.claims;
    claims.get("sub")?.as_str().map(str::to_owned)
}
