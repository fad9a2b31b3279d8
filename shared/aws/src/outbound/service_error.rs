//! Why an AWS service did not do what was asked, without what it was asked about: an SDK error printed whole would carry
//! rows, addresses and bodies into the log.

use std::error::Error;
use std::fmt;

use app::failure::{Failure, FailureKind};
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::RequestId;

/// The code, status, request id and message of a refusal; how the connection failed where there was no answer.
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceError {
    code: String,
    status: Option<u16>,
    request_id: Option<String>,
    message: Option<String>,
}

impl ServiceError {
    /// What is safe to keep of an SDK error.
    pub(super) fn of<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Self {
        let status = error.raw_response().map(|response| response.status().as_u16());
        let request_id = error.request_id().map(str::to_owned);
        let named = |code: &str, message| Self { code: code.to_owned(), status, request_id, message };
        match error {
            SdkError::ServiceError(answer) => {
                named(answer.err().code().unwrap_or("Unknown"), answer.err().message().map(str::to_owned))
            }
            SdkError::TimeoutError(_) => named("Timeout", None),
            SdkError::DispatchFailure(failure) => {
                named("DispatchFailure", failure.as_connector_error().map(|error| chain(error)))
            }
            SdkError::ConstructionFailure(_) => named("ConstructionFailure", None),
            _ => named("UnreadableAnswer", None),
        }
    }

    /// The same without the service's own words, where those may name a person.
    pub(super) fn without_message(self) -> Self {
        Self { message: None, ..self }
    }

    /// The service's name for it.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The service's own words.
    pub(super) fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }

    /// How the world got in the way.
    pub(super) fn kind(&self) -> FailureKind {
        match self.code.as_str() {
            "Timeout" | "DispatchFailure" | "UnreadableAnswer" | "TransactionInProgressException" => {
                FailureKind::Unavailable
            }
            "TransactionConflictException" | "ConditionalRequestConflict" | "OperationAborted" => {
                FailureKind::Contended
            }
            "ConstructionFailure" => FailureKind::Refused,
            code if THROTTLING.contains(&code) => FailureKind::Throttled,
            code if DENIED.contains(&code) => FailureKind::Denied,
            _ => self.kind_by_status(),
        }
    }

    fn kind_by_status(&self) -> FailureKind {
        match self.status {
            Some(429) => FailureKind::Throttled,
            Some(401 | 403) => FailureKind::Denied,
            Some(status @ 400..500) if status != 408 => FailureKind::Refused,
            // A fault on the other side, or an answer that says it was done and cannot be read.
            Some(_) | None => FailureKind::Unavailable,
        }
    }

    /// The failure of what was tried.
    pub(super) fn failure(self, tried: &'static str) -> Failure {
        Failure::new(self.kind(), tried).because(self)
    }
}

/// Too many calls, in every service's words.
const THROTTLING: [&str; 12] = [
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "KMS.ThrottlingException",
    "TooManyRequestsException",
];

/// A missing permission or a wrong name, where the status does not say so.
const DENIED: [&str; 17] = [
    "AWS.SimpleQueueService.NonExistentQueue",
    "AccessDenied",
    "AccessDeniedException",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "KMS.AccessDeniedException",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
    "NoSuchBucket",
    "NotAuthorized",
    "QueueDoesNotExist",
    "ResourceNotFoundException",
    "UnrecognizedClientException",
];

/// The failure of what was tried, from an SDK error of any service.
pub(super) fn failure<E: ProvideErrorMetadata>(tried: &'static str, error: &SdkError<E>) -> Failure {
    ServiceError::of(error).failure(tried)
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        if let Some(status) = self.status {
            write!(f, ", HTTP {status}")?;
        }
        if let Some(request_id) = &self.request_id {
            write!(f, ", request {request_id}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        Ok(())
    }
}

/// As it is displayed: nothing more is kept.
impl fmt::Debug for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for ServiceError {}
