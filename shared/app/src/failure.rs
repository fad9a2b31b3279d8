//! The two ways a verb does not do what was asked: the business says no, or the world got in the way.

use std::error::Error as StdError;
use std::fmt;

use domain::refusal::{Invalid, InvalidAt, Refused};

/// Either of the two.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The business says no.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// The world got in the way.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl Error {
    /// Whether the same call may succeed later. A rejection never does.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Rejected(_) => false,
            Self::Failed(failure) => failure.is_retryable(),
        }
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Rejected(Rejection::from(invalid))
    }
}

/// The business says no. Repeating the call does not help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Rejection {
    /// Which kind of no.
    pub kind: RejectionKind,
    /// Stable, in `snake_case`, for programs.
    pub code: &'static str,
    /// One sentence for the caller.
    pub detail: String,
    /// The field it is about, as a JSON pointer into the request.
    pub pointer: Option<String>,
    /// What else is wrong with the request.
    pub others: Vec<InvalidAt>,
}

/// Kinds of no, as a caller must tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RejectionKind {
    /// What was named does not exist, or is not the caller's.
    NotFound,
    /// The caller has an outdated version of it.
    Outdated,
    /// It is understood and cannot be done.
    Unprocessable,
    /// The caller is not who it must be, or shows no key.
    Unauthenticated,
    /// The caller's key does not allow it.
    Forbidden,
}

impl Rejection {
    /// A no of the commonest kind.
    pub fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { kind: RejectionKind::Unprocessable, code, detail: detail.into(), pointer: None, others: Vec::new() }
    }

    /// Nothing of that name is there for this caller.
    pub fn not_found(what: &str) -> Self {
        let detail = format!("there is no such {what}");
        Self { kind: RejectionKind::NotFound, ..Self::new("not_found", detail) }
    }

    /// The caller has seen another version of it than there is.
    pub fn outdated(what: &str) -> Self {
        let detail = format!("the {what} is not at the version in If-Match; read it again");
        Self::new("version_outdated", detail).of_kind(RejectionKind::Outdated)
    }

    /// The same no, of another kind.
    #[must_use]
    pub fn of_kind(self, kind: RejectionKind) -> Self {
        Self { kind, ..self }
    }

    /// The same no, about one field.
    #[must_use]
    pub fn at(self, pointer: &str) -> Self {
        Self { pointer: Some(pointer.to_owned()), ..self }
    }
}

impl From<InvalidAt> for Error {
    fn from(found: InvalidAt) -> Self {
        Self::from(Refused::from(found))
    }
}

impl From<Refused> for Error {
    fn from(Refused { first, others }: Refused) -> Self {
        let rejection = Rejection { others, ..Rejection::from(first.invalid) };
        // What is about the whole has no place.
        Self::Rejected(if first.pointer.is_empty() { rejection } else { rejection.at(&first.pointer) })
    }
}

impl From<Invalid> for Rejection {
    fn from(invalid: Invalid) -> Self {
        Self::new(invalid.code, invalid.detail)
    }
}

/// The world got in the way: what was tried and how it went wrong, for the operator.
#[derive(Debug)]
pub struct Failure {
    kind: FailureKind,
    tried: &'static str,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// How the world got in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// Another transaction held one of the rows, for longer than we waited.
    Contended,
    /// Too many calls for the service's taste.
    Throttled,
    /// No answer, or a fault on the other side: the effect is unknown.
    Unavailable,
    /// The service refuses this caller: a permission is missing or a name is wrong.
    Denied,
    /// What was stored, or sent to us by ourselves, cannot be read.
    Corrupt,
    /// The service refuses this very request: it is our mistake.
    Refused,
}

impl Failure {
    /// Something was tried and went wrong in a way.
    pub fn new(kind: FailureKind, tried: &'static str) -> Self {
        Self { kind, tried, source: None }
    }

    /// The same, and the error that tells why.
    #[must_use]
    pub fn because(self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// How it went wrong.
    pub fn kind(&self) -> FailureKind {
        self.kind
    }

    /// Whether the same call may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self.kind {
            FailureKind::Contended | FailureKind::Throttled | FailureKind::Unavailable => true,
            FailureKind::Denied | FailureKind::Corrupt | FailureKind::Refused => false,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.kind {
            FailureKind::Contended => "others held the row too long",
            FailureKind::Throttled => "too many calls",
            FailureKind::Unavailable => "no answer",
            FailureKind::Denied => "not allowed",
            FailureKind::Corrupt => "unreadable",
            FailureKind::Refused => "refused",
        };
        write!(f, "{}: {how}", self.tried)
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
