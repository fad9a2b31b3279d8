//! Errors as a caller sees them: RFC 9457 problem details with a stable code and every bad field named.

use domain::refusal::InvalidAt;
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

/// `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem; it is the code as a URN.
    #[serde(rename = "type")]
    #[schema(example = "urn:faktura:problem:fields_invalid")]
    pub kind: String,
    /// The HTTP status in words.
    #[schema(example = "Unprocessable Content")]
    pub title: String,
    /// The HTTP status.
    #[schema(example = 422)]
    pub status: u16,
    /// Stable, for programs.
    #[schema(example = "fields_invalid")]
    pub code: String,
    /// One sentence for people.
    pub detail: String,
    /// Each bad field; empty when it is not about fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// One bad field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Where it is in the request: an RFC 6901 JSON pointer.
    #[schema(example = "/lines/0/quantity")]
    pub pointer: String,
    /// Stable, for programs.
    #[schema(example = "number_malformed")]
    pub code: String,
    /// One sentence for people.
    pub detail: String,
}

impl From<InvalidAt> for FieldError {
    fn from(InvalidAt { invalid, pointer }: InvalidAt) -> Self {
        Self { pointer, code: invalid.code.to_owned(), detail: invalid.detail }
    }
}

impl Problem {
    /// A problem of a status and a code.
    pub fn new(status: u16, code: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:faktura:problem:{code}"),
            title: title(status).to_owned(),
            status,
            code: code.to_owned(),
            detail: detail.into(),
            errors: Vec::new(),
        }
    }

    /// The same problem, about one field.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        let (code, detail) = (self.code.clone(), self.detail.clone());
        self.errors.push(FieldError { pointer: pointer.into(), code, detail });
        self
    }

    /// The same problem, and what else is wrong with the request.
    #[must_use]
    pub fn with(mut self, others: Vec<InvalidAt>) -> Self {
        self.errors.extend(others.into_iter().map(FieldError::from));
        self
    }

    /// Several bad fields.
    pub fn fields(errors: Vec<FieldError>) -> Self {
        let detail = match errors.as_slice() {
            [one] => format!("{}: {}", one.pointer, one.detail),
            several => format!("{} fields are not right", several.len()),
        };
        Self { errors, ..Self::new(422, "fields_invalid", detail) }
    }
}

/// The statuses used here, in words (RFC 9110 §15).
fn title(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        428 => "Precondition Required",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// What every route may answer instead.
#[derive(IntoResponses)]
pub enum Problems {
    /// The request cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Unreadable(Problem),
    /// No key, or none that is known.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthenticated(Problem),
    /// The key does not allow it.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// There is no such thing, or it is another's.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// It was changed since it was read.
    #[response(status = 412, content_type = "application/problem+json")]
    Outdated(Problem),
    /// The body is past its limit.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// It is understood and cannot be done; each bad field is named.
    #[response(status = 422, content_type = "application/problem+json")]
    Unprocessable(Problem),
    /// Not just now; the same request may be sent again.
    #[response(status = 503, content_type = "application/problem+json")]
    TryAgain(Problem),
}
