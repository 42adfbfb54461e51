//! A mapping of the template, read property by property until nothing is left.
//!
//! [`Properties::finish`] refuses whatever nobody asked for: so a property that the gateway doesn't know stops the
//! start, and none is passed over in silence.

use serde_norway::Value;

use super::{TemplateError, intrinsics::Scope};

/// The properties that nobody has read yet, and where they stand in the template.
pub(super) struct Properties {
    at: String,
    entries: Vec<(String, Value)>,
}

impl Properties {
    /// The entries of a mapping; `at` names the place in messages.
    pub(super) fn of(at: &str, value: Value) -> Result<Self, TemplateError> {
        let Value::Mapping(mapping) = value else {
            return Err(TemplateError::Malformed { at: at.into(), expected: "a mapping" });
        };
        let mut entries = Vec::with_capacity(mapping.len());
        for (key, value) in mapping {
            let key = match key {
                Value::String(key) => key,
                _ => {
                    return Err(TemplateError::Malformed {
                        at: format!("a key of {at}"),
                        expected: "a string",
                    });
                }
            };
            entries.push((key, value));
        }
        Ok(Self { at: at.into(), entries })
    }

    /// Where a property of this mapping stands.
    pub(super) fn place(&self, key: &str) -> String {
        format!("{}.{key}", self.at)
    }

    /// Takes a property as it is written.
    pub(super) fn take_raw(&mut self, key: &str) -> Option<Value> {
        let index = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.swap_remove(index).1)
    }

    /// Takes a property with its references replaced.
    pub(super) fn take(
        &mut self,
        scope: &Scope<'_>,
        key: &str,
    ) -> Result<Option<serde_json::Value>, TemplateError> {
        self.take_raw(key).map(|value| scope.resolve(&self.place(key), &value)).transpose()
    }

    /// Takes a string (or a number that stands for one).
    pub(super) fn text(&mut self, scope: &Scope<'_>, key: &str) -> Result<Option<String>, TemplateError> {
        self.take(scope, key)?.map(|value| as_text(&self.place(key), value)).transpose()
    }

    /// Takes a string that must be there.
    pub(super) fn required_text(&mut self, scope: &Scope<'_>, key: &str) -> Result<String, TemplateError> {
        self.text(scope, key)?.ok_or_else(|| TemplateError::Missing { at: self.place(key) })
    }

    /// Takes a whole number.
    pub(super) fn number(&mut self, scope: &Scope<'_>, key: &str) -> Result<Option<u64>, TemplateError> {
        let at = self.place(key);
        self.text(scope, key)?
            .map(|text| text.parse().map_err(|_| TemplateError::Malformed { at, expected: "a whole number" }))
            .transpose()
    }

    /// Takes a truth value.
    pub(super) fn truth(&mut self, scope: &Scope<'_>, key: &str) -> Result<Option<bool>, TemplateError> {
        let at = self.place(key);
        self.text(scope, key)?
            .map(|text| text.parse().map_err(|_| TemplateError::Malformed { at, expected: "true or false" }))
            .transpose()
    }

    /// Takes a list of strings; a single string is a list of one.
    pub(super) fn texts(
        &mut self,
        scope: &Scope<'_>,
        key: &str,
    ) -> Result<Option<Vec<String>>, TemplateError> {
        let at = self.place(key);
        match self.take(scope, key)? {
            None => Ok(None),
            Some(serde_json::Value::Array(items)) => {
                items.into_iter().map(|item| as_text(&at, item)).collect::<Result<_, _>>().map(Some)
            }
            Some(single) => Ok(Some(vec![as_text(&at, single)?])),
        }
    }

    /// Takes a nested mapping.
    pub(super) fn mapping(&mut self, key: &str) -> Result<Option<Properties>, TemplateError> {
        let at = self.place(key);
        self.take_raw(key).map(|value| Properties::of(&at, value)).transpose()
    }

    /// Drops properties that mean nothing on one machine.
    pub(super) fn without_effect(&mut self, keys: &[&str]) {
        self.entries.retain(|(name, _)| !keys.contains(&name.as_str()));
    }

    /// Every entry, as written.
    pub(super) fn into_entries(self) -> Vec<(String, Value)> {
        self.entries
    }

    /// Refuses what is left.
    pub(super) fn finish(self) -> Result<(), TemplateError> {
        match self.entries.first() {
            None => Ok(()),
            Some((key, _)) => Err(TemplateError::Unsupported { at: self.place(key) }),
        }
    }
}

fn as_text(at: &str, value: serde_json::Value) -> Result<String, TemplateError> {
    match value {
        serde_json::Value::String(text) => Ok(text),
        serde_json::Value::Number(number) => Ok(number.to_string()),
        serde_json::Value::Bool(truth) => Ok(truth.to_string()),
        _ => Err(TemplateError::Malformed { at: at.into(), expected: "a scalar" }),
    }
}
