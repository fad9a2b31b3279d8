//! How an issued invoice stands: issued, partly paid, overdue, paid, uncollectible.

use jiff::SignedDuration;
use serde_json::json;
use tests::World;
use tests::books::balance;
use tests::shop::Shop;

async fn record(shop: &Shop, id: &str, amount: &str, external_id: &str) -> tests::http::Answer {
    let body = json!({ "amount": amount, "received_on": "2026-11-21", "external_id": external_id });
    shop.call("POST", &format!("/v1/invoices/{id}/payments"), Some(&body)).await
}

#[tokio::test]
async fn an_invoice_is_paid_in_parts_and_each_part_once() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    world.settle().await;
    let part = record(&shop, &id, "4880.19", "bank-1").await.expect(201).json();
    assert_eq!((&part["status"], &part["open"]), (&json!("partly_paid"), &json!("10000.00")), "14880.19 − 4880.19");
    let again = record(&shop, &id, "4880.19", "bank-1").await.expect(201).json();
    assert_eq!(again["open"], "10000.00");
    let other = record(&shop, &id, "1.00", "bank-1").await.expect(422).json();
    assert_eq!(other["code"], "external_id_reused");
    let more = record(&shop, &id, "10000.01", "bank-2").await.expect(422).json();
    assert_eq!((&more["code"], &more["errors"][0]["pointer"]), (&json!("payment_exceeds_open"), &json!("/amount")));
    let rest = record(&shop, &id, "10000", "bank-2").await.expect(201).json();
    assert_eq!((&rest["status"], &rest["open"]), (&json!("paid"), &json!("0.00")));
    assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
    let told = shop.timeline(&id).await;
    assert_eq!(told.iter().filter(|name| *name == "payment.received").count(), 2, "{told:?}");
}

#[tokio::test]
async fn a_payment_that_cannot_be_is_refused() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    for (amount, code) in
        [("0", "payment_not_positive"), ("-5", "payment_not_positive"), ("0.001", "amount_too_precise")]
    {
        let refused = record(&shop, &id, amount, "bank-1").await.expect(422).json();
        assert_eq!(refused["code"], code, "{amount}");
    }
    let path = format!("/v1/invoices/{id}/payments");
    let tomorrow = json!({ "amount": "1", "received_on": "2026-11-22", "external_id": "bank-1" });
    let refused = shop.call("POST", &path, Some(&tomorrow)).await.expect(422).json();
    assert_eq!(refused["code"], "received_on_in_future");
    let unnamed = json!({ "amount": "1", "received_on": "2026-11-21" });
    assert_eq!(shop.call("POST", &path, Some(&unnamed)).await.expect(422).json()["code"], "idempotency_key_missing");
    assert_eq!(shop.read(&id).await["open"], "14880.19");
}

#[tokio::test]
async fn an_unpaid_invoice_is_overdue_from_the_day_after_its_due_date() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    assert_eq!(shop.read(&id).await["due_date"], "2026-12-05");
    world.pass(SignedDuration::from_hours(14 * 24));
    assert_eq!(shop.read(&id).await["status"], "issued", "on the day itself");
    world.pass(SignedDuration::from_hours(24));
    assert_eq!(shop.read(&id).await["status"], "overdue");
    record(&shop, &id, "0.19", "bank-1").await.expect(201);
    assert_eq!(shop.read(&id).await["status"], "overdue", "a part does not stop the time");
}

#[tokio::test]
async fn an_uncollectible_invoice_is_chased_no_more_and_may_still_be_paid() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    world.settle().await;
    let path = format!("/v1/invoices/{id}/uncollectible");
    assert_eq!(shop.call("POST", &path, None).await.expect(200).json()["status"], "uncollectible");
    shop.call("POST", &path, None).await.expect(200);
    world.pass(SignedDuration::from_hours(60 * 24));
    world.remind().await;
    world.settle().await;
    assert_eq!(shop.read(&id).await["reminders"], 0);
    assert_eq!(balance(&world, &shop, &customer).await, (1_488_019, 1_488_019), "it is still owed");
    assert_eq!(record(&shop, &id, "14880.19", "bank-1").await.expect(201).json()["status"], "paid");
    assert_eq!(shop.call("POST", &path, None).await.expect(422).json()["code"], "nothing_open");
    let told = shop.timeline(&id).await;
    assert_eq!(told.iter().filter(|name| *name == "invoice.uncollectible").count(), 1, "{told:?}");
}
