//! Commits that are refused, and commits of which nobody knows.

use app::failure::FailureKind;
use app::ports::Verdict::{ConditionFailed, Conflict, Fine, Throttled};
use app::ports::{CommitError, Store, Verdict, Write};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{key, ok, refusal, row, store};
use crate::outbound::testing::{Answer, silent};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn three() -> Vec<Write> {
    vec![Write::Insert(row("A", "{}")), Write::Advance(key("B"), 41), Write::Add(key("C"), -5)]
}

fn cancelled(codes: &[&str]) -> Answer {
    let reasons: Vec<_> = codes.iter().map(|code| json!({"Code": code})).collect();
    refusal("TransactionCanceledException", 400, json!({"Message": "cancelled", "CancellationReasons": reasons}))
}

fn verdicts(error: CommitError) -> Vec<Verdict> {
    match error {
        CommitError::Refused(verdicts) => verdicts,
        CommitError::Failed(failure) => panic!("{failure}: {:?}", std::error::Error::source(&failure)),
    }
}

fn kind(error: CommitError) -> FailureKind {
    match error {
        CommitError::Failed(failure) => failure.kind(),
        CommitError::Refused(verdicts) => panic!("{verdicts:?}"),
    }
}

#[tokio::test]
async fn the_reasons_of_a_cancelled_transaction_are_the_verdicts_in_the_order_of_the_writes() {
    let (store, script) = store([cancelled(&["ConditionalCheckFailed", "TransactionConflict", "None"])]);
    let refused = store.commit(three(), NOW).await.unwrap_err();
    assert_eq!(verdicts(refused), [ConditionFailed, Conflict, Fine]);
    assert_eq!(script.count(), 1, "the SDK does not try again by itself");
}

#[tokio::test]
async fn throttled_writes_of_a_transaction_are_told_apart_from_the_others() {
    let (store, _) = store([cancelled(&["ThrottlingError", "ProvisionedThroughputExceeded", "None"])]);
    assert_eq!(verdicts(store.commit(three(), NOW).await.unwrap_err()), [Throttled, Throttled, Fine]);
}

#[tokio::test(start_paused = true)]
async fn a_transaction_throttled_as_a_whole_is_so_in_each_write() {
    let throttled = || refusal("ThrottlingException", 400, json!({"message": "slow down"}));
    let (store, script) = store([throttled(), throttled(), throttled()]);
    assert_eq!(verdicts(store.commit(three(), NOW).await.unwrap_err()), [Throttled; 3]);
    assert_eq!(script.count(), 3);
}

#[tokio::test]
async fn a_write_that_can_never_be_is_our_mistake() {
    for code in ["ValidationError", "ItemCollectionSizeLimitExceeded"] {
        let (store, _) = store([cancelled(&["ConditionalCheckFailed", code, "None"])]);
        assert_eq!(kind(store.commit(three(), NOW).await.unwrap_err()), FailureKind::Refused, "{code}");
    }
}

