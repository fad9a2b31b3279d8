//! Batches of which a part is not taken.

use app::failure::FailureKind;
use app::ports::{Message, Queue, Queues};
use domain::event::Correlation;
use domain::id::{EventId, InvoiceId, MerchantId};
use serde_json::{Value, json};
use ulid::Ulid;

use super::{QueueUrls, SqsQueues};
use crate::outbound::testing::{Answer, Script, answering, silent};

fn urls() -> QueueUrls {
    let url = |name: &str| format!("https://sqs.eu-north-1.amazonaws.com/1/{name}");
    QueueUrls { render_invoice: url("render-invoice"), send_mail: url("send-mail") }
}

fn queues(answers: impl IntoIterator<Item = Answer>) -> (SqsQueues, Script) {
    let (config, script) = answering(answers);
    (SqsQueues::new(aws_sdk_sqs::Client::new(&config), urls()), script)
}

fn messages(count: u128) -> Vec<Message> {
    let message = |n| Message {
        schema: 1,
        merchant: MerchantId::new(Ulid::from_parts(1, 1)),
        invoice: InvoiceId::new(Ulid::from_parts(1, n)),
        event: EventId::new(Ulid::from_parts(1, n)),
        name: "invoice.issued".to_owned(),
        correlation: Correlation::from_text("req-1"),
    };
    (0..count).map(message).collect()
}

fn taken(ids: &[&str], failed: &[&str]) -> Answer {
    let taken: Vec<_> = ids.iter().map(|id| json!({"Id": id, "MessageId": "m", "MD5OfMessageBody": "d"})).collect();
    let failed: Vec<_> =
        failed.iter().map(|id| json!({"Id": id, "SenderFault": false, "Code": "InternalError"})).collect();
    (200, json!({"Successful": taken, "Failed": failed}).to_string())
}

#[tokio::test]
async fn what_was_not_taken_is_named_by_its_place() {
    let (queues, script) = queues([taken(&["0", "2"], &["1", "3"])]);
    assert_eq!(queues.send(Queue::SendMail, &messages(4)).await.unwrap(), [1, 3]);
    let (_, call) = &script.calls()[0];
    assert!(call["QueueUrl"].as_str().unwrap().ends_with("/send-mail"));
    let body: Value = serde_json::from_str(call["Entries"][2]["MessageBody"].as_str().unwrap()).unwrap();
    assert_eq!(body["type"], "invoice.issued");
}

#[tokio::test]
async fn a_message_of_which_nothing_is_said_was_not_taken() {
    let (queues, _) = queues([taken(&["1"], &[])]);
    assert_eq!(queues.send(Queue::RenderInvoice, &messages(3)).await.unwrap(), [0, 2]);
}

#[tokio::test]
async fn what_is_too_much_for_one_call_was_not_taken() {
    let ten: Vec<_> = (0..10).map(|n| n.to_string()).collect();
    let (queues, script) = queues([taken(&ten.iter().map(String::as_str).collect::<Vec<_>>(), &[])]);
    assert_eq!(queues.send(Queue::RenderInvoice, &messages(12)).await.unwrap(), [10, 11]);
    assert_eq!(script.calls()[0].1["Entries"].as_array().unwrap().len(), 10);
    assert!(queues.send(Queue::RenderInvoice, &[]).await.unwrap().is_empty());
    assert_eq!(script.count(), 1, "nothing is put on a queue without a call");
}

#[tokio::test(start_paused = true)]
async fn a_queue_that_cannot_be_reached_is_a_failure() {
    for (name, status, kind) in [
        ("AWS.SimpleQueueService.NonExistentQueue", 400, FailureKind::Denied),
        ("com.amazonaws.sqs#QueueDoesNotExist", 400, FailureKind::Denied),
        ("AccessDeniedException", 403, FailureKind::Denied),
        ("RequestThrottled", 400, FailureKind::Throttled),
        ("InternalFailure", 500, FailureKind::Unavailable),
    ] {
        let answer = || (status, json!({"__type": name, "message": "no"}).to_string());
        let (queues, _) = queues([answer(), answer(), answer()]);
        assert_eq!(queues.send(Queue::SendMail, &messages(1)).await.unwrap_err().kind(), kind, "{name}");
    }
    let (config, _) = silent();
    let queues = SqsQueues::new(aws_sdk_sqs::Client::new(&config), urls());
    let failure = queues.send(Queue::SendMail, &messages(1)).await.unwrap_err();
    assert_eq!(failure.kind(), FailureKind::Unavailable);
}
