//! The template's YAML: its sections, its parameters and its resources, before anything is resolved.

use std::{collections::BTreeMap, path::Path};

use serde_norway::Value;

use super::{
    Function, HttpApi, Schedule, Secret, Surroundings, Table, Template, TemplateError, WebSocketApi,
    function::Globals, intrinsics::Scope, properties::Properties,
};

/// Sections that describe the stack to CloudFormation and change nothing on one machine.
const SECTIONS_WITHOUT_EFFECT: [&str; 5] =
    ["AWSTemplateFormatVersion", "Description", "Metadata", "Outputs", "Transform"];

/// Attributes of a resource, beside its properties, that change nothing on one machine.
const ATTRIBUTES_WITHOUT_EFFECT: [&str; 4] =
    ["DeletionPolicy", "DependsOn", "Metadata", "UpdateReplacePolicy"];

/// A parsed template whose references still wait for addresses.
#[derive(Debug)]
pub struct Document {
    parameters: BTreeMap<String, Option<String>>,
    globals: Option<Value>,
    resources: Vec<Resource>,
}

/// One entry of `Resources`.
#[derive(Debug, Clone)]
pub(super) struct Resource {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) metadata: Option<Value>,
    pub(super) properties: Value,
}

impl Document {
    /// Reads the template at `path`.
    pub fn read(path: &Path) -> Result<Self, TemplateError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| TemplateError::Unreadable { path: path.display().to_string(), source })?;
        Self::parse(&text)
    }

    /// Parses a template.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut sections = Properties::of("template", serde_norway::from_str(text)?)?;
        sections.without_effect(&SECTIONS_WITHOUT_EFFECT);
        let parameters = match sections.take_raw("Parameters") {
            Some(section) => parameters(section)?,
            None => BTreeMap::new(),
        };
        let globals = sections.take_raw("Globals");
        let resources = sections
            .take_raw("Resources")
            .ok_or_else(|| TemplateError::Missing { at: "Resources".into() })
            .and_then(resources)?;
        sections.finish()?;
        Ok(Self { parameters, globals, resources })
    }

    /// Whether the template has a resource of this type: which doors to open is known before anything is resolved.
    #[must_use]
    pub fn has(&self, kind: &str) -> bool {
        self.resources.iter().any(|resource| resource.kind == kind)
    }

    /// Replaces every reference and types every resource.
    pub fn resolve(&self, surroundings: &Surroundings) -> Result<Template, TemplateError> {
        let scope = Scope::new(&self.parameters, &self.resources, surroundings)?;
        let globals = Globals::read(&scope, self.globals.as_ref())?;
        let mut template = Template {
            functions: BTreeMap::new(),
            http_api: None,
            web_socket_api: None,
            tables: Vec::new(),
            secrets: Vec::new(),
            schedules: Vec::new(),
            references: scope.references(),
        };
        let mut routes = Vec::new();
        for resource in &self.resources {
            let properties = Properties::of(&resource.name, resource.properties.clone())?;
            match resource.kind.as_str() {
                "AWS::Serverless::Function" => {
                    let (function, events) = Function::read(&scope, resource, properties, &globals)?;
                    routes.extend(events.routes);
                    template.schedules.extend(events.schedules);
                    template.functions.insert(function.name.clone(), function);
                }
                "AWS::Serverless::HttpApi" => {
                    let api = HttpApi::read(&scope, &resource.name, properties)?;
                    only_one(&resource.name, template.http_api.replace(api).is_some())?;
                }
                "AWS::Serverless::WebSocketApi" => {
                    let api = WebSocketApi::read(&scope, &resource.name, properties)?;
                    only_one(&resource.name, template.web_socket_api.replace(api).is_some())?;
                }
                "AWS::DynamoDB::Table" => {
                    template.tables.push(Table::read(&scope, &resource.name, properties)?)
                }
                "AWS::SecretsManager::Secret" => {
                    template.secrets.push(Secret::read(&scope, &resource.name, properties)?);
                }
                kind => return Err(TemplateError::Unsupported { at: format!("{} ({kind})", resource.name) }),
            }
        }
        attach_routes(&mut template, routes)?;
        template.schedules.sort_by(|a: &Schedule, b: &Schedule| a.name.cmp(&b.name));
        Ok(template)
    }
}

fn attach_routes(template: &mut Template, routes: Vec<super::HttpRoute>) -> Result<(), TemplateError> {
    let Some(first) = routes.first() else { return Ok(()) };
    let Some(api) = &mut template.http_api else {
        // SAM would create an API of its own (ServerlessHttpApi); one machine wants to see it written down.
        return Err(TemplateError::Missing { at: format!("the AWS::Serverless::HttpApi for {}", first.at) });
    };
    for route in routes {
        api.attach(route)?;
    }
    Ok(())
}

fn only_one(name: &str, second: bool) -> Result<(), TemplateError> {
    if second {
        Err(TemplateError::Unsupported { at: format!("{name}, a second API of its kind,") })
    } else {
        Ok(())
    }
}

fn parameters(section: Value) -> Result<BTreeMap<String, Option<String>>, TemplateError> {
    let mut parameters = BTreeMap::new();
    for (name, value) in Properties::of("Parameters", section)?.into_entries() {
        let at = format!("Parameters.{name}");
        let mut parameter = Properties::of(&at, value)?;
        parameter.without_effect(&[
            "AllowedPattern",
            "AllowedValues",
            "ConstraintDescription",
            "Description",
            "NoEcho",
        ]);
        parameter.without_effect(&["MaxLength", "MinLength"]);
        match parameter.take_raw("Type").as_ref().and_then(Value::as_str) {
            Some("String" | "Number") => {}
            _ => return Err(TemplateError::Unsupported { at: format!("{at}.Type") }),
        }
        let default = match parameter.take_raw("Default") {
            None => None,
            Some(Value::String(text)) => Some(text),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(Value::Bool(truth)) => Some(truth.to_string()),
            Some(_) => {
                return Err(TemplateError::Malformed { at: format!("{at}.Default"), expected: "a scalar" });
            }
        };
        parameter.finish()?;
        parameters.insert(name, default);
    }
    Ok(parameters)
}

fn resources(section: Value) -> Result<Vec<Resource>, TemplateError> {
    let mut resources = Vec::new();
    for (name, value) in Properties::of("Resources", section)?.into_entries() {
        let mut resource = Properties::of(&name, value)?;
        let kind = match resource.take_raw("Type") {
            Some(Value::String(kind)) => kind,
            _ => return Err(TemplateError::Missing { at: format!("{name}.Type") }),
        };
        let properties =
            resource.take_raw("Properties").unwrap_or(Value::Mapping(serde_norway::Mapping::new()));
        let metadata = resource.take_raw("Metadata");
        resource.without_effect(&ATTRIBUTES_WITHOUT_EFFECT);
        resource.finish()?;
        resources.push(Resource { name, kind, metadata, properties });
    }
    Ok(resources)
}
