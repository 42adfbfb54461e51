//! Decoding what a client sends over the socket: size first, then shape.
//!
//! `{"action": …, "type": …, "id": "<ulid>", …}`: `action` chose the function already, `id` is the request's, and the
//! rest must be exactly one of the function's requests.

use crate::RequestId;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The most bytes of a request that isn't a relayed stream. The largest legitimate one is well under 1 KB.
pub const MAX_REQUEST_BYTES: usize = 8 * 1024;

/// A request with its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame<R> {
    /// The request's id.
    pub id: RequestId,
    /// What is asked.
    pub request: R,
}

/// Why bytes from outside are no request. `id` is there when at least that could be read, so that the client can
/// match the refusal with what it sent.
#[derive(Debug, thiserror::Error)]
pub enum Malformed {
    /// Larger than it may be.
    #[error("the message has more than {most} bytes")]
    TooLarge {
        /// The most bytes that it may have.
        most: usize,
    },
    /// Not JSON, or not an object.
    #[error("the message is not a JSON object")]
    NotAnObject,
    /// No id, or one that is no ULID.
    #[error("the message needs an `id`: a ULID")]
    NoId,
    /// The id is fine; the rest is no request of this function.
    #[error("{problem}")]
    Shape {
        /// The request's id.
        id: RequestId,
        /// What is wrong, in words of the protocol alone: no value from the message.
        problem: String,
    },
}

impl Malformed {
    /// The request's id, where it could be read.
    #[must_use]
    pub const fn id(&self) -> Option<RequestId> {
        match self {
            Self::Shape { id, .. } => Some(*id),
            _ => None,
        }
    }
}

/// Decodes one frame of the function whose requests are `R`.
///
/// # Errors
/// [`Malformed`], of which every variant may be told to the client.
pub fn decode_frame<R: DeserializeOwned>(text: &str) -> Result<Frame<R>, Malformed> {
    if text.len() > MAX_REQUEST_BYTES {
        return Err(Malformed::TooLarge { most: MAX_REQUEST_BYTES });
    }
    let mut fields: Map<String, Value> = serde_json::from_str(text).map_err(|_| Malformed::NotAnObject)?;
    let id = fields.remove("id").ok_or(Malformed::NoId)?;
    let id: RequestId = serde_json::from_value(id).map_err(|_| Malformed::NoId)?;
    fields.remove("action");
    let request = serde_json::from_value(Value::Object(fields))
        .map_err(|cause| Malformed::Shape { id, problem: without_values(&cause) })?;
    Ok(Frame { id, request })
}

/// Decodes the JSON body of an HTTP request of at most so many bytes.
///
/// # Errors
/// [`Malformed::TooLarge`] or [`Malformed::NotAnObject`] when it is no JSON of this shape.
pub fn decode_body<R: DeserializeOwned>(text: &str, most: usize) -> Result<R, Malformed> {
    if text.len() > most {
        return Err(Malformed::TooLarge { most });
    }
    serde_json::from_str(text).map_err(|_| Malformed::NotAnObject)
}

/// Serde's sentences quote values in places ("invalid value: string \"1234\""). Keep what comes from our own types.
fn without_values(cause: &serde_json::Error) -> String {
    let text = cause.to_string();
    let is_about_our_names =
        ["missing field `", "invalid type: "].iter().any(|start| text.starts_with(start));
    if text.starts_with("unknown field") {
        "the message has a field that this request does not have".to_owned()
    } else if text.starts_with("unknown variant") || text.starts_with("missing field `type`") {
        "the message needs a `type` that this action has".to_owned()
    } else if text.starts_with("invalid type: ") {
        "a field of the message has the wrong type".to_owned()
    } else if is_about_our_names || text.starts_with("a ") || text.starts_with("an ") {
        text
    } else {
        "the message has not the shape of this request".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyRequest, SessionRequest};
    use proptest::prelude::*;

    const ID: &str = "01JD3V8W0000000000000000AB";

    fn problem_of(text: &str) -> String {
        decode_frame::<SessionRequest>(text).unwrap_err().to_string()
    }

    #[test]
    fn a_request_is_its_type_its_id_and_exactly_its_fields() {
        let text = format!(r#"{{"action":"session","type":"end","id":"{ID}","session":"s1"}}"#);
        let frame = decode_frame::<SessionRequest>(&text).unwrap();
        assert_eq!(frame.id.to_string(), ID);
        assert_eq!(frame.request, SessionRequest::End { session: "s1".try_into().unwrap() });
    }

    #[test]
    fn unknown_fields_are_refused_even_where_a_request_has_none() {
        let text = format!(r#"{{"action":"session","type":"create","id":"{ID}","extra":1}}"#);
        assert_eq!(problem_of(&text), "the message has a field that this request does not have");
    }

    #[test]
    fn refusals_quote_nothing_that_the_message_said() {
        let text = format!(r#"{{"action":"session","type":"redeem","id":"{ID}","key":"1234567x"}}"#);
        assert_eq!(problem_of(&text), "a security key has eight digits, like 1234 5678");
        let text =
            format!(r#"{{"action":"session","type":"redeem","id":"{ID}","key":{{"secret":"12345678"}}}}"#);
        assert!(!problem_of(&text).contains("12345678"));
        let text = format!(r#"{{"action":"session","type":"canary-type","id":"{ID}"}}"#);
        assert!(!problem_of(&text).contains("canary"));
    }

    #[test]
    fn what_is_no_object_or_too_large_or_has_no_id_is_named_as_such() {
        assert!(matches!(decode_frame::<KeyRequest>("[]"), Err(Malformed::NotAnObject)));
        assert!(matches!(decode_frame::<KeyRequest>(""), Err(Malformed::NotAnObject)));
        assert!(matches!(decode_frame::<KeyRequest>(r#"{"type":"issue"}"#), Err(Malformed::NoId)));
        assert!(matches!(decode_frame::<KeyRequest>(&"[".repeat(8_000)), Err(Malformed::NotAnObject)));
        assert!(matches!(decode_frame::<KeyRequest>(&" ".repeat(8_193)), Err(Malformed::TooLarge { .. })));
    }

    proptest! {
        #[test]
        fn no_text_panics_the_decoder(text in "\\PC*") {
            let _ = decode_frame::<SessionRequest>(&text);
        }
    }
}
