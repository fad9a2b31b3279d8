//! Deposits: invoiced when they are paid on account, and deducted by the final invoice with their own VAT.

use serde_json::{Value, json};
use tests::World;
use tests::books::balance;
use tests::shop::Shop;

fn deposit(customer: &str, external_id: &str) -> Value {
    json!({ "external_id": external_id, "customer": customer, "issue": true, "kind": "deposit", "lines": [
        { "name": "Aconto", "quantity": "1", "unit": "C62", "unit_price": "3000.01", "vat": { "category": "S", "rate": "25" } }] })
}

fn last(customer: &str, external_id: &str, deducts: &[&str]) -> Value {
    json!({ "external_id": external_id, "customer": customer, "issue": true, "deducts": deducts, "lines": [
        { "name": "Kitchen", "quantity": "1", "unit": "C62", "unit_price": "10000.00", "vat": { "category": "S", "rate": "25" } },
        { "name": "Book", "quantity": "1", "unit": "C62", "unit_price": "100.00", "vat": { "category": "Z", "rate": "0" } }] })
}

async fn opened(seed: u64) -> (World, Shop, String, String) {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let made = shop.call("POST", "/v1/invoices", Some(&deposit(&customer, "deposit-1"))).await.expect(201);
    let id = made.text_at("/id");
    (world, shop, customer, id)
}

#[tokio::test]
async fn a_final_invoice_deducts_a_deposit_with_its_vat_and_refers_to_it() {
    let (world, shop, customer, first) = opened(1).await;
    assert_eq!(shop.read(&first).await["totals"]["payable"], "3750.01", "3,000.01 and 750.0025");
    let made = shop.call("POST", "/v1/invoices", Some(&last(&customer, "final-1", &[&first]))).await.expect(201).json();
    // 25 %: 10,000.00 − 3,000.01 = 6,999.99, VAT 1,749.9975; 0 %: 100.00.
    assert_eq!(made["totals"]["tax_exclusive"], "7099.99");
    assert_eq!((&made["totals"]["vat"], &made["totals"]["payable"]), (&json!("1750.00"), &json!("8849.99")));
    assert_eq!(made["totals"]["prepaid"], Value::Null, "BT-113 is for payments");
    let deducted = &made["lines"][2];
    assert_eq!((&deducted["quantity"], &deducted["net"]), (&json!("-1"), &json!("-3000.01")));
    assert_eq!(deducted["name"], "Fradrag af aconto, faktura 2026-00001");
    assert_eq!(made["preceding"], json!([{ "invoice": first, "number": "2026-00001", "issue_date": "2026-11-21" }]));
    assert_eq!(shop.read(&first).await["deducted_by"], made["id"]);
    assert_eq!(
        balance(&world, &shop, &customer).await,
        (1_260_000, 1_260_000),
        "12,600.00 in all: 10,100 and 2,500 VAT"
    );
}

#[tokio::test]
async fn a_deposit_is_deducted_once_however_many_try_at_once() {
    let (_world, shop, customer, first) = opened(2).await;
    let mut tasks = tokio::task::JoinSet::new();
    for attempt in 0..8 {
        let (shop, body) = (shop.clone(), last(&customer, &format!("final-{attempt}"), &[&first]));
        tasks.spawn(async move { shop.call("POST", "/v1/invoices", Some(&body)).await });
    }
    let answers = tasks.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    let refused = answers.iter().filter(|answer| answer.status == 422 && answer.json()["code"] == "deposit_deducted");
    assert_eq!(refused.count(), 7);
}

#[tokio::test]
async fn voiding_the_final_invoice_frees_its_deposit_and_a_deducted_deposit_is_not_credited() {
    let (_world, shop, customer, first) = opened(3).await;
    let made = shop.call("POST", "/v1/invoices", Some(&last(&customer, "final-1", &[&first]))).await.expect(201).json();
    let void = |id: &str| format!("/v1/invoices/{id}/void");
    let reason = json!({ "reason": "Wrong" });
    let refused = shop.call("POST", &void(&first), Some(&reason)).await.expect(422).json();
    assert_eq!(refused["code"], "deposit_deducted");
    let revise = format!("/v1/invoices/{}/revise", made["id"].as_str().unwrap());
    let request = json!({ "external_id": "fix-1", "reason": "Wrong price" });
    let replaced = shop.call("POST", &revise, Some(&request)).await.expect(201).json();
    assert_eq!(shop.read(&first).await["deducted_by"], Value::Null);
    let issue = format!("/v1/invoices/{}/issue", replaced["draft"]["id"].as_str().unwrap());
    let issued = shop.call("POST", &issue, None).await.expect(200).json();
    assert_eq!(issued["totals"]["payable"], "8849.99", "it deducts the deposit again, and once");
    assert_eq!(issued["preceding"].as_array().unwrap().len(), 2);
    let note = shop.call("POST", &void(issued["id"].as_str().unwrap()), Some(&reason)).await.expect(201).json();
    assert_eq!(note["totals"]["payable"], "8849.99");
    shop.call("POST", &void(&first), Some(&reason)).await.expect(201);
    let refused = shop.call("POST", "/v1/invoices", Some(&last(&customer, "final-2", &[&first]))).await.expect(422);
    assert_eq!(refused.json()["code"], "deposit_credited");
}

#[tokio::test]
async fn what_is_no_deposit_of_this_customer_is_not_deducted() {
    let (_world, shop, customer, first) = opened(4).await;
    let order = shop.invoice(&customer, "order-1").await.text_at("/id");
    let other = shop.customer("c-2").await;
    let nobody = format!("inv_{}", "0".repeat(26));
    for (customer, deducts, code) in [
        (&customer, vec![order.as_str()], "not_a_deposit"),
        (&other, vec![first.as_str()], "deposit_of_other_customer"),
        (&customer, vec![nobody.as_str()], "deposit_unknown"),
        (&customer, vec![first.as_str(), first.as_str()], "deposit_twice"),
    ] {
        let refused = shop.call("POST", "/v1/invoices", Some(&last(customer, "final-1", &deducts))).await.expect(422);
        let last = deducts.len() - 1;
        let error = refused.json();
        assert_eq!(
            (&error["code"], &error["errors"][0]["pointer"]),
            (&json!(code), &json!(format!("/deducts/{last}")))
        );
    }
    let mut euro = last(&customer, "final-1", &[&first]);
    euro["currency"] = json!("EUR");
    let refused = shop.call("POST", "/v1/invoices", Some(&euro)).await.expect(422).json();
    assert_eq!(refused["code"], "deposit_currency_differs");
}

#[tokio::test]
async fn a_deposit_asked_with_vat_is_deducted_by_what_was_asked() {
    let (_world, shop, customer, _first) = opened(5).await;
    let mut asked = deposit(&customer, "deposit-2");
    asked["prices_include_vat"] = json!(true);
    asked["lines"][0]["unit_price"] = json!("10.02");
    let first = shop.call("POST", "/v1/invoices", Some(&asked)).await.expect(201).json();
    assert_eq!((&first["totals"]["rounding"], &first["totals"]["payable"]), (&json!("-0.01"), &json!("10.02")));
    let mut rest = last(&customer, "final-1", &[first["id"].as_str().unwrap()]);
    rest["prices_include_vat"] = json!(true);
    let made = shop.call("POST", "/v1/invoices", Some(&rest)).await.expect(201).json();
    assert_eq!(made["totals"]["payable"], "10089.98", "10,100.00 − 10.02");
}
