//! The audit of a series: the proof that every number has one document, and what it tells where one has not.

use std::thread;

use app::rows::{IndexKey, RowKey, StoredRow, keys};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tests::World;

use crate::series::{MORNING, alone, audit, insert, issue, set, shop_at};

/// The body of the invoice that has a number.
fn body_of(world: &World, number: &str) -> StoredRow {
    let rows = world.desk.store.everything();
    let is_it = |row: &StoredRow| {
        row.key.sort == keys::BODY && row.read::<domain::invoice::Invoice>().unwrap().number.as_str() == number
    };
    rows.into_iter().find(is_it).unwrap()
}

#[tokio::test]
async fn an_audit_of_nothing_is_complete() {
    let (_, shop, _) = shop_at(9, MORNING).await;
    let told = audit(&shop, "credit_note/audit").await;
    assert_eq!(
        told,
        json!({ "series": "credit_note", "purpose": "credit_note", "year": 2026, "pattern": "CN-{year}-{number:5}",
                "first": 1, "last": null, "from": 1, "to": null, "issued": 0, "missing": [], "missing_count": 0,
                "duplicates": [], "duplicates_count": 0, "complete": true, "next_from": null })
    );
}

#[tokio::test]
async fn an_audit_tells_a_number_without_an_invoice_and_one_with_two() {
    let (world, shop, customer) = shop_at(10, MORNING).await;
    for order in 1..=5 {
        issue(&shop, &customer, &format!("order-{order}"), &json!({})).await;
    }
    let complete = audit(&shop, "invoice/audit").await;
    assert_eq!((&complete["issued"], &complete["complete"]), (&5.into(), &true.into()));

    world.desk.store.lose(&body_of(&world, "2026-00003").key);
    let told = audit(&shop, "invoice/audit?year=2026").await;
    assert_eq!((&told["missing"], &told["complete"]), (&json!([3]), &false.into()));
    assert_eq!((&told["first"], &told["last"], &told["issued"]), (&1.into(), &5.into(), &4.into()));

    let fourth = body_of(&world, "2026-00004");
    let other = "inv_01m7yhx30000zg00000000zzzz";
    let doubled = RowKey { partition: format!("{}#{other}", shop.merchant), ..fourth.key.clone() };
    insert(&world, StoredRow { key: doubled, ..fourth.clone() }).await;
    let told = audit(&shop, "invoice/audit").await;
    let own = fourth.key.partition.strip_prefix(&format!("{}#", shop.merchant)).unwrap();
    assert_eq!(told["duplicates"], json!([{ "number": 4, "documents": [own, other] }]));
    // 1, 2, 4, 4 and 5.
    assert_eq!((&told["issued"], &told["missing_count"], &told["duplicates_count"]), (&5.into(), &1.into(), &1.into()));
    assert_eq!(audit(&shop, "invoice/audit?from=5").await["complete"], true);
}

#[tokio::test]
async fn credit_notes_are_audited_as_invoices_are() {
    let (world, shop, customer) = shop_at(16, MORNING).await;
    let invoice = shop.invoice(&customer, "order-1").await.text_at("/id");
    let mut notes = Vec::new();
    for line in [1, 2] {
        let asked = json!({ "external_id": format!("return-{line}"), "reason": "One came back",
                            "lines": [{ "line": line, "quantity": "1" }] });
        let made = shop.call("POST", &format!("/v1/invoices/{invoice}/credit"), Some(&asked)).await.expect(201);
        notes.push(made.text_at("/id"));
    }
    let told = audit(&shop, "credit_note/audit").await;
    assert_eq!((&told["last"], &told["issued"], &told["complete"]), (&2.into(), &2.into(), &true.into()));
    let rows = world.desk.store.everything();
    let body = rows.iter().find(|row| row.key.partition.ends_with(&notes[0]) && row.key.sort == keys::CREDIT_NOTE);
    world.desk.store.lose(&body.unwrap().key);
    assert_eq!(audit(&shop, "credit_note/audit").await["missing"], json!([1]));
    assert_eq!(audit(&shop, "invoice/audit").await["complete"], true);
}

#[tokio::test]
async fn a_long_sequence_is_audited_in_parts() {
    let (world, shop, customer) = shop_at(11, MORNING).await;
    set(&shop, "invoice", &json!({ "pattern": "{year}-{number}", "first_number": 100_050 }), 200).await;
    for order in 1..=3 {
        issue(&shop, &customer, &format!("order-{order}"), &json!({})).await;
    }
    // As if it had begun at 1, and nothing of it were there.
    let series = RowKey { partition: shop.merchant.clone(), sort: "SERIES#invoice".to_owned() };
    world.desk.store.lose(&series);
    let told = audit(&shop, "invoice/audit").await;
    assert_eq!((&told["last"], &told["to"], &told["next_from"]), (&100_052.into(), &100_000.into(), &100_001.into()));
    assert_eq!((&told["missing_count"], told["missing"].as_array().unwrap().len()), (&100_000.into(), 1_000));
    let rest = audit(&shop, "invoice/audit?from=100001").await;
    // 100,001 to 100,049 are missing; 100,050 to 100,052 are there.
    assert_eq!((&rest["missing_count"], &rest["issued"], &rest["next_from"]), (&49.into(), &3.into(), &Value::Null));
    let rest = audit(&shop, "invoice/audit?from=100050").await;
    assert_eq!((&rest["complete"], &rest["from"], &rest["to"]), (&true.into(), &100_050.into(), &100_052.into()));
    let beyond = shop.call("GET", "/v1/series/invoice/audit?from=100053", None).await.expect(422);
    assert_eq!(beyond.text_at("/code"), "from_out_of_range");
}

