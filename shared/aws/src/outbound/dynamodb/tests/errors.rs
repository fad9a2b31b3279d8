//! Which failure an error of the service is, and how little it tells.

use std::error::Error;

use app::failure::FailureKind;
use app::ports::{CommitError, Lease, Store, Write};
use jiff::Timestamp;
use serde_json::json;

use super::{key, ok, refusal, row, store};
use crate::outbound::testing::silent;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

#[tokio::test(start_paused = true)]
async fn every_error_of_the_service_has_its_kind() {
    for (name, status, kind) in [
        ("AccessDeniedException", 400, FailureKind::Denied),
        ("UnrecognizedClientException", 400, FailureKind::Denied),
        ("ResourceNotFoundException", 400, FailureKind::Denied),
        ("ValidationException", 400, FailureKind::Refused),
        ("ThrottlingException", 400, FailureKind::Throttled),
        ("ProvisionedThroughputExceededException", 400, FailureKind::Throttled),
        ("RequestLimitExceeded", 400, FailureKind::Throttled),
        ("InternalServerError", 500, FailureKind::Unavailable),
        ("ServiceUnavailable", 503, FailureKind::Unavailable),
    ] {
        let answer = || refusal(name, status, json!({"message": "no"}));
        let (store, _) = store([answer(), answer(), answer()]);
        assert_eq!(store.read(&key("A")).await.unwrap_err().kind(), kind, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn silence_and_noise_are_no_answer() {
    let (config, _) = silent();
    let mute = super::DynamoStore::new(aws_sdk_dynamodb::Client::new(&config), "rows");
    assert_eq!(mute.read(&key("A")).await.unwrap_err().kind(), FailureKind::Unavailable);
    let garbled = || (200, "<html>".to_owned());
    let (noisy, _) = store([garbled(), garbled(), garbled()]);
    assert_eq!(noisy.read(&key("A")).await.unwrap_err().kind(), FailureKind::Unavailable);
}

#[tokio::test]
async fn an_item_that_is_no_row_is_corrupt_and_a_counter_is_no_row() {
    let row_without_schema = json!({"Item": {"pk": {"S": "mer_1"}, "sk": {"S": "A"}, "body": {"S": "{}"}}});
    let (store, _) = store([ok(&row_without_schema), ok(&json!({"Item": {"value": {"N": "7"}}})), ok(&json!({}))]);
    assert_eq!(store.read(&key("A")).await.unwrap_err().kind(), FailureKind::Corrupt);
    assert_eq!(store.read(&key("A")).await.unwrap(), None);
    assert_eq!(store.read(&key("A")).await.unwrap(), None);
}

#[tokio::test]
async fn a_failure_tells_the_operator_why_and_nothing_of_the_row() {
    let stored = json!({"Item": super::item("A", "{\"name\":\"Mette Holm\"}"), "message": "the condition"});
    let (store, _) = store([
        refusal("ConditionalCheckFailedException", 400, stored),
        refusal("ValidationException", 400, json!({"message": "a key attribute is empty"})),
    ]);
    let refused = store.commit(vec![Write::Insert(row("A", "{\"name\":\"Mette Holm\"}"))], NOW).await.unwrap_err();
    assert!(!format!("{refused:?} {refused}").contains("Mette"));
    let Err(CommitError::Failed(failure)) = store.commit(vec![Write::Insert(row("A", "Mette"))], NOW).await else {
        panic!("a refused request is a failure");
    };
    let source = failure.source().unwrap().to_string();
    assert_eq!(source, "ValidationException, HTTP 400, request REQUEST-1: a key attribute is empty");
    assert!(!format!("{failure:?}").contains("Mette"));
    assert_eq!(crate::inbound::telemetry::cause(&failure).as_ref(), Some(&source));
}

#[tokio::test]
async fn a_counter_that_is_leased_or_being_advanced_is_busy() {
    for name in ["ConditionalCheckFailedException", "TransactionConflictException"] {
        let (store, _) = store([refusal(name, 400, json!({}))]);
        assert_eq!(store.lease(&key("COUNTER"), 1, NOW, NOW).await.unwrap(), Lease::Busy, "{name}");
    }
}

#[tokio::test]
async fn a_lease_answers_the_value_and_is_never_shorter_than_asked() {
    let (store, script) = store([ok(&json!({"Attributes": {"value": {"N": "42"}}}))]);
    let until = Timestamp::from_nanosecond(1_763_700_003_000_000_001).unwrap();
    let now = Timestamp::from_nanosecond(1_763_700_000_000_999_999).unwrap();
    assert_eq!(store.lease(&key("COUNTER"), 1, now, until).await.unwrap(), Lease::Held(42));
    let values = &script.calls()[0].1["ExpressionAttributeValues"];
    assert_eq!(
        *values,
        json!({":first": {"N": "1"}, ":until": {"N": "1763700003001"}, ":now": {"N": "1763700000000"}})
    );
}

#[tokio::test]
async fn settling_what_is_settled_is_no_error_and_anything_else_is() {
    let (store, script) = store([
        ok(&json!({})),
        refusal("ConditionalCheckFailedException", 400, json!({})),
        refusal("TransactionConflictException", 400, json!({})),
    ]);
    store.settle(&key("A")).await.unwrap();
    store.settle(&key("A")).await.unwrap();
    assert_eq!(store.settle(&key("A")).await.unwrap_err().kind(), FailureKind::Contended);
    let condition = &script.calls()[0].1["ConditionExpression"];
    assert_eq!(condition, "attribute_exists(pk) AND attribute_exists(pending_pk)", "no item is made of nothing");
}
