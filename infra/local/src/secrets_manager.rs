//! Secrets Manager: `GetSecretValue` of the template's secrets.
//!
//! A secret is generated once and kept in the state folder: tokens made before a restart stay valid after it.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use rand::RngExt;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;

use crate::{
    Error,
    listener::{self, Closing},
    state::StateFolder,
    template::{Secret, SecretSource},
};

const FILE: &str = "secrets.json";

/// The template's secrets with their values.
#[derive(Clone)]
pub(crate) struct SecretsManager(Arc<Vec<(Secret, String)>>);

#[derive(Deserialize)]
struct GetSecretValue {
    #[serde(rename = "SecretId")]
    id: String,
}

impl SecretsManager {
    /// Takes the values from the state folder, and makes those that aren't there.
    pub(crate) fn open(state: &StateFolder, secrets: Vec<Secret>) -> Result<Self, Error> {
        let mut kept: BTreeMap<String, String> = match state.read(FILE)? {
            Some(text) => serde_json::from_str(&text).map_err(|error| state.corrupt(FILE, &error))?,
            None => BTreeMap::new(),
        };
        let before = kept.len();
        let secrets = secrets
            .into_iter()
            .map(|secret| {
                let value = match &secret.source {
                    SecretSource::Given(value) => value.clone(),
                    SecretSource::Generated { length, alphabet } => {
                        kept.entry(secret.name.clone()).or_insert_with(|| generate(*length, alphabet)).clone()
                    }
                };
                (secret, value)
            })
            .collect();
        if kept.len() != before {
            state.write_secret(FILE, &json!(kept).to_string())?;
        }
        Ok(Self(Arc::new(secrets)))
    }

    /// Serves the API until the gateway stops.
    pub(crate) async fn serve(self, listener: TcpListener, closing: Closing) {
        listener::serve(listener, Router::new().route("/", post(answer)).with_state(self), closing).await;
    }
}

fn generate(length: usize, alphabet: &str) -> String {
    let alphabet: Vec<char> = alphabet.chars().collect();
    let mut random = rand::rng();
    (0..length).map(|_| alphabet[random.random_range(0..alphabet.len())]).collect()
}

async fn answer(State(manager): State<SecretsManager>, headers: HeaderMap, body: Bytes) -> Response {
    let operation = headers.get("x-amz-target").and_then(|target| target.to_str().ok()).unwrap_or_default();
    if operation != "secretsmanager.GetSecretValue" {
        return refuse("UnknownOperationException", &format!("{operation} isn't emulated"));
    }
    let Ok(request) = serde_json::from_slice::<GetSecretValue>(&body) else {
        return refuse("InvalidRequestException", "the body isn't a GetSecretValue request");
    };
    let found = manager.0.iter().find(|(secret, _)| request.id == secret.arn || request.id == secret.name);
    let Some((secret, value)) = found else {
        return refuse("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    };
    let body = json!({
        "ARN": secret.arn,
        "Name": secret.name,
        "SecretString": value,
        "VersionId": "00000000-0000-0000-0000-000000000001",
        "VersionStages": ["AWSCURRENT"],
        "CreatedDate": 0,
    });
    respond(StatusCode::OK, &body)
}

fn refuse(kind: &str, message: &str) -> Response {
    respond(StatusCode::BAD_REQUEST, &json!({"__type": kind, "Message": message}))
}

fn respond(status: StatusCode, body: &serde_json::Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/x-amz-json-1.1")], body.to_string()).into_response()
}
