//! Batches of the stream of which some records fail.

use std::sync::{Arc, Mutex};

use app::failure::{Error, Failure, FailureKind};
use domain::event::{Actor, Correlation, Event, JournalEntry, Letter, Subject};
use domain::id::{EventId, InvoiceId, MerchantId};
use jiff::Timestamp;
use serde_json::{Value, json};
use ulid::Ulid;

use super::{Invocation, work_off};

type Seen = Mutex<Vec<String>>;

fn record(n: usize) -> Value {
    let entry = JournalEntry {
        id: EventId::new(Ulid::from_parts(1, 1)),
        merchant: MerchantId::new(Ulid::from_parts(1, 2)),
        subject: Subject::Invoice(InvoiceId::new(Ulid::from_parts(1, 3))),
        event: Event::MailFailed { letter: Letter::Invoice },
        postings: Vec::new(),
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: Actor::Operator,
        correlation: Correlation::from_text(&format!("req-{n}")),
    };
    let body = serde_json::to_string(&entry).unwrap();
    json!({
        "eventName": "INSERT",
        "dynamodb": {
            "Keys": {"pk": {"S": "mer_1#inv_1"}, "sk": {"S": format!("JOURNAL#evt_{n}")}},
            "NewImage": {"body": {"S": body}, "schema": {"N": "1"}},
            "SequenceNumber": format!("10{n}"),
        },
    })
}

fn five() -> Value {
    json!({"Records": (0..5).map(record).collect::<Vec<_>>()})
}

async fn see(seen: Arc<Seen>, entry: JournalEntry, _: Timestamp) -> Result<(), Error> {
    let correlation = entry.correlation.as_str().to_owned();
    if correlation == "req-3" {
        return Err(Failure::new(FailureKind::Throttled, "relay").into());
    }
    seen.lock().unwrap().push(correlation);
    Ok(())
}

async fn answer(event: &Value) -> (Value, Vec<String>) {
    let seen = Arc::new(Seen::default());
    let invocation = Invocation::at(Timestamp::UNIX_EPOCH, "relay-events");
    let answer = work_off(&invocation, event, &seen, see).await.unwrap();
    let mut seen = seen.lock().unwrap().clone();
    seen.sort();
    (answer, seen)
}

#[tokio::test]
async fn the_first_failure_is_named_and_the_others_are_done_all_the_same() {
    let (answer, seen) = answer(&five()).await;
    assert_eq!(answer, json!({"batchItemFailures": [{"itemIdentifier": "103"}]}));
    assert_eq!(seen, ["req-0", "req-1", "req-2", "req-4"]);
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_a_failure() {
    let mut event = five();
    event["Records"][1]["dynamodb"]["NewImage"]["body"]["S"] = json!("{}");
    event["Records"][2]["dynamodb"].as_object_mut().unwrap().remove("NewImage");
    let (answer, seen) = answer(&event).await;
    assert_eq!(answer, json!({"batchItemFailures": [{"itemIdentifier": "101"}]}));
    assert_eq!(seen, ["req-0", "req-4"]);
}

#[tokio::test]
async fn rows_that_are_no_news_are_passed_over() {
    let mut event = five();
    event["Records"][0]["eventName"] = json!("MODIFY");
    event["Records"][1]["dynamodb"]["Keys"]["sk"]["S"] = json!("STATE");
    event["Records"][3]["eventName"] = json!("REMOVE");
    let (answer, seen) = answer(&event).await;
    assert_eq!(answer, json!({"batchItemFailures": []}));
    assert_eq!(seen, ["req-2", "req-4"]);
}
