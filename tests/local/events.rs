//! The events AWS hands to a function: of the gateway, of a queue, of a schedule.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::stack::stack;

/// A request as the gateway hands it on (payload format 2.0).
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Value {
    let mut sent: serde_json::Map<_, _> =
        headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    sent.insert("content-type".to_owned(), json!("application/json"));
    json!({
        "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": "", "headers": sent,
        "requestContext": {
            "accountId": stack().account, "apiId": "faktura", "domainName": "faktura.example", "domainPrefix": "faktura",
            "http": { "method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "tests" },
            "requestId": "id", "routeKey": "$default", "stage": "$default",
            "time": "12/Mar/2020:19:03:58 +0000", "timeEpoch": 1_583_348_638_390_i64
        },
        "body": body, "isBase64Encoded": false
    })
}

/// A batch of a queue: each message under the id `record-0`, `record-1` …
pub(crate) fn batch(queue: &str, bodies: &[String]) -> Value {
    let stack = stack();
    let arn = format!("arn:aws:sqs:{}:{}:{}-{queue}", stack.region, stack.account, stack.name);
    let record = |(place, body): (usize, &String)| {
        json!({
            "messageId": format!("record-{place}"), "receiptHandle": "handle", "body": body,
            "attributes": { "ApproximateReceiveCount": "1", "SentTimestamp": "1583348638390" },
            "messageAttributes": {}, "md5OfBody": "", "eventSource": "aws:sqs", "eventSourceARN": arn,
            "awsRegion": stack.region
        })
    };
    json!({ "Records": bodies.iter().enumerate().map(record).collect::<Vec<_>>() })
}

/// A message as `relay-events` writes it, about an entry of an invoice's timeline.
pub(crate) fn message(merchant: &str, invoice: &str, entry: &Value) -> String {
    let text = |name: &str| entry[name].as_str().unwrap_or_else(|| panic!("no {name} in {entry}")).to_owned();
    json!({ "schema": 1, "merchant": merchant, "event": text("id"), "type": text("type"), "invoice": invoice, "correlation": "tests" })
        .to_string()
}

/// A tick of a schedule, so long from now: the event's own time is the clock.
pub(crate) fn tick(from_now: SignedDuration) -> Value {
    let stack = stack();
    let time = Timestamp::now().checked_add(from_now).expect("a time").strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({
        "version": "0", "id": "8ae14b5d-2281-4b9c-b6b1-a82f2b0c0f04", "detail-type": "Scheduled Event",
        "source": "aws.events", "account": stack.account, "time": time, "region": stack.region,
        "resources": [format!("arn:aws:events:{}:{}:rule/tests", stack.region, stack.account)], "detail": {}
    })
}
