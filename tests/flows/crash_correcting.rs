//! A process dies between any two side effects of correcting an invoice: after a retry and a sweep nothing is lost and
//! nothing doubled.

use app::memory::Moment;
use serde_json::{Value, json};
use tests::books::balance;
use tests::shop::order;

use crate::crash::{Run, run};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    RecordPayment,
    Credit,
    DeliverNote,
    Refund,
    Replace,
    Deduct,
    Void,
}

const STAGES: [Stage; 7] = [
    Stage::RecordPayment,
    Stage::Credit,
    Stage::DeliverNote,
    Stage::Refund,
    Stage::Replace,
    Stage::Deduct,
    Stage::Void,
];

/// One life with a death in one stage: 14,880.19 are paid, 5,387.28 of it credited and paid back, the rest replaced by a
/// final invoice that deducts a deposit, and that is voided. Answers whether the stage was hit.
async fn live(stage: Stage, call: usize, moment: Moment) -> bool {
    let run = run(7).await;
    let mut hit = false;
    let invoice = text(&run.shop.invoice(&run.customer, "order-1").await.json(), "id");
    let path = |action: &str| format!("/v1/invoices/{invoice}/{action}");
    let deposit = json!({ "external_id": "deposit-1", "customer": run.customer, "issue": true, "kind": "deposit",
        "lines": [{ "name": "Aconto", "quantity": "1", "unit": "C62", "unit_price": "3000.01",
                    "vat": { "category": "S", "rate": "25" } }] });
    let deposit = text(&run.shop.call("POST", "/v1/invoices", Some(&deposit)).await.expect(201).json(), "id");
    run.sweep_up().await;

    let mut act = async |now: Stage, path: &str, body: Value| {
        if now == stage {
            run.world.faults.crash_at(call, moment);
        }
        let answer = run.insist("POST", path, Some(&body)).await;
        note(&run, &mut hit);
        answer
    };
    let paid = json!({ "amount": "14880.19", "received_on": "2026-11-21", "external_id": "bank-1" });
    act(Stage::RecordPayment, &path("payments"), paid).await;
    let part = json!({ "external_id": "return-1", "reason": "Two came back", "effect": "refund",
                       "lines": [{ "line": 1, "quantity": "2" }] });
    let credited = act(Stage::Credit, &path("credit"), part).await;
    let refund = format!("/v1/credit-notes/{}/refund", text(&credited, "id"));
    act(Stage::Refund, &refund, json!({})).await;
    let wrong = json!({ "external_id": "fix-1", "reason": "Wrong", "effect": "credit" });
    act(Stage::Replace, &path("revise"), wrong).await;
    let mut last = order(&run.customer, "final-1");
    last["deducts"] = json!([deposit]);
    let last = text(&act(Stage::Deduct, "/v1/invoices", last).await, "id");
    let void = format!("/v1/invoices/{last}/void");
    act(Stage::Void, &void, json!({ "reason": "Wrong" })).await;
    if stage == Stage::DeliverNote {
        run.world.faults.crash_at(call, moment);
    }
    run.world.settle().await;
    note(&run, &mut hit);
    run.sweep_up().await;

    check(&run, &invoice, &deposit, &last, &format!("{stage:?} {call} {moment:?}")).await;
    hit
}

fn note(run: &Run, hit: &mut bool) {
    *hit |= run.world.faults.deaths() > 0;
    run.world.faults.revive();
}

fn text(answer: &Value, field: &str) -> String {
    answer[field].as_str().unwrap_or_else(|| panic!("{field} in {answer}")).to_owned()
}

/// The notes, the states, the account and the news are those of one life without a death.
async fn check(run: &Run, invoice: &str, deposit: &str, last: &str, life: &str) {
    let notes = run.shop.call("GET", "/v1/credit-notes", None).await.expect(200).json();
    let told = notes["data"].as_array().unwrap().iter();
    let told: Vec<_> = told.map(|note| format!("{} {}", text(note, "number"), text(note, "delivery"))).collect();
    assert_eq!(told, ["CN-2026-00003 sent", "CN-2026-00002 sent", "CN-2026-00001 sent"], "{life}");
    let standing = [run.shop.read(invoice).await, run.shop.read(last).await, run.shop.read(deposit).await];
    let standing = standing.map(|read| format!("{} {}", text(&read, "status"), text(&read, "open")));
    assert_eq!(standing, ["void 0.00", "void 0.00", "issued 3750.01"], "{life}");
    assert_eq!(run.shop.read(deposit).await["deducted_by"], Value::Null, "{life}");
    // 14,880.19 came in and 5,387.28 went back; 3,750.01 are owed for the deposit.
    let owed = -(1_488_019 - 538_728) + 375_001;
    assert_eq!(balance(&run.world, &run.shop, &run.customer).await, (owed, owed), "{life}");
    let timeline = run.shop.timeline(invoice).await;
    for (name, times) in [
        ("payment.received", 1),
        ("credit_note.issued", 2),
        ("credit_note.drawn", 2),
        ("credit_note.refunded", 1),
        ("mail.sent", 4),
    ] {
        assert_eq!(timeline.iter().filter(|told| *told == name).count(), times, "{name} in {timeline:?}: {life}");
    }
}

#[tokio::test]
async fn no_correction_is_lost_and_none_doubled_wherever_a_process_dies() {
    let mut lives = 0;
    for stage in STAGES {
        for moment in [Moment::Before, Moment::After] {
            for call in 0.. {
                if !live(stage, call, moment).await {
                    assert!(call >= 3, "{stage:?} makes more than {call} calls");
                    break;
                }
                lives += 1;
            }
        }
    }
    assert!(lives > 80, "only {lives} deaths were lived through");
}
