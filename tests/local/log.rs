//! What was said: by the functions, in their one log, and by a test that is done.

use std::io::Write;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::aws::json;
use crate::stack::stack;

/// How many lines one answer holds. The local stack has no second page, so what is asked for must be few.
const LINES_MAX: usize = 10_000;

/// The lines the functions wrote since a moment that hold a word.
pub(crate) fn lines_with(word: &str, since: Timestamp) -> Vec<Value> {
    let asked = json!({
        "logGroupName": stack().functions_log, "limit": LINES_MAX, "filterPattern": format!("\"{word}\""),
        "startTime": since.as_millisecond()
    });
    let page = json("logs", "Logs_20140328.FilterLogEvents", &asked);
    let events = page["events"].as_array().expect("events");
    assert!(events.len() < LINES_MAX, "too many lines with {word}");
    let messages = events.iter().filter_map(|event| event["message"].as_str());
    messages.filter_map(|message| serde_json::from_str(message).ok()).collect()
}

/// Says something of a test that passes, for which `println!` is not shown.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
