//! A message that cannot be worked on takes none of its neighbours with it, and ends in its dead-letter queue.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::aws::{invoke, json};
use crate::documents::times_written;
use crate::events::{batch, message};
use crate::log;
use crate::machinery::{hold, undisturbed};
use crate::shop::{Shop, id_of};
use crate::stack::stack;
use crate::waiting::{DELIVERY_MAX, until};

/// How often a message is received before it is set aside, as the queues have it.
const RECEIVES_MAX: usize = 5;

#[test]
#[ignore = "needs a stack: make test"]
fn one_poisoned_record_of_ten_is_named_and_the_nine_are_done_once() {
    let shop = Shop::open("batch");
    let customer = shop.customer();
    let held = hold("render-invoice");
    let ids: Vec<_> = (0..9).map(|count| id_of(&shop.issue(&customer, &format!("order-{count}")))).collect();
    let mut bodies: Vec<_> = ids.iter().map(|id| message(&shop.merchant, id, &shop.timeline(id)[0])).collect();
    bodies.insert(4, "poison".to_owned());
    let answer = invoke("render-invoice", &batch("render-invoice", &bodies));
    assert_eq!(answer, json!({ "batchItemFailures": [{ "itemIdentifier": "record-4" }] }));
    shop.wait_for_delivery(&ids, "drawn");
    // The queue's own messages of the same invoices come now.
    drop(held);
    shop.wait_for_delivery(&ids, "sent");
    for id in &ids {
        assert_eq!((shop.times(id, "invoice.drawn"), shop.times(id, "mail.sent"), times_written(&shop, id)), (1, 1, 1));
    }
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_poisoned_message_is_tried_five_times_and_then_rests_in_the_dead_letter_queue() {
    let _hands = undisturbed();
    let began = Timestamp::now();
    for (queue, poison) in [("render-invoice", "not JSON at all"), ("send-mail", "{\"schema\":99}")] {
        let sent = sqs("SendMessage", &json!({ "QueueUrl": stack().queues[queue], "MessageBody": poison }));
        let id = sent["MessageId"].as_str().expect("a message").to_owned();
        let dead = &stack().queues[&format!("{queue}-dlq")];
        let body = until(&format!("{queue} gives up"), DELIVERY_MAX, || find(dead, &id));
        assert_eq!(body, poison);
        let mut attempts = attempts_told(&id, began);
        attempts.sort_unstable();
        assert_eq!(attempts, (1..=RECEIVES_MAX).collect::<Vec<_>>(), "{queue}");
    }
}

fn sqs(action: &str, payload: &Value) -> Value {
    json("sqs", &format!("AmazonSQS.{action}"), payload)
}

/// The body of a message in a queue nobody reads; what else is there is left.
fn find(queue: &str, id: &str) -> Option<String> {
    let asked = json!({ "QueueUrl": queue, "MaxNumberOfMessages": 10, "VisibilityTimeout": 1 });
    let received = sqs("ReceiveMessage", &asked);
    let messages = received["Messages"].as_array().cloned().unwrap_or_default();
    let ours = messages.iter().find(|message| message["MessageId"] == id)?;
    Some(ours["Body"].as_str().expect("a body").to_owned())
}

/// The attempts at a message that the functions' log tells of.
fn attempts_told(id: &str, since: Timestamp) -> Vec<usize> {
    let lines = log::lines_with(id, since).into_iter().filter(|line| line["record"] == id);
    lines.filter_map(|line| usize::try_from(line["attempt"].as_u64()?).ok()).collect()
}
