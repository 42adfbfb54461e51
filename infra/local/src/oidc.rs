//! The development issuer: OpenID Connect for people that the manifest makes up.
//!
//! It does what a real one does as far as an application can tell: authorization code with PKCE, RS256 tokens,
//! refresh, discovery. It asks nobody for a password, so it must never be more than 127.0.0.1.

mod authorize;
mod codes;
mod keys;
mod page;
mod token;
mod userinfo;

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderName, Method, header},
    routing::{get, post},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tower_http::cors::{Any, CorsLayer};

use crate::{
    Error,
    listener::{self, Closing},
    manifest,
    state::StateFolder,
};

/// The issuer with its people, clients, codes and key.
pub(crate) struct Issuer {
    url: String,
    audience: String,
    clients: Vec<manifest::Client>,
    people: Vec<manifest::Person>,
    key: keys::SigningKey,
    codes: codes::Codes,
}

impl Issuer {
    /// The issuer at `url`; its key is in the state folder, so that tokens survive a restart.
    pub(crate) fn open(state: &StateFolder, url: String, settings: manifest::Oidc) -> Result<Self, Error> {
        Ok(Self {
            url,
            audience: settings.audience,
            clients: settings.clients,
            people: settings.people,
            key: keys::SigningKey::open(state)?,
            codes: codes::Codes::default(),
        })
    }

    fn person(&self, sub: &str) -> Option<&manifest::Person> {
        self.people.iter().find(|person| person.sub == sub)
    }

    /// Serves the issuer until the gateway stops.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener, closing: Closing) {
        let cors = CorsLayer::new()
            .allow_origin(Any)
            .allow_methods([Method::GET, Method::POST])
            .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, HeaderName::from_static("dpop")]);
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/authorize", get(authorize::show).post(authorize::choose))
            .route("/token", post(token::exchange))
            .route("/userinfo", get(userinfo::answer).post(userinfo::answer))
            .route("/end_session", get(authorize::end_session))
            .layer(cors)
            .with_state(self);
        listener::serve(listener, router, closing).await;
    }
}

async fn discovery(State(issuer): State<Arc<Issuer>>) -> Json<Value> {
    let url = &issuer.url;
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "userinfo_endpoint": format!("{url}/userinfo"),
        "end_session_endpoint": format!("{url}/end_session"),
        "jwks_uri": format!("{url}/jwks"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "claims_supported": ["sub", "name", "email"],
    }))
}

async fn jwks(State(issuer): State<Arc<Issuer>>) -> Json<Value> {
    Json(json!({"keys": [issuer.key.jwk()]}))
}
