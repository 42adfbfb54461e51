//! `--record`: every inbound byte as JSON lines, for tests that look for what should never have left a browser.

use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use axum::http::{HeaderMap, Method, Uri};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value as Json, json};

use crate::Error;

/// Where inbound bytes are written down, if anywhere.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorder(Option<Arc<Mutex<File>>>);

impl Recorder {
    /// Records to a file, behind what is already in it.
    pub(crate) fn to(path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path else { return Ok(Self(None)) };
        let file = OpenOptions::new().create(true).append(true).open(path);
        let file = file.map_err(|source| Error::Record { path: path.to_owned(), source })?;
        Ok(Self(Some(Arc::new(Mutex::new(file)))))
    }

    /// An HTTP request, at which door and with which body.
    pub(crate) fn request(&self, door: &str, method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) {
        if self.0.is_none() {
            return;
        }
        let headers: Map<String, Json> = headers
            .iter()
            .map(|(name, value)| {
                (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned().into())
            })
            .collect();
        let mut line =
            json!({"door": door, "method": method.as_str(), "url": uri.to_string(), "headers": headers});
        match std::str::from_utf8(body) {
            Ok(text) => line["body"] = text.into(),
            Err(_) => line["body_base64"] = STANDARD.encode(body).into(),
        }
        self.write(line);
    }

    /// A WebSocket message.
    pub(crate) fn message(&self, connection: &str, text: &str) {
        if self.0.is_some() {
            self.write(json!({"door": "socket", "connection": connection, "message": text}));
        }
    }

    fn write(&self, mut line: Json) {
        let Some(file) = &self.0 else { return };
        line["at"] = jiff::Timestamp::now().as_millisecond().into();
        let mut text = line.to_string();
        text.push('\n');
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        // One write a line: a reader sees whole lines, even of a gateway that was killed.
        if let Err(error) = file.write_all(text.as_bytes()) {
            tracing::error!(%error, "can't record");
        }
    }
}