#[tokio::test]
async fn an_audit_waits_for_an_index_that_lags() {
    let (world, shop, customer) = shop_at(12, MORNING).await;
    world.desk.store.let_indexes_lag(3);
    for order in 1..=4 {
        issue(&shop, &customer, &format!("order-{order}"), &json!({})).await;
    }
    let told = audit(&shop, "invoice/audit").await;
    assert_eq!((&told["issued"], &told["complete"]), (&4.into(), &true.into()));
}

#[tokio::test]
async fn an_audit_beside_the_issuing_never_tells_of_a_gap() {
    let (world, shop, customer) = shop_at(13, MORNING).await;
    world.desk.store.let_indexes_lag(2);
    let issuing: Vec<_> = (0..4)
        .map(|thread| {
            let (shop, customer) = (shop.clone(), customer.clone());
            let orders = async move {
                for order in 0..25 {
                    issue(&shop, &customer, &format!("order-{thread}-{order}"), &json!({})).await;
                }
            };
            thread::spawn(move || alone(orders))
        })
        .collect();
    let (mut audits, mut longest) = (0, 0);
    while issuing.iter().any(|thread| !thread.is_finished()) {
        let told = audit(&shop, "invoice/audit").await;
        assert_eq!(told["complete"], true, "{told}");
        assert_eq!(told["issued"], told["last"].as_u64().unwrap_or(0), "{told}");
        (audits, longest) = (audits + 1, told["issued"].as_u64().unwrap().max(longest));
    }
    for thread in issuing {
        thread.join().unwrap();
    }
    assert!(audits > 3 && longest > 0, "{audits} audits beside it, of up to {longest} invoices");
    assert_eq!(audit(&shop, "invoice/audit").await["issued"], 100);
}

#[tokio::test]
async fn an_audit_looks_at_the_sequences_a_series_left() {
    let (world, shop, customer) = shop_at(14, MORNING).await;
    set(&shop, "invoice", &json!({ "pattern": "F{number:6}" }), 200).await;
    assert_eq!(issue(&shop, &customer, "order-1", &json!({})).await, "F000001");
    let running = audit(&shop, "invoice/audit").await;
    assert_eq!((&running["year"], &running["issued"]), (&Value::Null, &1.into()));
    let unknown = shop.call("GET", "/v1/series/invoice/audit?year=2026", None).await.expect(422);
    assert_eq!(unknown.text_at("/code"), "sequence_unknown");
    set(&shop, "invoice", &json!({ "pattern": "{year}-{number:5}" }), 200).await;
    world.pass(SignedDuration::from_secs(1));
    assert_eq!(issue(&shop, &customer, "order-2", &json!({})).await, "2026-00001");
    assert_eq!(audit(&shop, "invoice/audit?year=all").await["issued"], 1);
    assert_eq!(audit(&shop, "invoice/audit?year=2026").await["complete"], true);
    for (of, status) in [
        ("invoice/audit?year=26", 400),
        ("invoice/audit?from=x", 400),
        ("invoice/audit?years=1", 400),
        ("x/audit", 404),
    ] {
        shop.call("GET", &format!("/v1/series/{of}"), None).await.expect(status);
    }
}

#[tokio::test]
async fn a_series_is_audited_with_a_key_that_may_read_invoices_and_by_its_own_merchant_only() {
    let (world, shop, customer) = shop_at(15, MORNING).await;
    issue(&shop, &customer, "order-1", &json!({})).await;
    let other = world.shop("camara").await;
    assert_eq!(audit(&other, "invoice/audit").await["issued"], 0);
    let path = format!("/v1/merchants/{}/api-keys", shop.merchant);
    let body = json!({ "scopes": ["customers:read"] });
    let key = world.call("POST", &path, tests::OPERATOR_KEY, Some(&body)).await.expect(201).text_at("/key");
    world.call("GET", "/v1/series/invoice/audit", &key, None).await.expect(403);
    world.call("GET", "/v1/series/invoice/audit", "", None).await.expect(401);
}

#[test]
fn a_place_in_a_sequence_sorts_as_its_number() {
    let place = |number| IndexKey { partition: "p".to_owned(), sort: app::rows::in_order(number) };
    assert!(place(9) < place(10) && place(99_999) < place(100_000) && place(100_000) < place(999_999_999));
}