#[tokio::test]
async fn reasons_that_fit_no_write_are_no_verdict() {
    for codes in [&["ConditionalCheckFailed"][..], &[], &["None", "None", "SomethingNew"]] {
        let (store, _) = store([cancelled(codes)]);
        assert_eq!(kind(store.commit(three(), NOW).await.unwrap_err()), FailureKind::Unavailable, "{codes:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_repetition_that_meets_its_own_transaction_leaves_the_outcome_unknown() {
    let busy = || refusal("TransactionInProgressException", 400, json!({}));
    let (store, _) = store([busy(), busy(), busy()]);
    assert_eq!(kind(store.commit(three(), NOW).await.unwrap_err()), FailureKind::Unavailable);
}

#[tokio::test]
async fn one_row_costs_no_transaction_and_several_are_one() {
    let done = || ok(&json!({}));
    let (store, script) = store([done(), done(), done(), done(), done()]);
    store.commit(vec![Write::Insert(row("A", "{}"))], NOW).await.unwrap();
    store.commit(vec![Write::Replace(row("A", "{}"), 1)], NOW).await.unwrap();
    store.commit(vec![Write::Remove(key("A"), 1)], NOW).await.unwrap();
    store.commit(vec![Write::Add(key("C"), 5)], NOW).await.unwrap();
    store.commit(three(), NOW).await.unwrap();
    store.commit(Vec::new(), NOW).await.unwrap();
    let calls = script.calls();
    let operations: Vec<_> = calls.iter().map(|(operation, _)| operation.as_str()).collect();
    // An addition cannot tell whether it was done before; the token of a transaction can.
    assert_eq!(operations, ["PutItem", "PutItem", "DeleteItem", "TransactWriteItems", "TransactWriteItems"]);
}

#[tokio::test]
async fn each_write_says_on_which_condition() {
    let (store, script) = store([ok(&json!({}))]);
    let now = Timestamp::from_millisecond(1_763_700_000_900).unwrap();
    let writes = vec![
        Write::Insert(row("A", "{}")),
        Write::Replace(row("B", "{}"), 7),
        Write::Remove(key("C"), 8),
        Write::Advance(key("D"), 41),
        Write::Add(key("E"), -5),
        Write::Begin { counter: key("F"), from: 1, at: 418 },
        Write::AddWithin { counter: key("G"), amount: 400, most: 1_000 },
        Write::AddWithin { counter: key("H"), amount: 1_001, most: 1_000 },
    ];
    store.commit(writes, now).await.unwrap();
    let (_, call) = script.calls().remove(0);
    let said = |place: usize, kind: &str| {
        let write = &call["TransactItems"][place][kind];
        let update = write["UpdateExpression"].as_str().unwrap_or_default();
        let condition = write["ConditionExpression"].as_str().unwrap_or_default();
        (update.to_owned(), condition.to_owned(), write["ExpressionAttributeValues"].clone())
    };
    let expected: [(&str, &str, &str, Value); 8] = [
        ("Put", "", "attribute_not_exists(pk) OR expires_at <= :now", json!({":now": {"N": "1763700000"}})),
        ("Put", "", "#version = :version", json!({":version": {"N": "7"}})),
        ("Delete", "", "#version = :version", json!({":version": {"N": "8"}})),
        (
            "Update",
            "SET #value = :next REMOVE leased_until",
            "#value = :from",
            json!({":from": {"N": "41"}, ":next": {"N": "42"}}),
        ),
        ("Update", "ADD #value :delta", "", json!({":delta": {"N": "-5"}})),
        (
            "Update",
            "SET #value = :next REMOVE leased_until",
            "attribute_not_exists(#value) OR #value = :from",
            json!({":from": {"N": "1"}, ":next": {"N": "418"}}),
        ),
        (
            "Update",
            "ADD #value :delta",
            "attribute_not_exists(#value) OR #value <= :room",
            json!({":delta": {"N": "400"}, ":room": {"N": "600"}}),
        ),
        ("Update", "ADD #value :delta", "#value <= :room", json!({":delta": {"N": "1001"}, ":room": {"N": "-1"}})),
    ];
    for (place, (kind, update, condition, values)) in expected.into_iter().enumerate() {
        assert_eq!(said(place, kind), (update.to_owned(), condition.to_owned(), values), "write {place}");
    }
}

#[tokio::test]
async fn a_single_write_gives_a_single_verdict() {
    for (name, verdict) in
        [("ConditionalCheckFailedException", ConditionFailed), ("TransactionConflictException", Conflict)]
    {
        for write in [Write::Insert(row("A", "{}")), Write::Replace(row("A", "{}"), 1), Write::Remove(key("A"), 1)] {
            let (store, _) = store([refusal(name, 400, json!({"message": "no"}))]);
            assert_eq!(verdicts(store.commit(vec![write], NOW).await.unwrap_err()), [verdict], "{name}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_throttled_single_write_is_told_so_after_the_sdks_own_patience() {
    let throttled = || refusal("ProvisionedThroughputExceededException", 400, json!({}));
    let (store, script) = store([throttled(), throttled(), throttled()]);
    assert_eq!(verdicts(store.commit(vec![Write::Insert(row("A", "{}"))], NOW).await.unwrap_err()), [Throttled]);
    assert_eq!(script.count(), 3);
}

fn lost() -> Answer {
    refusal("InternalServerError", 500, json!({}))
}

fn met(sort: &str, body: &str) -> Answer {
    refusal("ConditionalCheckFailedException", 400, json!({"Item": super::item(sort, body)}))
}

#[tokio::test(start_paused = true)]
async fn a_repeated_write_that_meets_itself_is_done() {
    let (store, script) = store([lost(), met("A", "{\"n\":1}")]);
    store.commit(vec![Write::Insert(row("A", "{\"n\":1}"))], NOW).await.unwrap();
    assert_eq!(script.count(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_repeated_write_that_meets_another_is_refused() {
    let (store, _) = store([lost(), met("A", "{\"n\":2}")]);
    let refused = store.commit(vec![Write::Insert(row("A", "{\"n\":1}"))], NOW).await.unwrap_err();
    assert_eq!(verdicts(refused), [ConditionFailed]);
}

#[tokio::test]
async fn a_first_write_that_meets_its_equal_is_refused() {
    let (store, _) = store([met("A", "{\"n\":1}")]);
    let refused = store.commit(vec![Write::Insert(row("A", "{\"n\":1}"))], NOW).await.unwrap_err();
    assert_eq!(verdicts(refused), [ConditionFailed]);
}

#[tokio::test(start_paused = true)]
async fn a_repeated_removal_that_meets_nothing_leaves_the_outcome_unknown() {
    let (store, _) = store([lost(), refusal("ConditionalCheckFailedException", 400, json!({}))]);
    assert_eq!(kind(store.commit(vec![Write::Remove(key("A"), 1)], NOW).await.unwrap_err()), FailureKind::Unavailable);
}

#[tokio::test(start_paused = true)]
async fn no_answer_leaves_the_outcome_unknown() {
    let (config, calls) = silent();
    let store = super::DynamoStore::new(aws_sdk_dynamodb::Client::new(&config), "rows");
    for writes in [three(), vec![Write::Insert(row("A", "{}"))]] {
        assert_eq!(kind(store.commit(writes, NOW).await.unwrap_err()), FailureKind::Unavailable);
    }
    assert!(calls.num_calls() >= 4, "it was tried again: {}", calls.num_calls());
}

#[tokio::test(start_paused = true)]
async fn an_unreadable_answer_leaves_the_outcome_unknown() {
    for writes in [three(), vec![Write::Insert(row("A", "{}"))]] {
        let garbled = || (200, "<html>".to_owned());
        let (store, _) = store([garbled(), garbled(), garbled()]);
        assert_eq!(kind(store.commit(writes, NOW).await.unwrap_err()), FailureKind::Unavailable);
    }
}

#[tokio::test]
async fn a_commit_names_each_of_its_few_rows_once() {
    let (store, script) = store([]);
    let twice = vec![Write::Add(key("A"), 1), Write::Add(key("A"), 1)];
    let many = (0..101).map(|n| Write::Add(key(&n.to_string()), 1)).collect();
    for writes in [twice, many] {
        assert_eq!(kind(store.commit(writes, NOW).await.unwrap_err()), FailureKind::Refused);
    }
    assert_eq!(script.count(), 0);
}
