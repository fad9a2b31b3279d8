//! The records of a batch, each worked on by itself: what becomes of one never decides about another.

use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;

use app::failure::Error;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::ended::Ended;

/// How many records of a batch are worked on at once.
const AT_ONCE_MAX: usize = 5;

/// Works on each record in a task of its own, and tells in their order how they ended. A record without work has ended
/// already. What is not done when the time is up is stopped, as Lambda would do with all of them.
pub(super) async fn each<O, W>(records: Vec<Result<W, Ended<O>>>, time_left: Duration) -> Vec<Ended<O>>
where
    O: Send + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let mut ends: Vec<Ended<O>> = Vec::with_capacity(records.len());
    let mut waiting = Vec::new();
    for (place, record) in records.into_iter().enumerate() {
        match record {
            Ok(work) => {
                waiting.push((place, work));
                ends.push(Ended::OutOfTime);
            }
            Err(ended) => ends.push(ended),
        }
    }
    let _ = timeout(time_left, work_off(waiting, &mut ends)).await;
    ends
}

async fn work_off<O, W>(waiting: Vec<(usize, W)>, ends: &mut [Ended<O>])
where
    O: Send + 'static,
    W: Future<Output = Result<O, Error>> + Send + 'static,
{
    let mut waiting = waiting.into_iter();
    let mut places = HashMap::new();
    let mut running = JoinSet::new();
    loop {
        for (place, work) in waiting.by_ref().take(AT_ONCE_MAX.saturating_sub(running.len())) {
            places.insert(running.spawn(work).id(), place);
        }
        let (task, ended) = match running.join_next_with_id().await {
            None => return,
            Some(Ok((task, Ok(outcome)))) => (task, Ended::Done(outcome)),
            Some(Ok((task, Err(error)))) => (task, Ended::Failed(error)),
            Some(Err(stopped)) => (stopped.id(), Ended::Panicked),
        };
        if let Some(end) = places.remove(&task).and_then(|place| ends.get_mut(place)) {
            *end = ended;
        }
    }
}
