//! `AWS::Serverless::HttpApi`: CORS, JWT authorizers, and the routes that functions' events attach.

use std::{collections::BTreeMap, time::Duration};

use super::{TemplateError, intrinsics::Scope, properties::Properties};

/// Properties that describe the API to AWS and change nothing here.
const WITHOUT_EFFECT: [&str; 6] =
    ["AccessLogSettings", "DefaultRouteSettings", "Description", "Name", "PropagateTags", "Tags"];

/// The longest that HTTP APIs wait for an integration, and what they wait by default.
const INTEGRATION_TIMEOUT: Duration = Duration::from_secs(30);

/// An HTTP API with its routes.
#[derive(Debug)]
pub struct HttpApi {
    /// What `!Ref` gives, and `requestContext.apiId`.
    pub id: String,
    /// CORS, answered by the gateway as HTTP APIs do.
    pub cors: Option<Cors>,
    /// JWT authorizers by name.
    pub authorizers: BTreeMap<String, JwtAuthorizer>,
    /// Routes that functions' events attached.
    pub routes: Vec<HttpRoute>,
    default_authorizer: Option<String>,
}

/// `CorsConfiguration`.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the names are the template's own")]
pub struct Cors {
    pub allow_origins: Vec<String>,
    pub allow_methods: Vec<String>,
    pub allow_headers: Vec<String>,
    pub expose_headers: Vec<String>,
    pub allow_credentials: bool,
    pub max_age: Option<u64>,
}

/// `JwtConfiguration` of one authorizer; the token stands in the `Authorization` header.
#[derive(Debug, Clone)]
pub struct JwtAuthorizer {
    /// `iss`, and where the discovery document is.
    pub issuer: String,
    /// One of these must be the token's `aud` or `client_id`.
    pub audience: Vec<String>,
}

/// An event of type `HttpApi`.
#[derive(Debug, Clone)]
pub struct HttpRoute {
    /// The event's place in the template, for messages.
    pub at: String,
    /// `GET`, ... or `ANY`.
    pub method: String,
    /// `/sessions/{id}`, `/files/{proxy+}`, or `$default`.
    pub path: String,
    /// The function that is invoked.
    pub function: String,
    /// The authorizer's name.
    pub authorizer: Option<String>,
    /// Scopes of which the token must have one.
    pub scopes: Vec<String>,
    /// How long the API waits for the function.
    pub timeout: Duration,
}

impl HttpApi {
    pub(super) fn read(
        scope: &Scope<'_>,
        name: &str,
        mut properties: Properties,
    ) -> Result<Self, TemplateError> {
        properties.without_effect(&WITHOUT_EFFECT);
        let cors =
            properties.mapping("CorsConfiguration")?.map(|cors| Cors::read(scope, cors)).transpose()?;
        let mut authorizers = BTreeMap::new();
        let mut default_authorizer = None;
        if let Some(mut auth) = properties.mapping("Auth")? {
            default_authorizer = auth.text(scope, "DefaultAuthorizer")?;
            if let Some(section) = auth.mapping("Authorizers")? {
                for (authorizer, value) in section.into_entries() {
                    let at = format!("{name}.Auth.Authorizers.{authorizer}");
                    authorizers.insert(authorizer, JwtAuthorizer::read(scope, Properties::of(&at, value)?)?);
                }
            }
            auth.finish()?;
        }
        properties.finish()?;
        Ok(Self { id: name.to_lowercase(), cors, authorizers, routes: Vec::new(), default_authorizer })
    }

    pub(super) fn attach(&mut self, mut route: HttpRoute) -> Result<(), TemplateError> {
        route.authorizer = match route.authorizer.or_else(|| self.default_authorizer.clone()) {
            Some(none) if none == "NONE" => None,
            Some(name) if !self.authorizers.contains_key(&name) => {
                return Err(TemplateError::UnknownReference {
                    at: format!("{}.Auth.Authorizer", route.at),
                    name,
                });
            }
            other => other,
        };
        self.routes.push(route);
        Ok(())
    }
}

impl Cors {
    fn read(scope: &Scope<'_>, mut properties: Properties) -> Result<Self, TemplateError> {
        let cors = Self {
            allow_origins: properties.texts(scope, "AllowOrigins")?.unwrap_or_default(),
            allow_methods: properties.texts(scope, "AllowMethods")?.unwrap_or_default(),
            allow_headers: properties.texts(scope, "AllowHeaders")?.unwrap_or_default(),
            expose_headers: properties.texts(scope, "ExposeHeaders")?.unwrap_or_default(),
            allow_credentials: properties.truth(scope, "AllowCredentials")?.unwrap_or_default(),
            max_age: properties.number(scope, "MaxAge")?,
        };
        properties.finish()?;
        Ok(cors)
    }
}

impl JwtAuthorizer {
    fn read(scope: &Scope<'_>, mut properties: Properties) -> Result<Self, TemplateError> {
        let source = properties.required_text(scope, "IdentitySource")?;
        if !source.eq_ignore_ascii_case("$request.header.authorization") {
            return Err(TemplateError::Unsupported {
                at: format!("{} {source}", properties.place("IdentitySource")),
            });
        }
        let at = properties.place("JwtConfiguration");
        let mut configuration =
            properties.mapping("JwtConfiguration")?.ok_or(TemplateError::Missing { at })?;
        let authorizer = Self {
            issuer: configuration.required_text(scope, "issuer")?,
            audience: configuration.texts(scope, "audience")?.unwrap_or_default(),
        };
        configuration.finish()?;
        properties.finish()?;
        Ok(authorizer)
    }
}

impl HttpRoute {
    pub(super) fn read(
        scope: &Scope<'_>,
        function: &str,
        at: &str,
        mut properties: Properties,
    ) -> Result<Self, TemplateError> {
        properties.without_effect(&["ApiId"]);
        if let Some(version) = properties.text(scope, "PayloadFormatVersion")?
            && version != "2.0"
        {
            return Err(TemplateError::Unsupported { at: format!("{at}.PayloadFormatVersion {version}") });
        }
        let path = properties.text(scope, "Path")?.unwrap_or_else(|| "$default".into());
        let method = properties.text(scope, "Method")?.unwrap_or_else(|| "ANY".into()).to_uppercase();
        let timeout = properties.number(scope, "TimeoutInMillis")?.map(Duration::from_millis);
        let (mut authorizer, mut scopes) = (None, Vec::new());
        if let Some(mut auth) = properties.mapping("Auth")? {
            authorizer = auth.text(scope, "Authorizer")?;
            scopes = auth.texts(scope, "AuthorizationScopes")?.unwrap_or_default();
            auth.finish()?;
        }
        properties.finish()?;
        Ok(Self {
            at: at.into(),
            method: if method == "X-AMAZON-APIGATEWAY-ANY-METHOD" { "ANY".into() } else { method },
            path,
            function: function.into(),
            authorizer,
            scopes,
            timeout: timeout.unwrap_or(INTEGRATION_TIMEOUT).min(INTEGRATION_TIMEOUT),
        })
    }
}
