//! CloudFormation's `!Ref`, `!GetAtt` and `!Sub`, in their short and long forms.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use serde_norway::Value;

use super::{ACCOUNT, REGION, TemplateError, document::Resource, properties::Properties, secret};

/// What the template can't know by itself: the manifest's parameters, and the doors that are open.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Values of the template's parameters.
    pub parameters: BTreeMap<String, String>,
    /// What `ApiEndpoint` of an HTTP API gives, as `http://127.0.0.1:4400`.
    pub http_endpoint: String,
    /// What `ApiEndpoint` of a WebSocket API gives, as `ws://127.0.0.1:4401`.
    pub socket_endpoint: String,
}

/// What names mean inside one template.
pub(super) struct Scope<'a> {
    values: BTreeMap<String, String>,
    attributes: BTreeMap<String, String>,
    kinds: BTreeMap<&'a str, &'a str>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(
        parameters: &BTreeMap<String, Option<String>>,
        resources: &'a [Resource],
        surroundings: &Surroundings,
    ) -> Result<Self, TemplateError> {
        let mut values: BTreeMap<String, String> = [
            ("AWS::AccountId", ACCOUNT),
            ("AWS::Region", REGION),
            ("AWS::Partition", "aws"),
            ("AWS::URLSuffix", "amazonaws.com"),
            ("AWS::StackName", "local"),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        if let Some(unknown) = surroundings.parameters.keys().find(|name| !parameters.contains_key(*name)) {
            return Err(TemplateError::ParameterUnknown(unknown.clone()));
        }
        for (name, default) in parameters {
            let value = surroundings.parameters.get(name).or(default.as_ref());
            let value = value.ok_or_else(|| TemplateError::ParameterMissing(name.clone()))?;
            values.insert(name.clone(), value.clone());
        }
        let mut scope = Self { values, attributes: BTreeMap::new(), kinds: BTreeMap::new() };
        for resource in resources {
            scope.declare(resource, surroundings)?;
        }
        Ok(scope)
    }

    fn declare(&mut self, resource: &'a Resource, surroundings: &Surroundings) -> Result<(), TemplateError> {
        let name = &resource.name;
        let mut attribute = |attribute: &str, value: String| {
            self.attributes.insert(format!("{name}.{attribute}"), value);
        };
        let reference = match resource.kind.as_str() {
            "AWS::Serverless::Function" => {
                attribute("Arn", function_arn(name));
                name.clone()
            }
            "AWS::Serverless::HttpApi" => {
                attribute("ApiEndpoint", surroundings.http_endpoint.clone());
                name.to_lowercase()
            }
            "AWS::Serverless::WebSocketApi" => {
                attribute("ApiEndpoint", surroundings.socket_endpoint.clone());
                name.to_lowercase()
            }
            "AWS::DynamoDB::Table" => {
                let given = Properties::of(name, resource.properties.clone())?.take_raw("TableName");
                let table = given.as_ref().and_then(Value::as_str).unwrap_or(name).to_owned();
                attribute("Arn", format!("arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{table}"));
                table
            }
            "AWS::SecretsManager::Secret" => secret::arn(name),
            _ => name.clone(),
        };
        self.values.insert(name.clone(), reference);
        self.kinds.insert(name, &resource.kind);
        Ok(())
    }

    /// What `!Ref` gives for everything that the template names itself.
    pub(super) fn references(&self) -> BTreeMap<String, String> {
        self.values
            .iter()
            .filter(|(name, _)| !name.starts_with("AWS::"))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// The function that an ARN names.
    pub(super) fn function_of(&self, at: &str, arn: &str) -> Result<String, TemplateError> {
        self.kinds
            .iter()
            .find(|(name, kind)| **kind == "AWS::Serverless::Function" && function_arn(name) == arn)
            .map(|(name, _)| (*name).to_owned())
            .ok_or_else(|| TemplateError::UnknownReference { at: at.into(), name: arn.into() })
    }

    /// Replaces every intrinsic function below `value`.
    pub(super) fn resolve(&self, at: &str, value: &Value) -> Result<Json, TemplateError> {
        match value {
            Value::Tagged(tagged) => self.apply(at, &tagged.tag.to_string(), &tagged.value),
            Value::Mapping(mapping) => self.resolve_mapping(at, mapping),
            Value::Sequence(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| self.resolve(&format!("{at}[{index}]"), item))
                .collect::<Result<_, _>>()
                .map(Json::Array),
            scalar => serde_json::to_value(scalar)
                .map_err(|_| TemplateError::Malformed { at: at.into(), expected: "a JSON value" }),
        }
    }

    fn resolve_mapping(&self, at: &str, mapping: &serde_norway::Mapping) -> Result<Json, TemplateError> {
        let mut resolved = serde_json::Map::new();
        for (key, value) in mapping {
            let Value::String(key) = key else {
                return Err(TemplateError::Malformed { at: format!("a key of {at}"), expected: "a string" });
            };
            if key == "Ref" || key.starts_with("Fn::") {
                return self.apply(at, &format!("!{}", key.trim_start_matches("Fn::")), value);
            }
            resolved.insert(key.clone(), self.resolve(&format!("{at}.{key}"), value)?);
        }
        Ok(Json::Object(resolved))
    }

    fn apply(&self, at: &str, tag: &str, value: &Value) -> Result<Json, TemplateError> {
        match (tag, value) {
            ("!Ref", Value::String(name)) => self.value(at, name).map(Json::from),
            ("!GetAtt", Value::String(name)) => self.attribute(at, name).map(Json::from),
            ("!GetAtt", Value::Sequence(parts)) => {
                let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
                self.attribute(at, &parts.join(".")).map(Json::from)
            }
            ("!Sub", Value::String(pattern)) => {
                self.substitute(at, pattern, &BTreeMap::new()).map(Json::from)
            }
            ("!Sub", Value::Sequence(parts)) => match parts.as_slice() {
                [Value::String(pattern), Value::Mapping(given)] => {
                    let mut local = BTreeMap::new();
                    for (name, value) in given {
                        let name = name.as_str().unwrap_or_default();
                        let value = self.resolve(&format!("{at}.{name}"), value)?;
                        local
                            .insert(name.to_owned(), value.as_str().map_or(value.to_string(), str::to_owned));
                    }
                    self.substitute(at, pattern, &local).map(Json::from)
                }
                _ => {
                    Err(TemplateError::Malformed { at: at.into(), expected: "a text and a mapping of names" })
                }
            },
            _ => Err(TemplateError::Unsupported { at: format!("{tag} at {at}") }),
        }
    }

    fn value(&self, at: &str, name: &str) -> Result<String, TemplateError> {
        let unknown = || TemplateError::UnknownReference { at: at.into(), name: name.into() };
        self.values.get(name).cloned().ok_or_else(unknown)
    }

    fn attribute(&self, at: &str, name: &str) -> Result<String, TemplateError> {
        let unknown = || TemplateError::UnknownReference { at: at.into(), name: name.into() };
        self.attributes.get(name).cloned().ok_or_else(unknown)
    }

    fn substitute(
        &self,
        at: &str,
        pattern: &str,
        local: &BTreeMap<String, String>,
    ) -> Result<String, TemplateError> {
        let mut text = String::with_capacity(pattern.len());
        let mut rest = pattern;
        while let Some(start) = rest.find("${") {
            text.push_str(&rest[..start]);
            let Some(length) = rest[start..].find('}') else {
                return Err(TemplateError::Malformed {
                    at: at.into(),
                    expected: "a text whose ${ have their }",
                });
            };
            let name = rest[start + 2..start + length].trim();
            if let Some(literal) = name.strip_prefix('!') {
                // `${!Literal}` stands for `${Literal}`.
                text.push_str(&format!("${{{literal}}}"));
            } else if let Some(value) = local.get(name) {
                text.push_str(value);
            } else if self.values.contains_key(name) || !name.contains('.') {
                text.push_str(&self.value(at, name)?);
            } else {
                text.push_str(&self.attribute(at, name)?);
            }
            rest = &rest[start + length + 1..];
        }
        text.push_str(rest);
        Ok(text)
    }
}

/// The ARN of a function of this template.
pub(crate) fn function_arn(name: &str) -> String {
    format!("arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}")
}
