//! `AWS::Serverless::WebSocketApi`: its stage, its routes and its authorizer.

use std::{collections::BTreeMap, time::Duration};

use super::{TemplateError, intrinsics::Scope, properties::Properties};

/// Properties that describe the API to AWS and change nothing here.
const WITHOUT_EFFECT: [&str; 7] = [
    "AccessLogSettings",
    "DefaultRouteSettings",
    "Description",
    "Name",
    "PropagateTags",
    "RouteSettings",
    "Tags",
];

/// The longest that WebSocket APIs wait for an integration, and what they wait by default.
const INTEGRATION_TIMEOUT: Duration = Duration::from_secs(29);

/// A WebSocket API.
#[derive(Debug)]
pub struct WebSocketApi {
    /// What `!Ref` gives, and `requestContext.apiId`.
    pub id: String,
    /// The stage, `default` unless the template says otherwise.
    pub stage: String,
    /// `$request.body.a.b` as `[a, b]`: where in a message the route's key stands.
    pub route_selection: Vec<String>,
    /// Who decides on `$connect`.
    pub authorizer: Option<SocketAuthorizer>,
    /// Routes by key.
    pub routes: BTreeMap<String, SocketRoute>,
}

/// One route's integration.
#[derive(Debug, Clone)]
pub struct SocketRoute {
    /// The function that is invoked.
    pub function: String,
    /// How long the API waits for it.
    pub timeout: Duration,
}

/// The Lambda REQUEST authorizer of `$connect`.
#[derive(Debug, Clone)]
pub struct SocketAuthorizer {
    /// The function that decides.
    pub function: String,
    /// What must be there, or the caller is refused without asking the function.
    pub identity_sources: Vec<IdentitySource>,
}

/// Where a credential stands in the upgrade request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdentitySource {
    /// `route.request.querystring.name`
    Query(String),
    /// `route.request.header.name`, lower case
    Header(String),
}

impl WebSocketApi {
    pub(super) fn read(
        scope: &Scope<'_>,
        name: &str,
        mut properties: Properties,
    ) -> Result<Self, TemplateError> {
        properties.without_effect(&WITHOUT_EFFECT);
        let stage = properties.text(scope, "StageName")?.unwrap_or_else(|| "default".into());
        let at = properties.place("RouteSelectionExpression");
        let expression = properties.required_text(scope, "RouteSelectionExpression")?;
        let Some(path) = expression.strip_prefix("$request.body.") else {
            return Err(TemplateError::Unsupported { at: format!("{at} {expression}") });
        };
        let route_selection = path.split('.').map(str::to_owned).collect();
        let authorizer = match properties.mapping("Auth")? {
            None => None,
            Some(auth) => SocketAuthorizer::read(scope, auth)?,
        };
        let at = properties.place("Routes");
        let section = properties.mapping("Routes")?.ok_or(TemplateError::Missing { at: at.clone() })?;
        let mut routes = BTreeMap::new();
        for (key, value) in section.into_entries() {
            let mut route = Properties::of(&format!("{at}.{key}"), value)?;
            route.without_effect(&["OperationName"]);
            let arn = route.required_text(scope, "FunctionArn")?;
            let function = scope.function_of(&route.place("FunctionArn"), &arn)?;
            let timeout = route.number(scope, "IntegrationTimeout")?.map(Duration::from_millis);
            route.finish()?;
            let timeout = timeout.unwrap_or(INTEGRATION_TIMEOUT).min(INTEGRATION_TIMEOUT);
            routes.insert(key, SocketRoute { function, timeout });
        }
        properties.finish()?;
        Ok(Self { id: name.to_lowercase(), stage, route_selection, authorizer, routes })
    }
}

impl SocketAuthorizer {
    fn read(scope: &Scope<'_>, mut auth: Properties) -> Result<Option<Self>, TemplateError> {
        let kind = auth.text(scope, "AuthType")?.unwrap_or_else(|| "NONE".into());
        match kind.as_str() {
            "NONE" => {
                auth.finish()?;
                return Ok(None);
            }
            "CUSTOM" => {}
            _ => return Err(TemplateError::Unsupported { at: format!("{} {kind}", auth.place("AuthType")) }),
        }
        // The permission to invoke is IAM's; one machine has none.
        auth.without_effect(&["InvokeRole", "Name"]);
        let at = auth.place("AuthArn");
        let arn = auth.required_text(scope, "AuthArn")?;
        let function = scope.function_of(&at, &arn)?;
        let at = auth.place("IdentitySource");
        let sources = auth.texts(scope, "IdentitySource")?.unwrap_or_default();
        let identity_sources =
            sources.iter().map(|source| IdentitySource::parse(&at, source)).collect::<Result<_, _>>()?;
        auth.finish()?;
        Ok(Some(Self { function, identity_sources }))
    }
}

impl IdentitySource {
    fn parse(at: &str, source: &str) -> Result<Self, TemplateError> {
        if let Some(name) = source.strip_prefix("route.request.querystring.") {
            Ok(Self::Query(name.into()))
        } else if let Some(name) = source.strip_prefix("route.request.header.") {
            Ok(Self::Header(name.to_lowercase()))
        } else {
            Err(TemplateError::Unsupported { at: format!("{at} {source}") })
        }
    }
}
