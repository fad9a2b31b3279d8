//! Reads that take more than one call.

use app::failure::FailureKind;
use app::ports::{Index, IndexEntry, IndexRange, Range, Store, Until};
use app::rows::{IndexKey, RowKey};
use serde_json::{Value, json};

use super::{item, key, ok, row, store};

fn batch(items: &[Value], left_out: &[&str]) -> crate::outbound::testing::Answer {
    let keys: Vec<_> = left_out.iter().map(|sort| json!({"pk": {"S": "mer_1"}, "sk": {"S": sort}})).collect();
    let left_out = if keys.is_empty() { json!({}) } else { json!({"rows": {"Keys": keys}}) };
    ok(&json!({"Responses": {"rows": items}, "UnprocessedKeys": left_out}))
}

#[tokio::test]
async fn keys_that_were_left_out_are_asked_for_again_and_rows_come_in_the_order_asked() {
    let (store, script) = store([batch(&[item("C", "3")], &["A", "B"]), batch(&[item("A", "1")], &[])]);
    let rows = store.read_many(&[key("A"), key("B"), key("C"), key("A")]).await.unwrap();
    assert_eq!(rows, [row("A", "1"), row("C", "3"), row("A", "1")]);
    let asked = |call: usize| script.calls()[call].1["RequestItems"]["rows"]["Keys"].as_array().unwrap().len();
    assert_eq!((asked(0), asked(1)), (3, 2), "no key is asked for twice in one call");
    assert_eq!(script.calls()[0].1["RequestItems"]["rows"]["ConsistentRead"], json!(true));
}

#[tokio::test(start_paused = true)]
async fn keys_that_are_always_left_out_are_given_up() {
    let (store, script) = store((0..20).map(|_| batch(&[], &["A"])));
    assert_eq!(store.read_many(&[key("A")]).await.unwrap_err().kind(), FailureKind::Throttled);
    assert_eq!(script.count(), 6);
}

#[tokio::test]
async fn many_keys_are_read_a_hundred_at_a_time_and_none_without_a_call() {
    let (store, script) = store([batch(&[], &[]), batch(&[], &[]), batch(&[], &[])]);
    let keys: Vec<_> = (0..250).map(|n| key(&format!("{n:03}"))).collect();
    assert!(store.read_many(&keys).await.unwrap().is_empty());
    assert!(store.read_many(&[]).await.unwrap().is_empty());
    assert_eq!(script.count(), 3);
}

fn page(sorts: &[&str], more: bool) -> crate::outbound::testing::Answer {
    let items: Vec<_> = sorts.iter().map(|sort| item(sort, "{}")).collect();
    let last = sorts.last().copied().unwrap_or("filtered");
    let last = json!({"pk": {"S": "mer_1"}, "sk": {"S": last}});
    ok(&if more { json!({"Items": items, "LastEvaluatedKey": last}) } else { json!({"Items": items}) })
}

fn range(after: Option<&str>, descending: bool, limit: usize) -> Range {
    let after = after.map(str::to_owned);
    Range { partition: "mer_1".into(), prefix: "J#".into(), after, descending, limit }
}

#[tokio::test]
async fn a_range_follows_its_pages_until_it_knows_whether_there_is_more() {
    let (store, script) = store([page(&["J#1"], true), page(&[], true), page(&["J#2", "J#3"], true)]);
    let read = store.range(&range(None, false, 2)).await.unwrap();
    assert_eq!((read.items.len(), read.has_more), (2, true));
    let limits: Vec<_> = script.calls().iter().map(|(_, call)| call["Limit"].clone()).collect();
    assert_eq!(limits, [3, 2, 2]);
    assert_eq!(script.calls()[1].1["ExclusiveStartKey"]["sk"]["S"], "J#1");
}

#[tokio::test]
async fn a_range_that_ends_at_its_limit_has_no_more() {
    let (store, _) = store([page(&["J#1", "J#2"], true), page(&[], false)]);
    let read = store.range(&range(None, false, 2)).await.unwrap();
    assert_eq!((read.items.len(), read.has_more), (2, false));
}

#[tokio::test]
async fn a_range_never_begins_outside_of_what_it_asks_for() {
    for (after, descending, begins) in [
        ("J#5", false, Some("J#5")),
        ("J#5", true, Some("J#5")),
        ("A", false, Some("")),
        ("Z", true, Some("")),
        ("A", true, None),
        ("Z", false, None),
    ] {
        let (store, script) = store([page(&["J#6"], false)]);
        let read = store.range(&range(Some(after), descending, 9)).await.unwrap();
        let began = script.calls().first().map(|(_, call)| call["ExclusiveStartKey"]["sk"]["S"].clone());
        let began = began.map(|began| began.as_str().unwrap_or_default().to_owned());
        assert_eq!(began.as_deref(), begins, "after {after}, descending: {descending}");
        assert_eq!(read.items.len(), usize::from(begins.is_some()));
    }
}

fn entry(partition: &str, sort: &str) -> IndexEntry {
    let row = RowKey { partition: "mer_1".into(), sort: "STATE".into() };
    IndexEntry { place: IndexKey { partition: partition.into(), sort: sort.into() }, row }
}

#[tokio::test]
async fn an_index_is_read_up_to_a_place_and_after_an_entry() {
    let found = json!({
        "pk": {"S": "mer_1"}, "sk": {"S": "STATE"}, "due_pk": {"S": "due#01"}, "due_sk": {"S": "2026-11-21"},
    });
    let (store, script) = store([ok(&json!({"Items": [found]}))]);
    let range = IndexRange {
        partition: "due#01".into(),
        until: Until::Excluding("2026-11-22".into()),
        after: Some(entry("due#01", "2026-11-20")),
        descending: false,
        limit: 10,
    };
    let read = store.index(Index::Due, &range).await.unwrap();
    assert_eq!(read.items, [entry("due#01", "2026-11-21")]);
    let (_, call) = &script.calls()[0];
    assert_eq!(call["IndexName"], "due");
    assert_eq!(call["KeyConditionExpression"], "due_pk = :partition AND due_sk < :until");
    assert_eq!(call["ExclusiveStartKey"].as_object().unwrap().len(), 4);
}

#[tokio::test]
async fn an_index_never_begins_outside_of_what_it_asks_for() {
    let beyond = |descending, after| IndexRange {
        partition: "due#01".into(),
        until: Until::Including("2026-11-22".into()),
        after: Some(after),
        descending,
        limit: 10,
    };
    for (after, descending, begins) in [
        (entry("due#01", "2026-11-22"), false, Some(true)),
        (entry("due#01", "2026-11-23"), false, None),
        (entry("due#01", "2026-11-23"), true, Some(false)),
        (entry("due#00", "2026-11-20"), false, Some(false)),
        (entry("due#00", "2026-11-20"), true, None),
        (entry("due#02", "2026-11-20"), true, Some(false)),
        (entry("due#02", "2026-11-20"), false, None),
    ] {
        let (store, script) = store([ok(&json!({"Items": []}))]);
        store.index(Index::Due, &beyond(descending, after.clone())).await.unwrap();
        let began = script.calls().first().map(|(_, call)| call["ExclusiveStartKey"].is_object());
        assert_eq!(began, begins, "{after:?}, descending: {descending}");
    }
}
