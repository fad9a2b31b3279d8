//! Holding a trigger of the stack still for a moment, so that a test can do with its own hands what the trigger would.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::aws::{Call, call_as, read};
use crate::stack::stack;

/// Only one test at a time holds anything still: two would wait for each other.
static HANDS: Mutex<()> = Mutex::new(());

/// What the trigger had begun when it was stopped is done by then.
const SETTLING: Duration = Duration::from_millis(1500);

/// A trigger that is held still until this is dropped.
pub(crate) struct Held {
    trigger: String,
    _hands: MutexGuard<'static, ()>,
}

/// Stops what calls a function: its queue's or stream's event source mapping.
pub(crate) fn hold(function: &str) -> Held {
    let hands = undisturbed();
    let held = Held { trigger: trigger_of(function)["UUID"].as_str().expect("an id").to_owned(), _hands: hands };
    held.switch(false);
    sleep(SETTLING);
    held
}

/// Waits until nobody holds anything still, and keeps it so until the guard is dropped: a trigger that is being stopped
/// may have received a message it then drops, and that attempt is told by no log.
pub(crate) fn undisturbed() -> MutexGuard<'static, ()> {
    HANDS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The event source mapping of a deployed function.
pub(crate) fn trigger_of(function: &str) -> Value {
    let all = read("lambda", "/2015-03-31/event-source-mappings/");
    let ends = format!(":{}-{function}", stack().name);
    let all = all["EventSourceMappings"].as_array().expect("mappings").clone();
    let mut ours = all.into_iter().filter(|one| one["FunctionArn"].as_str().is_some_and(|arn| arn.ends_with(&ends)));
    ours.next().unwrap_or_else(|| panic!("nothing calls {function}"))
}

impl Held {
    fn switch(&self, on: bool) {
        let body = json!({ "Enabled": on }).to_string();
        let path = format!("/2015-03-31/event-source-mappings/{}", self.trigger);
        let call = Call { service: "lambda", method: "PUT", path: &path, body: body.as_bytes(), ..Call::default() };
        let answer = call_as(&stack().root, call).answer;
        assert!(answer.status < 300, "switch a trigger: {}", answer.text);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.switch(true);
    }
}
