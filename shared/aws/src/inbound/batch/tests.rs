//! Batches of which some messages fail.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::failure::{Error, Failure, FailureKind, Rejection};
use app::ports::Message;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Invocation, work_off};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

type Done = Mutex<Vec<String>>;

fn invocation() -> Invocation {
    Invocation::at(NOW, "render-invoice")
}

fn record(n: usize) -> Value {
    let body = json!({
        "schema": 1, "merchant": "mer_00000000000000000000000001", "invoice": "inv_00000000000000000000000001",
        "event": "evt_00000000000000000000000001", "type": format!("n{n}"), "correlation": "req-1",
    });
    json!({"messageId": format!("m{n}"), "body": body.to_string(), "attributes": {"ApproximateReceiveCount": "2"}})
}

fn ten() -> Value {
    json!({"Records": (0..10).map(record).collect::<Vec<_>>()})
}

fn failed(answer: &Value) -> Vec<&str> {
    let failures = answer["batchItemFailures"].as_array().unwrap();
    failures.iter().map(|failure| failure["itemIdentifier"].as_str().unwrap()).collect()
}

async fn note(done: Arc<Done>, message: Message, _: Timestamp) -> Result<(), Error> {
    match message.name.as_str() {
        "n3" => Err(Failure::new(FailureKind::Unavailable, "draw").into()),
        "n4" => Err(Rejection::not_found("invoice").into()),
        "n5" => panic!("the reader panics"),
        name => {
            done.lock().unwrap().push(name.to_owned());
            Ok(())
        }
    }
}

#[tokio::test]
async fn of_ten_messages_the_poisonous_ones_are_named_and_the_others_done() {
    let done = Arc::new(Done::default());
    let answer = work_off(&invocation(), &ten(), &done, note).await.unwrap();
    assert_eq!(failed(&answer), ["m3", "m4", "m5"], "a failure, a rejection and a panic");
    let mut done = done.lock().unwrap().clone();
    done.sort();
    assert_eq!(done, ["n0", "n1", "n2", "n6", "n7", "n8", "n9"]);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_fails_alone() {
    let mut event = ten();
    event["Records"][0]["body"] = json!("{\"schema\":1");
    event["Records"][1]["body"] = json!(null);
    event["Records"][2]["body"] = json!(record(2)["body"].as_str().unwrap().replace("\"schema\":1", "\"schema\":2"));
    event["Records"][3]["body"] = json!(record(2)["body"].as_str().unwrap().replace("mer_", "cus_"));
    let done = Arc::new(Done::default());
    let act = |done: Arc<Done>, message: Message, _| async move {
        done.lock().unwrap().push(message.name);
        Ok::<_, Error>(())
    };
    let answer = work_off(&invocation(), &event, &done, act).await.unwrap();
    assert_eq!(failed(&answer), ["m0", "m1", "m2", "m3"]);
    assert_eq!(done.lock().unwrap().len(), 6);
}

#[tokio::test]
async fn all_done_names_nobody_and_no_messages_are_all_done() {
    let fine = |_: Arc<()>, _: Message, _| async { Ok::<_, Error>("done") };
    let answer = work_off(&invocation(), &ten(), &Arc::new(()), fine).await.unwrap();
    assert_eq!(answer, json!({"batchItemFailures": []}), "an empty answer would bring the whole batch again");
    let answer = work_off(&invocation(), &json!({"Records": []}), &Arc::new(()), fine).await.unwrap();
    assert_eq!(answer, json!({"batchItemFailures": []}));
}

#[tokio::test]
async fn what_is_no_batch_fails_as_a_whole() {
    let fine = |_: Arc<()>, _: Message, _| async { Ok::<_, Error>(()) };
    for event in [json!({}), json!({"Records": 5}), json!([1]), json!(null)] {
        assert!(work_off(&invocation(), &event, &Arc::new(()), fine).await.is_err(), "{event}");
    }
    let mut nameless = ten();
    nameless["Records"][0].as_object_mut().unwrap().remove("messageId");
    nameless["Records"][0]["body"] = json!("");
    let answer = work_off(&invocation(), &nameless, &Arc::new(()), fine).await.unwrap();
    assert_eq!(failed(&answer), [""], "a failure that cannot be named brings the whole batch again");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_done_in_time_fails_and_what_is_done_stays_done() {
    let invocation = Invocation { time_left: Duration::from_secs(10), ..invocation() };
    let slow = |_: Arc<()>, message: Message, _| async move {
        let patience = if message.name == "n2" { Duration::from_hours(1) } else { Duration::from_secs(1) };
        let _ = tokio::time::timeout(patience, std::future::pending::<()>()).await;
        Ok::<_, Error>(())
    };
    let answer = work_off(&invocation, &ten(), &Arc::new(()), slow).await.unwrap();
    assert_eq!(failed(&answer), ["m2"]);
}

#[tokio::test]
async fn every_message_sees_the_one_time_of_its_invocation() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let act = |times: Arc<Mutex<Vec<Timestamp>>>, _: Message, now| async move {
        times.lock().unwrap().push(now);
        Ok::<_, Error>(())
    };
    work_off(&invocation(), &ten(), &times, act).await.unwrap();
    assert_eq!(*times.lock().unwrap(), [NOW; 10]);
}
