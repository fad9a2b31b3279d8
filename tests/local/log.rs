//! What was said: by the functions, in their one log, and by a test that is done.

use std::io::Write;

use serde_json::{Value, json};

use crate::aws::json;
use crate::stack::stack;

/// How many pages of the log are read.
const PAGES_MAX: u32 = 200;

/// The lines the functions wrote.
pub(crate) fn lines() -> Vec<Value> {
    let (mut found, mut token) = (Vec::new(), Value::Null);
    for _ in 0..PAGES_MAX {
        let mut asked = json!({ "logGroupName": stack().functions_log, "limit": 10_000 });
        if !token.is_null() {
            asked["nextToken"] = token;
        }
        let page = json("logs", "Logs_20140328.FilterLogEvents", &asked);
        let events = page["events"].as_array().expect("events").iter();
        found.extend(events.filter_map(|event| serde_json::from_str::<Value>(event["message"].as_str()?).ok()));
        token = page["nextToken"].clone();
        if token.is_null() {
            return found;
        }
    }
    panic!("more than {PAGES_MAX} pages of log")
}

/// Says something of a test that passes, for which `println!` is not shown.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
