//! The door of functions that run by a schedule. The event's own time is the clock: it may come late, and twice.

use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;

use app::failure::Error;
use domain::event::Correlation;
use jiff::Timestamp;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::Value;

use super::ended::{About, Ended, say};
use super::{Invocation, Stopped, records};

/// Runs at each tick until Lambda stops the process. `act` takes what the function holds, the tick's time and its
/// correlation; what it answers stands in the log, so it names nobody.
pub async fn run<P, O, A, W>(function: &'static str, ports: P, act: A) -> Result<(), Stopped>
where
    P: Send + Sync + 'static,
    O: Debug + Send + 'static,
    A: Fn(Arc<P>, Timestamp, Correlation) -> W + Clone + Send + Sync + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let ports = Arc::new(ports);
    let serve = service_fn(|event: LambdaEvent<Value>| {
        let (ports, act) = (Arc::clone(&ports), act.clone());
        async move {
            let invocation = Invocation::begin(function, &event.context);
            tick(&invocation, &event.payload, &ports, act).await
        }
    });
    Ok(lambda_runtime::run(serve).await?)
}

/// Runs at one tick. An error makes Lambda try again and at last put the event aside.
pub async fn tick<P, O, A, W>(invocation: &Invocation, event: &Value, ports: &Arc<P>, act: A) -> Result<(), Stopped>
where
    P: Send + Sync + 'static,
    O: Debug + Send + 'static,
    A: Fn(Arc<P>, Timestamp, Correlation) -> W + Clone + Send + Sync + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let id = event.get("id").and_then(Value::as_str).unwrap_or(&invocation.request);
    let correlation = Correlation::from_text(id);
    let time = event.get("time").and_then(Value::as_str).and_then(|time| time.parse::<Timestamp>().ok());
    let work = time.ok_or_else(|| Ended::Unreadable("no time".to_owned())).map(|time| {
        let (ports, act, correlation) = (Arc::clone(ports), act.clone(), correlation.clone());
        async move { act(ports, time, correlation).await }
    });
    let about = About { correlation: Some(correlation), ..About::default() };
    let mut failed = false;
    for ended in records::each(vec![work], invocation.time_left).await {
        say(invocation, &about, &ended);
        failed |= ended.is_failed();
    }
    if failed { Err(Stopped::new(format!("{} failed; its log line says why", invocation.function))) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
