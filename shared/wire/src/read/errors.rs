//! All that is wrong with the fields of a request, each with a pointer.

use std::ops::ControlFlow;

use deserr::{DeserializeError, ErrorKind, IntoValue, MergeWithError, ValueKind, ValuePointerRef};
use domain::refusal::{Invalid, InvalidAt};

use crate::problem::{FieldError, Problem};

/// How many bad fields are named.
const ERRORS_MAX: usize = 100;

/// The bad fields of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// One value was refused.
    pub fn refused(invalid: &Invalid, location: ValuePointerRef<'_>) -> Self {
        Self::one(pointer(location), invalid.code, invalid.detail.clone())
    }

    /// Values were refused, each at its place below one of the request; fine where there are none.
    pub fn none_of(found: impl IntoIterator<Item = InvalidAt>, location: ValuePointerRef<'_>) -> Result<(), Self> {
        let at = |place: &str| format!("{}{place}", pointer(location));
        let named = found.into_iter().map(|InvalidAt { invalid, pointer }| FieldError {
            pointer: at(&pointer),
            code: invalid.code.to_owned(),
            detail: invalid.detail,
        });
        let named: Vec<_> = named.collect();
        if named.is_empty() { Ok(()) } else { Err(Self(named)) }
    }

    /// One field is bad.
    pub fn one(pointer: String, code: &str, detail: String) -> Self {
        Self(vec![FieldError { pointer, code: code.to_owned(), detail }])
    }

    /// What was found before and what was found now.
    pub(crate) fn joined(before: Option<Self>, found: Self, location: ValuePointerRef<'_>) -> Self {
        deserr::take_cf_content(Self::merge(before, found, location))
    }

    /// The problem that names them all.
    pub fn into_problem(self) -> Problem {
        Problem::fields(self.0)
    }
}

impl MergeWithError<Self> for FieldErrors {
    fn merge(before: Option<Self>, other: Self, _: ValuePointerRef<'_>) -> ControlFlow<Self, Self> {
        let mut all = before.map_or_else(Vec::new, |before| before.0);
        all.extend(other.0);
        if all.len() >= ERRORS_MAX {
            all.truncate(ERRORS_MAX);
            return ControlFlow::Break(Self(all));
        }
        ControlFlow::Continue(Self(all))
    }
}

impl DeserializeError for FieldErrors {
    fn error<V: IntoValue>(
        before: Option<Self>,
        error: ErrorKind<'_, V>,
        location: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let at = pointer(location);
        let found = match error {
            ErrorKind::MissingField { field } => {
                Self::one(format!("{at}/{}", escaped(field)), "field_missing", "the field is missing".to_owned())
            }
            ErrorKind::UnknownKey { key, accepted } => {
                let detail = format!("there is no such field here; known are {}", accepted.join(", "));
                Self::one(format!("{at}/{}", escaped(key)), "field_unknown", detail)
            }
            ErrorKind::IncorrectValueKind { actual, accepted } => {
                let accepted: Vec<_> = accepted.iter().map(|kind| kind_name(*kind)).collect();
                let detail = format!("expected {}, not {}", accepted.join(" or "), kind_name(actual.kind()));
                Self::one(at, "field_wrong_type", detail)
            }
            ErrorKind::UnknownValue { accepted, .. } => {
                Self::one(at, "value_unknown", format!("expected one of {}", accepted.join(", ")))
            }
            ErrorKind::BadSequenceLen { expected, .. } => {
                Self::one(at, "list_wrong_length", format!("expected {expected} entries"))
            }
            ErrorKind::Unexpected { msg } => Self::one(at, "value_invalid", msg),
        };
        Self::merge(before, found, location)
    }
}

fn kind_name(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Null => "null",
        ValueKind::Boolean => "true or false",
        ValueKind::Integer | ValueKind::NegativeInteger => "a whole number",
        ValueKind::Float => "a number",
        ValueKind::String => "text",
        ValueKind::Sequence => "a list",
        ValueKind::Map => "an object",
    }
}

/// RFC 6901.
fn pointer(location: ValuePointerRef<'_>) -> String {
    match location {
        ValuePointerRef::Origin => String::new(),
        ValuePointerRef::Key { key, prev } => format!("{}/{}", pointer(*prev), escaped(key)),
        ValuePointerRef::Index { index, prev } => format!("{}/{index}", pointer(*prev)),
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
