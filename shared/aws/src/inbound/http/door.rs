//! What surrounds every route: the time is read, panics become problems, and one line is logged.

use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use domain::event::Correlation;
use jiff::Timestamp;
use tower_http::catch_panic::CatchPanicLayer;
use wire::problem::Problem;

use crate::inbound::Stopped;

use super::refusal::{Cause, Refusal};
use super::reply::Note;

/// Tells the time, once for each request.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What the door found out about a request.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    pub(super) now: Timestamp,
    pub(super) correlation: Correlation,
}

/// Puts the door around a function's routes.
pub fn door(routes: Router, clock: Clock) -> Router {
    routes
        .fallback(|| async { Refusal::from(Problem::new(404, "route_unknown", "there is nothing at this address")) })
        .method_not_allowed_fallback(|| async {
            Refusal::from(Problem::new(405, "method_not_allowed", "this address does not take this method"))
        })
        .layer(CatchPanicLayer::custom(|_| {
            Refusal::from(Problem::new(500, "internal_error", "something went wrong on our side")).into_response()
        }))
        .layer(from_fn_with_state(clock, around))
}

/// Serves the routes as a Lambda function, until Lambda stops the process.
pub async fn run(routes: Router) -> Result<(), Stopped> {
    Ok(lambda_http::run(door(routes, clock())).await?)
}

/// The time as it is.
pub(crate) fn clock() -> Clock {
    #[allow(clippy::disallowed_methods, reason = "this is the door: the time is read here, once a request")]
    let clock: Clock = Arc::new(Timestamp::now);
    clock
}

async fn around(State(clock): State<Clock>, mut request: Request, next: Next) -> Response {
    let now = clock();
    let correlation = correlation(&request, now);
    let method = request.method().clone();
    // The route as it is written, never the address as it was called: that may hold a token.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    request.extensions_mut().insert(Arrival { now, correlation: correlation.clone() });
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let cause = response.extensions().get::<Cause>().cloned().unwrap_or_default();
    let note = response.extensions().get::<Note>().map(|note| note.0.clone()).unwrap_or_default();
    let (code, cause) = (cause.code, cause.trace);
    let correlation = correlation.as_str();
    if status >= 500 {
        tracing::error!(%method, route, status, code, cause, note, correlation, "request");
    } else {
        tracing::info!(%method, route, status, code, cause, note, correlation, "request");
    }
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(correlation) {
        headers.insert("x-correlation-id", value);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The caller's own, else the gateway's request id, else the time.
fn correlation(request: &Request, now: Timestamp) -> Correlation {
    let own = request.headers().get("x-correlation-id").and_then(|value| value.to_str().ok());
    let named = [own, gateway_id(request)].into_iter().flatten().map(Correlation::from_text);
    let found = named.into_iter().find(|named| !named.as_str().is_empty());
    found.unwrap_or_else(|| Correlation::from_text(&format!("at-{}", now.as_microsecond())))
}

fn gateway_id(request: &Request) -> Option<&str> {
    use lambda_http::request::RequestContext;
    match request.extensions().get::<RequestContext>()? {
        RequestContext::ApiGatewayV2(context) => context.request_id.as_deref(),
        _ => None,
    }
}
