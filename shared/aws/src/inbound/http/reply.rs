//! Answers: what was made, at which version, and with what effort.

use app::failure::{Failure, FailureKind};
use app::series::Effort;
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LOCATION,
    REFERRER_POLICY,
};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::refusal::trace;

fn json(status: StatusCode, body: &impl Serialize) -> Response {
    match serde_json::to_string(body) {
        Ok(text) => (status, [(CONTENT_TYPE, "application/json")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// `201` and where the new thing is.
#[derive(Debug)]
pub struct Created<T> {
    /// The thing.
    pub body: T,
    /// Its address.
    pub location: String,
}

impl<T: Serialize> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        let mut response = json(StatusCode::CREATED, &self.body);
        put(&mut response, LOCATION, &self.location);
        response
    }
}

/// A body with the version it is at, where it has one, as its `ETag`.
#[derive(Debug)]
pub struct Tagged<T> {
    /// `200`, `201` …
    pub status: StatusCode,
    /// The thing.
    pub body: T,
    /// Its version.
    pub version: Option<u64>,
}

impl<T> Tagged<T> {
    /// `200`, without a version.
    pub fn ok(body: T) -> Self {
        Self { status: StatusCode::OK, body, version: None }
    }
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let mut response = json(self.status, &self.body);
        if let Some(version) = self.version {
            put(&mut response, ETAG, &format!("\"v{version}\""));
        }
        response
    }
}

/// A body, and what it took as `Server-Timing`: attempts, and milliseconds waited for others.
#[derive(Debug)]
pub struct Effortful<T> {
    /// The answer.
    pub answer: T,
    /// What it took.
    pub effort: Effort,
}

impl<T: IntoResponse> IntoResponse for Effortful<T> {
    fn into_response(self) -> Response {
        let mut response = self.answer.into_response();
        let timing =
            format!("number;desc=\"attempts={}\";dur={}", self.effort.attempts, self.effort.waited.as_millis());
        put(&mut response, HeaderName::from_static("server-timing"), &timing);
        response
    }
}

/// An answer, and what the one log line of the request says about it: what happened, and the id of what it made.
#[derive(Debug)]
pub struct Noted<T> {
    /// The answer.
    pub answer: T,
    /// What happened; never anything personal.
    pub note: String,
}

/// A note on its way to the log.
#[derive(Debug, Clone)]
pub(super) struct Note(pub(super) String);

impl<T: IntoResponse> IntoResponse for Noted<T> {
    fn into_response(self) -> Response {
        let mut response = self.answer.into_response();
        response.extensions_mut().insert(Note(self.note));
        response
    }
}

/// A failure as a note.
pub fn note_of(failure: &Failure) -> String {
    trace(failure)
}

/// A page for people, which loads nothing and frames nowhere.
pub fn html(status: StatusCode, page: String) -> Response {
    let mut response = (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response();
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    put(&mut response, CONTENT_SECURITY_POLICY, policy);
    put(&mut response, REFERRER_POLICY, "no-referrer");
    response
}

/// The most bytes of an answer that is no text: Lambda answers at most 6 MB, and base64 makes four bytes of three.
pub const BYTES_MAX: usize = 4_000_000;

/// A PDF to look at; past [`BYTES_MAX`] it could not be answered.
pub fn pdf(bytes: Vec<u8>, file_name: &'static str) -> Result<Response, Failure> {
    if bytes.len() > BYTES_MAX {
        return Err(Failure::new(FailureKind::Corrupt, "answer a document of so many bytes"));
    }
    let mut response = (StatusCode::OK, [(CONTENT_TYPE, "application/pdf")], bytes).into_response();
    put(&mut response, CONTENT_DISPOSITION, &format!("inline; filename=\"{file_name}\""));
    Ok(response)
}
