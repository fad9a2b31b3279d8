//! Twice is the same as once.

use jiff::SignedDuration;
use serde_json::Value;
use tests::World;
use tests::books::numbers;
use tests::http::Answer;
use tests::shop::{Shop, order};

async fn post(shop: &Shop, key: &str, body: &Value) -> Answer {
    shop.world.call_with("POST", "/v1/invoices", &shop.key, &[("idempotency-key", key)], Some(body)).await
}

fn without_external_id(customer: &str) -> Value {
    let mut body = order(customer, "x");
    body.as_object_mut().unwrap().remove("external_id");
    body
}

#[tokio::test]
async fn the_same_key_fifty_times_at_once_makes_one_invoice_and_one_answer() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let body = without_external_id(&customer);
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (shop, body) = (shop.clone(), body.clone());
        tasks.spawn(async move { post(&shop, "key-1", &body).await.expect(201).json() });
    }
    let answers = tasks.join_all().await;
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(numbers(&world), ["2026-00001"]);
}

#[tokio::test]
async fn another_request_under_a_key_is_refused_and_does_nothing() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    post(&shop, "key-1", &without_external_id(&customer)).await.expect(201);
    let mut other = without_external_id(&customer);
    other["lines"][0]["quantity"] = "6".into();
    assert_eq!(post(&shop, "key-1", &other).await.expect(422).json()["code"], "idempotency_key_reused");
    let mut draft = without_external_id(&customer);
    draft["issue"] = false.into();
    assert_eq!(post(&shop, "key-1", &draft).await.expect(422).json()["code"], "idempotency_key_reused");
    assert_eq!(numbers(&world).len(), 1);
}

#[tokio::test]
async fn the_same_external_id_a_year_later_is_the_same_invoice() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let first = shop.invoice(&customer, "order-1").await;
    world.pass(SignedDuration::from_hours(24 * 365));
    let again = shop.invoice(&customer, "order-1").await;
    assert_eq!(first.text_at("/id"), again.text_at("/id"));
    let mut other = order(&customer, "order-1");
    other["note"] = "changed".into();
    let refused = shop.call("POST", "/v1/invoices", Some(&other)).await.expect(422);
    assert_eq!(refused.json()["code"], "external_id_reused");
    assert_eq!(numbers(&world).len(), 1);
}

#[tokio::test]
async fn a_header_key_is_forgotten_after_thirty_days_and_not_before() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let body = without_external_id(&customer);
    post(&shop, "key-1", &body).await.expect(201);
    world.pass(SignedDuration::from_hours(24 * 30 - 1));
    post(&shop, "key-1", &body).await.expect(201);
    assert_eq!(numbers(&world).len(), 1);
    world.pass(SignedDuration::from_hours(1));
    post(&shop, "key-1", &body).await.expect(201);
    assert_eq!(numbers(&world).len(), 2);
}

#[tokio::test]
async fn an_invoice_without_any_key_is_refused() {
    let world = World::new(5);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let refused = shop.call("POST", "/v1/invoices", Some(&without_external_id(&customer))).await.expect(422);
    assert_eq!(refused.json()["code"], "idempotency_key_missing");
    let refused = post(&shop, "a b", &without_external_id(&customer)).await.expect(400);
    assert_eq!(refused.json()["code"], "idempotency_key_malformed");
}

#[tokio::test]
async fn two_shops_may_use_the_same_keys() {
    let world = World::new(6);
    for name in ["nordlys", "sydlys"] {
        let shop = world.shop(name).await;
        let customer = shop.customer("c-1").await;
        post(&shop, "key-1", &without_external_id(&customer)).await.expect(201);
        assert_eq!(shop.invoice(&customer, "order-1").await.text_at("/number"), "2026-00002");
    }
}

#[tokio::test]
async fn the_same_merchant_is_made_once() {
    let world = World::new(7);
    assert_eq!(world.shop("nordlys").await.merchant, world.shop("nordlys").await.merchant);
}
