//! `/token`: codes and refresh tokens against access and ID tokens.

use std::sync::Arc;

use axum::{
    Form, Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{Issuer, codes::Grant};
use crate::{Error, manifest::Person, schedule::uuid};

/// How long tokens live.
const LIFE_SECONDS: i64 = 60 * 60;

#[derive(Deserialize)]
pub(super) struct Request {
    grant_type: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    code_verifier: String,
    #[serde(default)]
    refresh_token: String,
}

/// Answers a token request.
pub(super) async fn exchange(State(issuer): State<Arc<Issuer>>, Form(request): Form<Request>) -> Response {
    let grant = match request.grant_type.as_str() {
        "authorization_code" => issuer.codes.spend_code(&request.code).filter(|grant| {
            grant.client == request.client_id
                && grant.redirect_uri == request.redirect_uri
                && grant.challenge == URL_SAFE_NO_PAD.encode(Sha256::digest(request.code_verifier.as_bytes()))
        }),
        "refresh_token" => issuer
            .codes
            .spend_refresh(&request.refresh_token)
            .filter(|grant| grant.client == request.client_id),
        _ => return refuse("unsupported_grant_type"),
    };
    let Some(grant) = grant else { return refuse("invalid_grant") };
    let Some(person) = issuer.person(&grant.sub) else { return refuse("invalid_grant") };
    let tokens = issuer.access_token(person, &grant.client).and_then(|access| {
        let id = issuer.id_token(person, &grant)?;
        Ok((access, id))
    });
    let Ok((access_token, id_token)) = tokens else {
        return (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({"error": "server_error"}))).into_response();
    };
    let body = json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": LIFE_SECONDS,
        "id_token": id_token,
        "refresh_token": issuer.codes.issue_refresh(grant),
        "scope": person.claims.get("scope").cloned().unwrap_or_else(|| "openid".into()),
    });
    ([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

fn refuse(error: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response()
}

impl Issuer {
    /// An access token of a person: what tests use without the browser's way.
    pub(crate) fn token_for(&self, sub: &str) -> Result<String, Error> {
        let person =
            self.person(sub).ok_or_else(|| Error::Key(format!("the manifest has nobody called {sub}")))?;
        self.access_token(person, self.clients.first().map_or("", |client| &client.id))
    }

    fn access_token(&self, person: &Person, client: &str) -> Result<String, Error> {
        let mut claims = self.claims(person);
        claims.insert("aud".into(), self.audience.clone().into());
        claims.insert("client_id".into(), client.into());
        claims.insert("jti".into(), uuid().into());
        self.key.sign(&Value::Object(claims))
    }

    fn id_token(&self, person: &Person, grant: &Grant) -> Result<String, Error> {
        let mut claims = self.claims(person);
        claims.insert("aud".into(), grant.client.clone().into());
        if let Some(nonce) = &grant.nonce {
            claims.insert("nonce".into(), nonce.clone().into());
        }
        self.key.sign(&Value::Object(claims))
    }

    fn claims(&self, person: &Person) -> Map<String, Value> {
        let now = Timestamp::now().as_second();
        let mut claims: Map<String, Value> = person.claims.clone().into_iter().collect();
        claims.insert("iss".into(), self.url.clone().into());
        claims.insert("sub".into(), person.sub.clone().into());
        claims.insert("iat".into(), now.into());
        claims.insert("exp".into(), (now + LIFE_SECONDS).into());
        claims
    }
}
