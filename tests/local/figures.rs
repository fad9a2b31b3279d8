//! How fast each function's process is on this machine, and how large: started, first and further invocations, driven
//! through the Runtime API against a stack. `make figures` prints them; nothing is asserted about time.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    reason = "measures, with what the tests beside it work with"
)]

mod aws;
mod events;
mod framing;
mod http;
mod machinery;
mod process;
mod proxy;
mod runtime_api;
mod shop;
mod stack;
mod waiting;

use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tests::shop::{STRIPE_SECRET, danish_customer};
use tests::stripe::{paid, signature};

use crate::events::{batch, message, request, tick};
use crate::process::Deployed;
use crate::shop::{Shop, id_of, order};
use crate::stack::stack;

/// How often a process is started.
const STARTS: usize = 5;

/// How often the last of them is invoked after its first time.
const WARM: usize = 20;

/// An event for each invocation, so that none finds its work done.
const EVENTS: usize = STARTS + WARM;

/// Where the binaries are: optimised, when they were built so.
fn binaries() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    let target = test.ancestors().nth(3).expect("the folder cargo builds into");
    let release = target.join("release");
    if release.join("invoices").is_file() { release } else { target.join("debug") }
}

#[test]
#[ignore = "needs a stack: make figures"]
fn figures_of_every_function() {
    let folder = binaries();
    println!("binaries of {}", folder.display());
    let hello = folder.join("examples/hello");
    if hello.is_file() {
        // It needs an environment and no permission.
        let mut like_portal = Deployed::read_from("portal", &folder);
        like_portal.binary = hello;
        measure("hello", &like_portal, |_| json!({}));
    }
    // The deployed functions shall not do what is measured here.
    let held = machinery::hold("relay-events");
    let shop = Shop::open("figures");
    let customer = shop.customer();
    let bearer = format!("Bearer {}", shop.key);
    let asked = |method: &str, path: &str, body: &Value| {
        request(method, path, &[("authorization", &bearer)], &body.to_string())
    };
    let one = |name: &str, event: &dyn Fn(usize) -> Value| {
        measure(name, &Deployed::read_from(name, &folder), event);
    };

    one("settings", &|_| asked("GET", "/v1/settings/seller", &Value::Null));
    one("customers", &|n| asked("POST", "/v1/customers", &danish_customer(&format!("figures-{n}"))));
    one("billing", &|n| {
        let item = json!({ "external_id": format!("figures-{n}"), "name": "Installation", "unit": "HUR" });
        asked("POST", "/v1/items", &item)
    });
    one("invoices", &|n| asked("POST", "/v1/invoices", &order(&customer, &format!("order-{n}"))));
    let ids: Vec<_> = shop.invoices().iter().map(id_of).collect();
    assert_eq!(ids.len(), EVENTS, "each invocation issued one");
    let told = |id: &String, name: &str| {
        let entry = shop.timeline(id).into_iter().find(|entry| entry["type"] == name).expect("an entry");
        [message(&shop.merchant, id, &entry)]
    };
    one("render-invoice", &|n| batch("render-invoice", &told(&ids[n], "invoice.issued")));
    one("send-mail", &|n| batch("send-mail", &told(&ids[n], "invoice.drawn")));
    // After those it wakes, or they would find their work done.
    one("relay-events", &|n| stream_record(&shop, &ids[n]));
    one("portal", &|n| {
        let pay_url = shop.read(&ids[n])["pay_url"].as_str().expect("an address").to_owned();
        request("GET", pay_url.strip_prefix(&stack().api_url).expect("an address of ours"), &[], "")
    });
    one("payment-webhook", &|n| {
        let raw = paid(&format!("evt_{n}"), &format!("pi_{n}"), &ids[n], 1_488_019, "dkk").to_string();
        let signed = signature(raw.as_bytes(), STRIPE_SECRET, Timestamp::now().as_second());
        request("POST", &shop.endpoint_path, &[("stripe-signature", &signed)], &raw)
    });
    one("remind-overdue", &|_| tick(SignedDuration::ZERO));
    one("sweep", &|_| tick(SignedDuration::ZERO));
    drop(held);
}

/// The stream's record of an invoice's first journal row.
fn stream_record(shop: &Shop, invoice: &str) -> Value {
    let asked = json!({
        "TableName": stack().table, "KeyConditionExpression": "pk = :pk AND begins_with(sk, :sk)",
        "ExpressionAttributeValues": {
            ":pk": { "S": format!("{}#{invoice}", shop.merchant) }, ":sk": { "S": "JOURNAL#" }
        }
    });
    let row = aws::json("dynamodb", "DynamoDB_20120810.Query", &asked)["Items"][0].clone();
    let keys = json!({ "pk": row["pk"], "sk": row["sk"] });
    json!({ "Records": [{
        "eventID": "1", "eventName": "INSERT", "eventSource": "aws:dynamodb", "eventVersion": "1.1",
        "dynamodb": { "Keys": keys, "NewImage": row, "SequenceNumber": "1", "StreamViewType": "NEW_IMAGE" }
    }] })
}

fn measure(name: &str, function: &Deployed, event: impl Fn(usize) -> Value) {
    let bytes = std::fs::metadata(&function.binary).expect("a binary").len();
    let (mut ready, mut first, mut warm) = (Vec::new(), Vec::new(), Vec::new());
    for start in 0..STARTS {
        let (tell, told) = channel();
        let process = function.start(&stack().endpoint, &tell, told);
        ready.push(process.ready_after);
        first.push(timed(&process, &event(start)));
        if start == STARTS - 1 {
            warm = (STARTS..EVENTS).map(|n| timed(&process, &event(n))).collect();
        }
    }
    figure(name, "size", &format!("{}.{:02}", bytes / 1_000_000, bytes % 1_000_000 / 10_000), "MB");
    figure(name, "start-to-first-poll", &median(ready), "ms");
    figure(name, "first-invocation", &median(first), "ms");
    figure(name, "warm-invocation", &median(warm), "ms");
}

fn timed(process: &process::Process, event: &Value) -> Duration {
    let (answer, took) = process.invoke(event).expect("an answer");
    let status = answer["statusCode"].as_u64().unwrap_or(200);
    let failed = answer["batchItemFailures"].as_array().is_some_and(|failed| !failed.is_empty());
    assert!(status < 300 && !failed, "{answer}");
    took
}

fn median(mut durations: Vec<Duration>) -> String {
    durations.sort_unstable();
    let micros = durations[durations.len() / 2].as_micros();
    format!("{}.{:02}", micros / 1000, micros % 1000 / 10)
}

fn figure(function: &str, name: &str, value: &str, unit: &str) {
    println!("figure {function}-{name} {value} {unit}");
}
