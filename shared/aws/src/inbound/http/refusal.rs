//! A no, or a failure, as an answer.

use app::failure::{Error, Failure, Rejection, RejectionKind};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use domain::refusal::Invalid;
use wire::problem::Problem;

use crate::inbound::telemetry;

/// An answer that is not what was asked for, and what the log says of it.
#[derive(Debug)]
pub struct Refusal {
    problem: Problem,
    trace: String,
    retry_after: Option<&'static str>,
}

/// What the one log line of a request says about its refusal.
#[derive(Debug, Clone, Default)]
pub(super) struct Cause {
    pub(super) code: String,
    pub(super) trace: String,
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, trace: String::new(), retry_after: None }
    }
}

impl From<Invalid> for Refusal {
    fn from(invalid: Invalid) -> Self {
        Rejection::from(invalid).into()
    }
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Self {
        let status = match rejection.kind {
            RejectionKind::NotFound => 404,
            RejectionKind::Outdated => 412,
            RejectionKind::Unprocessable => 422,
            RejectionKind::Unauthenticated => 401,
            RejectionKind::Forbidden => 403,
        };
        let problem = Problem::new(status, rejection.code, rejection.detail);
        match (rejection.pointer, rejection.others) {
            (None, others) if others.is_empty() => problem.into(),
            (pointer, others) => problem.at(pointer.unwrap_or_default()).with(others).into(),
        }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        let trace = trace(&failure);
        let (problem, retry_after) = if failure.is_retryable() {
            let detail = "it could not be done just now; the same request may be sent again";
            (Problem::new(503, "try_again", detail), Some("2"))
        } else {
            (Problem::new(500, "internal_error", "something went wrong on our side"), None)
        };
        Self { problem, trace, retry_after }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::Rejected(rejection) => rejection.into(),
            Error::Failed(failure) => failure.into(),
        }
    }
}

/// A failure and what may be told of its cause, for the operator.
pub(super) fn trace(failure: &Failure) -> String {
    match telemetry::cause(failure) {
        Some(cause) => format!("{failure}: {cause}"),
        None => failure.to_string(),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&self.problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response.extensions_mut().insert(Cause { code: self.problem.code, trace: self.trace });
        response
    }
}
