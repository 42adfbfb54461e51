//! `/authorize`: who are you? And `/end_session`.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{Issuer, codes::Grant, page};

/// The parameters of an authorization request.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Request {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) response_type: String,
    pub(super) scope: String,
    pub(super) state: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) code_challenge: String,
    pub(super) code_challenge_method: String,
    /// `none` asks for an answer without a page: there is no session here, so nobody is signed in.
    pub(super) prompt: Option<String>,
    /// Names who signs in: tests and demos skip the page with it.
    pub(super) login_hint: Option<String>,
}

/// The page's form: the request again, and who was picked.
#[derive(Deserialize)]
pub(super) struct Choice {
    sub: String,
    #[serde(flatten)]
    request: Request,
}

#[derive(Deserialize)]
pub(super) struct EndSession {
    post_logout_redirect_uri: Option<String>,
    state: Option<String>,
    client_id: Option<String>,
}

/// Shows who can sign in.
pub(super) async fn show(State(issuer): State<Arc<Issuer>>, Query(request): Query<Request>) -> Response {
    if let Err(answer) = check(&issuer, &request) {
        return *answer;
    }
    if request.prompt.as_deref() == Some("none") {
        return back(&request, &[("error", "login_required")]);
    }
    if let Some(hint) = &request.login_hint
        && issuer.person(hint).is_some()
    {
        return grant(&issuer, hint, &request);
    }
    let mut response = Html(page::choose(&issuer.people, &request)).into_response();
    let headers = response.headers_mut();
    // The page has no scripts. It posts to itself, and the answer leads back to the application.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Takes the choice, and sends the browser back with a code.
pub(super) async fn choose(State(issuer): State<Arc<Issuer>>, Form(choice): Form<Choice>) -> Response {
    match check(&issuer, &choice.request) {
        Err(answer) => *answer,
        Ok(()) if issuer.person(&choice.sub).is_none() => {
            back(&choice.request, &[("error", "access_denied")])
        }
        Ok(()) => grant(&issuer, &choice.sub, &choice.request),
    }
}

/// Sends the browser on: there is no session to end.
pub(super) async fn end_session(
    State(issuer): State<Arc<Issuer>>,
    Query(request): Query<EndSession>,
) -> Response {
    let Some(uri) = request.post_logout_redirect_uri else { return Html(page::signed_out()).into_response() };
    let known = issuer
        .clients
        .iter()
        .filter(|client| request.client_id.as_ref().is_none_or(|id| *id == client.id))
        .flat_map(|client| &client.redirect_uris)
        .any(|allowed| fits(allowed, &uri));
    match Url::parse(&uri) {
        Ok(mut url) if known => {
            if let Some(state) = request.state {
                url.query_pairs_mut().append_pair("state", &state);
            }
            Redirect::to(url.as_str()).into_response()
        }
        _ => (StatusCode::BAD_REQUEST, Html(page::refused("post_logout_redirect_uri"))).into_response(),
    }
}

fn grant(issuer: &Issuer, sub: &str, request: &Request) -> Response {
    let code = issuer.codes.issue_code(Grant {
        client: request.client_id.clone(),
        sub: sub.to_owned(),
        nonce: request.nonce.clone(),
        redirect_uri: request.redirect_uri.clone(),
        challenge: request.code_challenge.clone(),
    });
    back(request, &[("code", &code), ("iss", &issuer.url)])
}

/// Whether the request may be answered by a redirect; errors about the redirect itself are shown, never redirected.
fn check(issuer: &Issuer, request: &Request) -> Result<(), Box<Response>> {
    let refused = |what| Err(Box::new((StatusCode::BAD_REQUEST, Html(page::refused(what))).into_response()));
    let Some(client) = issuer.clients.iter().find(|client| client.id == request.client_id) else {
        return refused("client_id");
    };
    if !client.redirect_uris.iter().any(|allowed| fits(allowed, &request.redirect_uri)) {
        return refused("redirect_uri");
    }
    let error = if request.response_type != "code" {
        "unsupported_response_type"
    } else if request.code_challenge.is_empty() || request.code_challenge_method != "S256" {
        "invalid_request"
    } else if !request.scope.split_whitespace().any(|scope| scope == "openid") {
        "invalid_scope"
    } else {
        return Ok(());
    };
    Err(Box::new(back(request, &[("error", error)])))
}

fn fits(allowed: &str, uri: &str) -> bool {
    // `http://127.0.0.1:4420` is the page `/` of that origin.
    let Ok(uri) = Url::parse(uri) else { return false };
    let uri = uri.as_str();
    match allowed.strip_suffix('*') {
        Some(start) => uri.starts_with(start),
        None => allowed == uri,
    }
}

fn back(request: &Request, parameters: &[(&str, &str)]) -> Response {
    let Ok(mut url) = Url::parse(&request.redirect_uri) else {
        return (StatusCode::BAD_REQUEST, Html(page::refused("redirect_uri"))).into_response();
    };
    {
        let mut query = url.query_pairs_mut();
        for (name, value) in parameters {
            query.append_pair(name, value);
        }
        if let Some(state) = &request.state {
            query.append_pair("state", state);
        }
    }
    Redirect::to(url.as_str()).into_response()
}
