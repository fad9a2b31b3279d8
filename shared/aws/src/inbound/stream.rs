//! The door of the function that reads the table's stream: each new journal row, by itself.
//!
//! Lambda resumes a stream at the first record that is named as failed, so that one is named, in the stream's order;
//! what was done after it is done again, which does no harm.

use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;

use app::failure::Error;
use app::rows::keys::JOURNAL_PREFIX;
use domain::event::JournalEntry;
use jiff::Timestamp;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::{Value, json};

use super::ended::{About, Ended, say};
use super::telemetry::where_unreadable;
use super::{Invocation, Stopped, records};
use crate::outbound::attributes::{BODY, SK};

/// Serves batches of the stream until Lambda stops the process. `act` works on one journal row with what the function
/// holds; what it answers stands in the log, so it names nobody.
pub async fn run<P, O, A, W>(function: &'static str, ports: P, act: A) -> Result<(), Stopped>
where
    P: Send + Sync + 'static,
    O: Debug + Send + 'static,
    A: Fn(Arc<P>, JournalEntry, Timestamp) -> W + Clone + Send + Sync + 'static,
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

/// Works off one batch and answers the first record that failed.
pub async fn work_off<P, O, A, W>(
    invocation: &Invocation,
    event: &Value,
    ports: &Arc<P>,
    act: A,
) -> Result<Value, Stopped>
where
    P: Send + Sync + 'static,
    O: Debug + Send + 'static,
    A: Fn(Arc<P>, JournalEntry, Timestamp) -> W + Clone + Send + Sync + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let received = event.get("Records").and_then(Value::as_array);
    let received = received.ok_or_else(|| Stopped::new("the event has no records"))?;
    let mut abouts = Vec::with_capacity(received.len());
    let mut work = Vec::with_capacity(received.len());
    for record in received {
        let entry = read(record);
        abouts.push(about(record, entry.as_ref().ok()));
        work.push(entry.map(|entry| {
            let (ports, act, now) = (Arc::clone(ports), act.clone(), invocation.now);
            async move { act(ports, entry, now).await }
        }));
    }
    let ends = records::each(work, invocation.time_left).await;
    let mut first_failure = None;
    for (about, ended) in abouts.iter().zip(&ends) {
        say(invocation, about, ended);
        if ended.is_failed() && first_failure.is_none() {
            // An empty name is how Lambda is told that all of the batch failed.
            first_failure = Some(json!({ "itemIdentifier": about.record.as_deref().unwrap_or_default() }));
        }
    }
    Ok(json!({ "batchItemFailures": first_failure.into_iter().collect::<Vec<_>>() }))
}

/// The journal row of a record. Nothing is to be done about any other row, nor about one that was not just written.
fn read<O>(record: &Value) -> Result<JournalEntry, Ended<O>> {
    let text = |path: String| record.pointer(&path).and_then(Value::as_str);
    let is_new = record.get("eventName").and_then(Value::as_str).is_none_or(|name| name == "INSERT");
    let sort = text(format!("/dynamodb/Keys/{SK}/S"));
    if !is_new || sort.is_some_and(|sort| !sort.starts_with(JOURNAL_PREFIX)) {
        return Err(Ended::Ignored);
    }
    let body = text(format!("/dynamodb/NewImage/{BODY}/S"));
    let body = body.ok_or_else(|| Ended::Unreadable("no body".to_owned()))?;
    serde_json::from_str(body).map_err(|error| Ended::Unreadable(where_unreadable(&error)))
}

fn about(record: &Value, entry: Option<&JournalEntry>) -> About {
    About {
        record: record.pointer("/dynamodb/SequenceNumber").and_then(Value::as_str).map(str::to_owned),
        attempt: None,
        correlation: entry.map(|entry| entry.correlation.clone()),
        merchant: entry.map(|entry| entry.merchant.to_string()),
        event: entry.map(|entry| entry.id.to_string()),
        name: entry.map(|entry| entry.event.name().to_owned()),
    }
}

#[cfg(test)]
mod tests;
