//! `$request.body.x`: which route a message takes.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::value::RawValue;

/// The value at the path of the route selection expression, if the message has one.
///
/// Only what lies on the path is read into memory: messages are up to 128 KB, and this is the hot path.
pub(super) fn select(message: &str, path: &[String]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let fields: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(message).ok()?;
    let value = fields.get(first.as_str())?.get();
    if !rest.is_empty() {
        return select(value, rest);
    }
    match serde_json::from_str(value).ok()? {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_read_from_its_path_and_nowhere_else() {
        let action = vec!["action".to_owned()];
        assert_eq!(select(r#"{"action":"relay","data":{"action":"no"}}"#, &action).as_deref(), Some("relay"));
        assert_eq!(select(r#"{"action":7}"#, &action).as_deref(), Some("7"));
        assert_eq!(select(r#"{"action":{}}"#, &action), None);
        assert_eq!(select(r#"{"action":"relay""#, &action), None);
        assert_eq!(select("[]", &action), None);
        let nested = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(select(r#"{"a":{"b":"deep"}}"#, &nested).as_deref(), Some("deep"));
    }
}
