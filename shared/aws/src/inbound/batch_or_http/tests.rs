//! Events of both kinds, and of neither.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::routing::{get, put};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use lambda_runtime::{Context, LambdaEvent};
use serde_json::{Value, json};

use super::{Trigger, answer};
use crate::inbound::http::{door, pdf};

fn request(method: &str, path: &str, body: Option<&[u8]>) -> Value {
    json!({
        "version": "2.0", "routeKey": format!("{method} {path}"), "rawPath": path, "rawQueryString": "",
        "headers": { "content-type": "image/png", "x-correlation-id": "req-7" },
        "requestContext": {
            "accountId": "123456789012", "apiId": "api", "domainName": "api.example", "domainPrefix": "api",
            "http": { "method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "test" },
            "requestId": "gw-1", "routeKey": format!("{method} {path}"), "stage": "$default",
            "time": "21/Nov/2026:08:00:00 +0000", "timeEpoch": 1_795_248_000_000_i64
        },
        "body": body.map(|bytes| STANDARD.encode(bytes)), "isBase64Encoded": body.is_some()
    })
}

async fn breaks() -> &'static str {
    panic!("a route panics")
}

async fn answered(event: Value) -> Value {
    let routes = Router::new()
        .route("/pdf", get(|| async { pdf(b"%PDF\xff".to_vec(), "sample.pdf").unwrap() }))
        .route("/bytes", put(|body: Bytes| async move { format!("{} bytes, {:?}", body.len(), body.first()) }))
        .route("/panic", get(breaks));
    let routes = door(routes, Arc::new(|| Timestamp::UNIX_EPOCH));
    answer(routes, LambdaEvent::new(event, Context::default())).await.unwrap()
}

#[test]
fn an_event_is_told_by_its_shape() {
    let batch = json!({ "Records": [{ "messageId": "m1", "body": "{}" }] });
    assert_eq!(Trigger::of(&batch).unwrap(), Trigger::Batch);
    assert_eq!(Trigger::of(&json!({ "Records": [] })).unwrap(), Trigger::Batch);
    assert_eq!(Trigger::of(&request("GET", "/pdf", None)).unwrap(), Trigger::Http);
    let sly = json!({ "Records": [], "requestContext": { "http": {} } });
    for event in [json!({}), json!(null), json!([1]), json!({ "requestContext": {} }), sly] {
        assert!(Trigger::of(&event).is_err(), "{event}");
    }
    // What a caller may write of itself makes no batch of a request.
    let mut posing = request("GET", "/pdf", Some(b"{\"Records\":[]}"));
    posing["headers"]["records"] = json!("[]");
    posing["queryStringParameters"] = json!({ "Records": "[]" });
    assert_eq!(Trigger::of(&posing).unwrap(), Trigger::Http);
}

#[tokio::test]
async fn bytes_come_in_and_go_out_as_they_are() {
    let answer = answered(request("GET", "/pdf", None)).await;
    assert_eq!((&answer["statusCode"], &answer["isBase64Encoded"]), (&json!(200), &json!(true)));
    assert_eq!(answer["body"], STANDARD.encode(b"%PDF\xff"));
    assert_eq!(answer["headers"]["content-type"], "application/pdf");
    assert_eq!(answer["headers"]["x-correlation-id"], "req-7");
    let answer = answered(request("PUT", "/bytes", Some(b"\x89PNG\r\n"))).await;
    assert_eq!(answer["body"], "6 bytes, Some(137)");
}

#[tokio::test]
async fn a_route_that_is_not_there_or_panics_is_a_problem() {
    let unknown = answered(request("GET", "/nowhere", None)).await;
    assert_eq!(unknown["statusCode"], 404);
    assert!(unknown["body"].as_str().unwrap().contains("route_unknown"), "{unknown}");
    let panicked = answered(request("GET", "/panic", None)).await;
    assert_eq!(panicked["statusCode"], 500);
    assert_eq!(panicked["headers"]["content-type"], "application/problem+json");
}

#[tokio::test]
async fn a_request_that_cannot_be_read_fails_as_a_whole() {
    let mut torn = request("GET", "/pdf", None);
    torn["requestContext"]["http"]["method"] = json!(5);
    let failed = answer(Router::new(), LambdaEvent::new(torn, Context::default())).await;
    assert!(failed.is_err());
}

#[test]
fn an_answer_fits_into_what_lambda_answers() {
    assert!(pdf(vec![0; 4_000_000], "sample.pdf").is_ok());
    assert!(pdf(vec![0; 4_000_001], "sample.pdf").is_err());
}
