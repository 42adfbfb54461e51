//! Static sites: what a CDN would serve.
//!
//! Files come from the site's folder and from nowhere else: `tower-http` refuses paths that leave it.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

use crate::{
    Error,
    listener::{self, Closing},
    record::Recorder,
};

/// A file that is larger is sent without an ETag.
const ETAG_LIMIT: usize = 16 * 1024 * 1024;

/// A site whose names are filled in.
pub(crate) struct Site {
    name: String,
    directory: PathBuf,
    config: Option<String>,
    spa: Option<String>,
    headers: Arc<Vec<(HeaderName, HeaderValue)>>,
    recorder: Recorder,
}

impl Site {
    pub(crate) fn new(
        name: String,
        directory: PathBuf,
        config: Option<String>,
        spa: Option<String>,
        headers: BTreeMap<String, String>,
        recorder: Recorder,
    ) -> Result<Self, Error> {
        if !directory.is_dir() {
            tracing::warn!(site = name, "{} isn't there: build the site", directory.display());
        }
        let headers = headers
            .into_iter()
            .map(|(header, value)| match (HeaderName::try_from(&header), HeaderValue::try_from(value)) {
                (Ok(header), Ok(value)) => Ok((header, value)),
                _ => Err(Error::SiteHeader { site: name.clone(), header }),
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self { name, directory, config, spa, headers: Arc::new(headers), recorder })
    }

    /// Serves the site until the gateway stops.
    pub(crate) async fn serve(self, listener: TcpListener, closing: Closing) {
        let mut router = Router::new();
        if let Some(config) = self.config {
            let config = async move || ([(header::CONTENT_TYPE, "application/json")], config.clone());
            router = router.route("/config.json", get(config));
        }
        let files = ServeDir::new(&self.directory);
        router = match &self.spa {
            Some(page) => router.fallback_service(files.fallback(ServeFile::new(self.directory.join(page)))),
            None => router.fallback_service(files),
        };
        let finish = Finish { name: self.name.into(), headers: self.headers, recorder: self.recorder };
        let router = router.layer(middleware::from_fn_with_state(finish, finish_response));
        listener::serve(listener, router, closing).await;
    }
}

#[derive(Clone)]
struct Finish {
    name: Arc<str>,
    headers: Arc<Vec<(HeaderName, HeaderValue)>>,
    recorder: Recorder,
}

/// Adds what every response of a site has: an ETag, no caching without asking, and the site's own headers.
async fn finish_response(State(site): State<Finish>, request: Request, next: Next) -> Response {
    site.recorder.request(&site.name, request.method(), request.uri(), request.headers(), &[]);
    let is_get = request.method() == Method::GET;
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let mut response = next.run(request).await;
    if is_get && response.status() == StatusCode::OK {
        response = with_etag(response, known).await;
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Pages, snippet and viewer have different origins, and load from each other.
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    for (name, value) in site.headers.iter() {
        headers.insert(name, value.clone());
    }
    response
}

async fn with_etag(response: Response, known: Option<HeaderValue>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, ETAG_LIMIT).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let digest: String = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    if let Ok(etag) = HeaderValue::try_from(format!("\"{digest}\"")) {
        if known.as_ref() == Some(&etag) {
            parts.status = StatusCode::NOT_MODIFIED;
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.insert(header::ETAG, etag);
            return Response::from_parts(parts, Body::empty());
        }
        parts.headers.insert(header::ETAG, etag);
    }
    Response::from_parts(parts, Body::from(bytes))
}
