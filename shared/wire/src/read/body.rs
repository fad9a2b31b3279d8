//! From bytes to a value, within limits.

use deserr::Deserr;
use serde_json::Value;

use super::FieldErrors;
use crate::problem::Problem;

/// The most bytes of a request body.
pub const BODY_BYTES_MAX: usize = 1_048_576;

/// The deepest nesting of a request body.
const DEPTH_MAX: usize = 16;

/// Reads a body of JSON. Every way in which it can be wrong is a problem of its own.
pub fn read<T: Deserr<FieldErrors>>(bytes: &[u8]) -> Result<T, Problem> {
    if bytes.len() > BODY_BYTES_MAX {
        let detail = format!("the body is larger than {BODY_BYTES_MAX} bytes");
        return Err(Problem::new(413, "body_too_large", detail));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|_| Problem::new(400, "body_not_utf8", "the body is not UTF-8 text"))?;
    if depth(text) > DEPTH_MAX {
        let detail = format!("the body is nested deeper than {DEPTH_MAX} levels");
        return Err(Problem::new(400, "body_too_deep", detail));
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let detail = format!("the body is not JSON: line {}, column {}", error.line(), error.column());
        Problem::new(400, "body_not_json", detail)
    })?;
    deserr::deserialize(value).map_err(FieldErrors::into_problem)
}

/// How deep brackets nest, outside strings; an upper bound when the text is not JSON.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth = depth.saturating_add(1);
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> String {
        read::<bool>(bytes).unwrap_err().code
    }

    #[test]
    fn each_way_a_body_is_wrong_has_its_own_code() {
        assert_eq!(code(&vec![b' '; BODY_BYTES_MAX + 1]), "body_too_large");
        assert_eq!(code(b"\"\xff\""), "body_not_utf8");
        assert_eq!(code("[".repeat(200_000).as_bytes()), "body_too_deep");
        assert_eq!(code(b"{\"a\":}"), "body_not_json");
        assert_eq!(code(b""), "body_not_json");
        assert_eq!(code(b"1e999"), "body_not_json");
        assert_eq!(code(b"\"text\""), "fields_invalid");
        assert!(read::<bool>(b"true").unwrap());
    }

    #[test]
    fn brackets_inside_text_do_not_nest() {
        assert_eq!(depth(r#"{"a":"[[[[\"[[[","b":[1]}"#), 2);
    }
}
