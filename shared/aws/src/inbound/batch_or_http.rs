//! The door of a function that works off a queue and answers HTTP too. Each event is one or the other, and each keeps
//! the promises of its own door: what cannot be told apart fails the invocation, so that a queue keeps its batch.

use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;

use app::failure::Error;
use app::ports::Message;
use axum::Router;
use jiff::Timestamp;
use lambda_http::request::LambdaRequest;
use lambda_http::{Adapter, Service};
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::Value;

use super::http::{clock, door};
use super::telemetry::where_unreadable;
use super::{Invocation, Stopped, batch};

/// Serves batches and requests until Lambda stops the process. `act` works on one message of a batch, as with
/// [`batch::run`]; the routes answer requests, as with [`super::http::run`].
pub async fn run<P, O, A, W>(function: &'static str, ports: P, act: A, routes: Router) -> Result<(), Stopped>
where
    P: Send + Sync + 'static,
    O: Debug + Send + 'static,
    A: Fn(Arc<P>, Message, Timestamp) -> W + Clone + Send + Sync + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let (ports, routes) = (Arc::new(ports), door(routes, clock()));
    let serve = service_fn(|event: LambdaEvent<Value>| {
        let (ports, act, routes) = (Arc::clone(&ports), act.clone(), routes.clone());
        async move {
            match Trigger::of(&event.payload)? {
                Trigger::Batch => {
                    let invocation = Invocation::begin(function, &event.context);
                    batch::work_off(&invocation, &event.payload, &ports, act).await
                }
                Trigger::Http => answer(routes, event).await,
            }
        }
    });
    Ok(lambda_runtime::run(serve).await?)
}

/// What an event comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trigger {
    /// SQS: records, each a message.
    Batch,
    /// API Gateway's HTTP API, payload format 2.0.
    Http,
}

impl Trigger {
    /// By the shape of the event. Nobody can send a request that is taken for a batch: what a caller writes stands in
    /// the event's headers, query and body, never beside them.
    fn of(event: &Value) -> Result<Self, Stopped> {
        let is_http = event.pointer("/requestContext/http").is_some_and(Value::is_object);
        match (event.get("Records"), is_http) {
            (Some(_), false) => Ok(Self::Batch),
            (None, true) => Ok(Self::Http),
            (Some(_), true) | (None, false) => Err(Stopped::new("the event is neither a batch nor a request")),
        }
    }
}

async fn answer(routes: Router, event: LambdaEvent<Value>) -> Result<Value, Stopped> {
    let LambdaEvent { payload, context } = event;
    let unreadable = |error: serde_json::Error| Stopped::new(format!("the request: {}", where_unreadable(&error)));
    let request: LambdaRequest = serde_json::from_value(payload).map_err(unreadable)?;
    let answered = Adapter::from(routes).call(LambdaEvent::new(request, context)).await;
    let answered = answered.unwrap_or_else(|never| match never {});
    serde_json::to_value(answered).map_err(|_| Stopped::new("the answer cannot be written"))
}

#[cfg(test)]
mod tests;
