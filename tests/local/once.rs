//! Twice is the same as once, over HTTP and at once.

use std::thread;

use serde_json::Value;
use tests::http::Answer;

use crate::shop::{Shop, call, order};

fn post(shop: &Shop, body: &Value) -> Answer {
    call("POST", "/v1/invoices", &shop.key, &[("idempotency-key", "key-1")], Some(body))
}

#[test]
#[ignore = "needs a stack: make test"]
fn the_same_key_fifty_times_at_once_makes_one_invoice_and_one_answer() {
    let shop = Shop::open("once");
    let mut body = order(&shop.customer(), "x");
    body.as_object_mut().unwrap().remove("external_id");
    let answers: Vec<_> = thread::scope(|scope| {
        let asked: Vec<_> = (0..50).map(|_| scope.spawn(|| post(&shop, &body))).collect();
        asked.into_iter().map(|asked| asked.join().unwrap().expect(201)).collect()
    });
    let same = |answer: &Answer| ["/id", "/number", "/pay_url"].map(|field| answer.text_at(field));
    assert!(answers.iter().all(|answer| same(answer) == same(&answers[0])));
    // What has happened since, drawing and mailing, may show in a later answer; nothing else may.
    let steady = |answer: &Answer| {
        let mut json = answer.json();
        json.as_object_mut().unwrap().remove("delivery");
        json
    };
    assert!(answers.iter().all(|answer| steady(answer) == steady(&answers[0])));
    assert_eq!(shop.invoices().len(), 1);

    body["lines"][0]["quantity"] = "6".into();
    assert_eq!(post(&shop, &body).expect(422).json()["code"], "idempotency_key_reused");
    assert_eq!(shop.invoices().len(), 1);
}
