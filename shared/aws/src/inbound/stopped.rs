//! Why a function did not start, or an invocation failed: the only error that leaves a door.

use std::fmt;

use app::failure::Failure;

/// A sentence that names nobody. Printed the same way however it is printed, since the Lambda runtime logs errors as
/// they look to a programmer.
#[derive(Clone, PartialEq, Eq)]
pub struct Stopped(String);

impl Stopped {
    /// Says why.
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Stopped {}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        let cause = super::telemetry::cause(&failure).map(|cause| format!(" ({cause})"));
        Self(format!("{failure}{}", cause.unwrap_or_default()))
    }
}

impl From<lambda_runtime::Error> for Stopped {
    fn from(error: lambda_runtime::Error) -> Self {
        Self(error.to_string())
    }
}

/// What Lambda is told.
impl From<Stopped> for lambda_runtime::Diagnostic {
    fn from(stopped: Stopped) -> Self {
        Self { error_type: "Stopped".to_owned(), error_message: stopped.0 }
    }
}
