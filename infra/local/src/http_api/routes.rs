//! Which route a request takes: the most specific path, its method before `ANY`, `$default` last.

use std::collections::{BTreeMap, HashMap};

use axum::http::Method;
use percent_encoding::percent_decode_str;

use crate::{Error, template::HttpRoute};

/// The routes of an API.
pub(super) struct Routes {
    paths: matchit::Router<HashMap<String, HttpRoute>>,
    default: Option<HttpRoute>,
}

/// A route that fits a request.
pub(super) struct Found<'a> {
    pub(super) route: &'a HttpRoute,
    pub(super) path_parameters: BTreeMap<String, String>,
}

impl Routes {
    pub(super) fn new(routes: Vec<HttpRoute>) -> Result<Self, Error> {
        let mut default = None;
        let mut by_path: BTreeMap<String, HashMap<String, HttpRoute>> = BTreeMap::new();
        for route in routes {
            if route.path == "$default" {
                default = Some(route);
            } else {
                by_path.entry(pattern(&route.path)).or_default().insert(route.method.clone(), route);
            }
        }
        let mut paths = matchit::Router::new();
        for (path, methods) in by_path {
            paths
                .insert(path.clone(), methods)
                .map_err(|error| Error::Route { route: path, reason: error.to_string() })?;
        }
        Ok(Self { paths, default })
    }

    pub(super) fn find(&self, method: &Method, path: &str) -> Option<Found<'_>> {
        if let Ok(matched) = self.paths.at(path)
            && let Some(route) = matched.value.get(method.as_str()).or_else(|| matched.value.get("ANY"))
        {
            let parameters = matched.params.iter();
            let path_parameters = parameters
                .map(|(name, value)| {
                    (name.to_owned(), percent_decode_str(value).decode_utf8_lossy().into_owned())
                })
                .collect();
            return Some(Found { route, path_parameters });
        }
        self.default.as_ref().map(|route| Found { route, path_parameters: BTreeMap::new() })
    }
}

impl Found<'_> {
    /// `POST /tickets`, or `$default`.
    pub(super) fn key(&self) -> String {
        match self.route.path.as_str() {
            "$default" => "$default".into(),
            path => format!("{} {path}", self.route.method),
        }
    }
}

/// `/files/{proxy+}` is `/files/{*proxy}` to the router.
fn pattern(path: &str) -> String {
    path.split('/')
        .map(|segment| match segment.strip_prefix('{').and_then(|segment| segment.strip_suffix("+}")) {
            Some(greedy) => format!("{{*{greedy}}}"),
            None => segment.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}
