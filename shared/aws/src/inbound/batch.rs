//! The door of functions that work off a queue. Each message is read and worked on by itself; the answer names those
//! that failed, and the queue keeps them.

use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;

use app::failure::Error;
use app::ports::Message;
use jiff::Timestamp;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::{Value, json};

use super::ended::{About, Ended, say};
use super::telemetry::where_unreadable;
use super::{Invocation, Stopped, records};

/// The shape of message that is understood.
const MESSAGE_SCHEMA: u32 = 1;

/// Serves batches until Lambda stops the process. `act` works on one message with what the function holds; what it
/// answers stands in the log, so it names nobody.
pub async fn run<P, O, A, W>(function: &'static str, ports: P, act: A) -> Result<(), Stopped>
where
    P: Send + Sync + 'static,
    O: Debug + Send + 'static,
    A: Fn(Arc<P>, Message, Timestamp) -> W + Clone + Send + Sync + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let ports = Arc::new(ports);
    let serve = service_fn(|event: LambdaEvent<Value>| {
        let (ports, act) = (Arc::clone(&ports), act.clone());
        async move {
            let invocation = Invocation::begin(function, &event.context);
            work_off(&invocation, &event.payload, &ports, act).await
        }
    });
    Ok(lambda_runtime::run(serve).await?)
}

/// Works off one batch and answers which messages failed.
pub async fn work_off<P, O, A, W>(
    invocation: &Invocation,
    event: &Value,
    ports: &Arc<P>,
    act: A,
) -> Result<Value, Stopped>
where
    P: Send + Sync + 'static,
    O: Debug + Send + 'static,
    A: Fn(Arc<P>, Message, Timestamp) -> W + Clone + Send + Sync + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let received = event.get("Records").and_then(Value::as_array);
    let received = received.ok_or_else(|| Stopped::new("the event has no records"))?;
    let mut abouts = Vec::with_capacity(received.len());
    let mut work = Vec::with_capacity(received.len());
    for record in received {
        let message = read(record);
        abouts.push(about(record, message.as_ref().ok()));
        work.push(message.map_err(Ended::Unreadable).map(|message| {
            let (ports, act, now) = (Arc::clone(ports), act.clone(), invocation.now);
            async move { act(ports, message, now).await }
        }));
    }
    let ends = records::each(work, invocation.time_left).await;
    let mut failures = Vec::new();
    for (about, ended) in abouts.iter().zip(&ends) {
        say(invocation, about, ended);
        if ended.is_failed() {
            // An empty name is how SQS is told that all of the batch failed.
            failures.push(json!({ "itemIdentifier": about.record.as_deref().unwrap_or_default() }));
        }
    }
    Ok(json!({ "batchItemFailures": failures }))
}

/// The message of a record, or where it cannot be read.
fn read(record: &Value) -> Result<Message, String> {
    let body = record.get("body").and_then(Value::as_str).ok_or_else(|| "no body".to_owned())?;
    let message: Message = serde_json::from_str(body).map_err(|error| where_unreadable(&error))?;
    if message.schema == MESSAGE_SCHEMA { Ok(message) } else { Err(format!("schema {}", message.schema)) }
}

fn about(record: &Value, message: Option<&Message>) -> About {
    let attempt = record.pointer("/attributes/ApproximateReceiveCount").and_then(Value::as_str);
    About {
        record: record.get("messageId").and_then(Value::as_str).map(str::to_owned),
        attempt: attempt.and_then(|count| count.parse().ok()),
        correlation: message.map(|message| message.correlation.clone()),
        merchant: message.map(|message| message.merchant.to_string()),
        event: message.map(|message| message.event.to_string()),
        name: message.map(|message| message.name.clone()),
    }
}

#[cfg(test)]
mod tests;
