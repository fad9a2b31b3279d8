//! What a door knows of one invocation besides its event.

use std::time::Duration;

use jiff::Timestamp;

/// How much of an invocation's time is kept back for its answer.
const ANSWER_TIME: Duration = Duration::from_millis(500);

/// One invocation of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invocation {
    /// The function's name, as in every log line of it.
    pub function: &'static str,
    /// Lambda's id for it.
    pub request: String,
    /// The time, read once.
    pub now: Timestamp,
    /// How long its work may take.
    pub time_left: Duration,
}

impl Invocation {
    /// Reads the clock.
    #[allow(clippy::disallowed_methods, reason = "this is the door: the time is read here, once")]
    pub(super) fn begin(function: &'static str, context: &lambda_runtime::Context) -> Self {
        let now = Timestamp::now();
        Self { function, request: context.request_id.clone(), now, time_left: time_left(now, context.deadline) }
    }

    /// One outside of Lambda, as tests make it.
    pub fn at(now: Timestamp, function: &'static str) -> Self {
        Self { function, request: "none".to_owned(), now, time_left: Duration::from_mins(1) }
    }
}

/// Up to a little before the deadline, in epoch milliseconds. None is named by a deadline in the past.
fn time_left(now: Timestamp, deadline: u64) -> Duration {
    let now = u64::try_from(now.as_millisecond()).unwrap_or(0);
    match deadline.checked_sub(now) {
        Some(left) => Duration::from_millis(left).saturating_sub(ANSWER_TIME),
        None => Duration::from_mins(15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_keeps_its_time() {
        let now = Timestamp::from_second(1_000).unwrap();
        assert_eq!(time_left(now, 1_030_000), Duration::from_millis(29_500));
        assert_eq!(time_left(now, 1_000_200), Duration::ZERO);
        assert_eq!(time_left(now, 0), Duration::from_mins(15), "no deadline: the longest a function may run");
    }
}
