//! How a piece of work ended, and the one log line that says so.

use std::fmt::Debug;

use app::failure::Error;
use domain::event::Correlation;
use tracing::{error, info, warn};

use super::Invocation;
use super::telemetry::cause;

/// How a piece of work ended.
#[derive(Debug)]
pub(super) enum Ended<O> {
    /// The verb did it.
    Done(O),
    /// There was nothing to do.
    Ignored,
    /// The verb did not.
    Failed(Error),
    /// What was handed in cannot be read. Where, never what.
    Unreadable(String),
    /// The verb panicked.
    Panicked,
    /// Lambda would have stopped it.
    OutOfTime,
}

impl<O> Ended<O> {
    pub(super) fn is_failed(&self) -> bool {
        match self {
            Self::Done(_) | Self::Ignored => false,
            Self::Failed(_) | Self::Unreadable(_) | Self::Panicked | Self::OutOfTime => true,
        }
    }
}

/// What a piece of work was about: names of things only.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    /// The record's own id: of a message, or in the stream.
    pub(super) record: Option<String>,
    /// How often it was received.
    pub(super) attempt: Option<u64>,
    pub(super) correlation: Option<Correlation>,
    pub(super) merchant: Option<String>,
    pub(super) event: Option<String>,
    pub(super) name: Option<String>,
}

/// Says how it ended, in one line.
pub(super) fn say<O: Debug>(invocation: &Invocation, about: &About, ended: &Ended<O>) {
    macro_rules! line {
        ($level:ident, $outcome:expr $(, $field:ident = $value:expr)*) => {
            $level!(
                function = invocation.function,
                request = invocation.request,
                correlation = about.correlation.as_ref().map(Correlation::as_str),
                merchant = about.merchant.as_deref(),
                event = about.event.as_deref(),
                kind = about.name.as_deref(),
                record = about.record.as_deref(),
                attempt = about.attempt,
                $($field = $value,)*
                "{}", $outcome
            )
        };
    }
    match ended {
        Ended::Done(outcome) => line!(info, "done", outcome = tracing::field::debug(outcome)),
        Ended::Ignored => line!(info, "ignored"),
        Ended::Failed(Error::Rejected(no)) => line!(error, "rejected", code = no.code, pointer = no.pointer.as_deref()),
        Ended::Failed(Error::Failed(failure)) if failure.is_retryable() => {
            line!(warn, "failed", failure = failure.to_string(), cause = cause(failure));
        }
        Ended::Failed(Error::Failed(failure)) => {
            line!(error, "failed for good", failure = failure.to_string(), cause = cause(failure));
        }
        Ended::Unreadable(place) => line!(error, "unreadable", cause = place.as_str()),
        Ended::Panicked => line!(error, "panicked"),
        Ended::OutOfTime => line!(error, "out of time"),
    }
}
