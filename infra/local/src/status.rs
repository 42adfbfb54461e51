//! What the gateway has counted: for benchmarks, and for people who wonder.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use crate::{
    dynamodb::Operations,
    lambda::{FunctionStatus, Functions},
    web_socket_api::{ConnectionStatus, Connections},
};

/// Where the counters are.
#[derive(Clone)]
pub(crate) struct Status {
    pub(crate) functions: Functions,
    pub(crate) connections: Option<Connections>,
    pub(crate) operations: Arc<Operations>,
}

/// What `/_local/status` answers.
#[derive(Debug, Clone, Serialize)]
pub struct StatusReport {
    /// Functions by logical name.
    pub functions: BTreeMap<String, FunctionStatus>,
    /// Connections, if there is a WebSocket API.
    pub connections: Option<ConnectionStatus>,
    /// DynamoDB requests by operation.
    pub dynamodb: BTreeMap<String, u64>,
}

impl Status {
    pub(crate) fn read(&self) -> StatusReport {
        StatusReport {
            functions: self.functions.status(),
            connections: self.connections.as_ref().map(Connections::status),
            dynamodb: self.operations.counts(),
        }
    }
}
