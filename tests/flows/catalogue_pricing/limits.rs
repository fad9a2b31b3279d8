//! Credit limits: how much a customer may owe, and what happens to an order past it.

use serde_json::{Value, json};
use tests::OPERATOR_KEY;
use tests::books::balance;
use tests::shop::{Shop, danish_merchant};

use super::{at_the_same_time, issued, order, post, put_customer, refused, shop, told, with};

/// An order of 100.00: 80.00 and 25 %.
fn hundred(customer: &str, external_id: &str) -> Value {
    order(customer, external_id, json!([told("80", "S", "25")]))
}

/// Has the shop hold orders past the limit, and answers the key of a second person.
async fn hold(shop: &Shop) -> String {
    let profile = with(danish_merchant("nordlys"), json!({ "credit_limit_exceeded": "hold" }));
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
    let path = format!("/v1/merchants/{}/api-keys", shop.merchant);
    let second = json!({ "name": "second" });
    shop.world.call("POST", &path, OPERATOR_KEY, Some(&second)).await.expect(201).text_at("/key")
}

fn passes() -> (String, String) {
    ("/customer".to_owned(), "credit_limit_exceeded".to_owned())
}

#[tokio::test]
async fn an_order_may_reach_the_limit_and_a_payment_makes_room() {
    let (world, shop, customer) = shop(1).await;
    put_customer(&shop, "c-1", json!({ "credit_limit": "250" })).await.expect(200);
    let first = post(&shop, &hundred(&customer, "order-1")).await.expect(201).text_at("/id");
    post(&shop, &hundred(&customer, "order-2")).await.expect(201);
    let third = hundred(&customer, "order-3");
    let told = post(&shop, &third).await.expect(422).json()["detail"].as_str().unwrap().to_owned();
    for figure in ["owes 200.00 DKK", "may owe 250.00 DKK", "order of 100.00 DKK"] {
        assert!(told.contains(figure), "{told}");
    }
    let preview = shop.call("POST", "/v1/invoices/preview", Some(&third)).await;
    assert_eq!(refused(preview), passes());
    shop.pay_by_hand(&first, "49.99").await;
    assert_eq!(refused(post(&shop, &third).await), passes(), "0.01 is missing");
    shop.pay_by_hand(&first, "0.01").await;
    post(&shop, &third).await.expect(201);
    assert_eq!(balance(&world, &shop, &customer).await, (25_000, 25_000));
    put_customer(&shop, "c-1", json!({})).await.expect(200);
    post(&shop, &hundred(&customer, "order-4")).await.expect(201);
}

#[tokio::test]
async fn a_limit_is_of_the_customers_currency_and_of_orders_that_are_owed() {
    let (_world, shop, customer) = shop(2).await;
    put_customer(&shop, "c-1", json!({ "credit_limit": "0" })).await.expect(200);
    assert_eq!(refused(post(&shop, &hundred(&customer, "order-1")).await), passes());
    let in_euro = with(hundred(&customer, "order-2"), json!({ "currency": "EUR" }));
    post(&shop, &in_euro).await.expect(201);
    let paid = with(hundred(&customer, "order-3"), json!({ "prepaid": "100" }));
    post(&shop, &paid).await.expect(201);
}

#[tokio::test]
async fn an_order_past_the_limit_is_held_until_somebody_else_approves_it() {
    let (world, shop, customer) = shop(3).await;
    put_customer(&shop, "c-1", json!({ "credit_limit": "150" })).await.expect(200);
    let second = hold(&shop).await;
    post(&shop, &hundred(&customer, "order-1")).await.expect(201);
    let at_once = post(&shop, &hundred(&customer, "order-2")).await;
    assert_eq!(refused(at_once), ("/customer".to_owned(), "credit_approval_missing".to_owned()));
    let draft = with(hundred(&customer, "order-2"), json!({ "issue": false }));
    let draft = post(&shop, &draft).await.expect(201).text_at("/id");
    let act = |action: &str| format!("/v1/invoices/{draft}/{action}");
    shop.call("POST", &act("submit"), None).await.expect(200);
    let early = shop.call("POST", &act("issue"), None).await;
    assert_eq!(refused(early).1, "credit_approval_missing");
    assert_eq!(shop.call("POST", &act("approve"), None).await.expect(403).json()["code"], "approver_is_author");
    world.call("POST", &act("approve"), &second, None).await.expect(200);
    shop.call("POST", &act("issue"), None).await.expect(200);
    assert_eq!(balance(&world, &shop, &customer).await, (20_000, 20_000), "past the limit of 150.00");
    let next = post(&shop, &hundred(&customer, "order-3")).await;
    assert_eq!(refused(next).1, "credit_approval_missing", "an approval is of one order");
}

#[tokio::test]
async fn an_approval_does_not_pass_a_limit_that_refuses() {
    let (world, shop, customer) = shop(4).await;
    let second = hold(&shop).await;
    put_customer(&shop, "c-1", json!({ "credit_limit": "50" })).await.expect(200);
    let draft = with(hundred(&customer, "order-1"), json!({ "issue": false }));
    let draft = post(&shop, &draft).await.expect(201).text_at("/id");
    let act = |action: &str| format!("/v1/invoices/{draft}/{action}");
    shop.call("POST", &act("submit"), None).await.expect(200);
    world.call("POST", &act("approve"), &second, None).await.expect(200);
    shop.call("PUT", "/v1/settings/seller", Some(&danish_merchant("nordlys"))).await.expect(200);
    assert_eq!(refused(shop.call("POST", &act("issue"), None).await), passes());
}

#[tokio::test]
async fn a_limit_is_told_where_it_was_set_and_not_to_the_buyer() {
    let (world, shop, customer) = shop(5).await;
    for (limit, code) in [("-0.01", "credit_limit_negative"), ("1.001", "amount_too_precise")] {
        let answer = put_customer(&shop, "c-1", json!({ "credit_limit": limit })).await;
        assert_eq!(refused(answer), ("/credit_limit".to_owned(), code.to_owned()));
    }
    let set = put_customer(&shop, "c-1", json!({ "credit_limit": "12345.6" })).await.expect(200).json();
    assert_eq!(set["credit_limit"], "12345.60");
    let seller = shop.call("GET", "/v1/settings/seller", None).await.expect(200).json();
    assert_eq!(seller["credit_limit_exceeded"], "refuse");
    let wrong = with(danish_merchant("nordlys"), json!({ "credit_limit_exceeded": "warn" }));
    let wrong = shop.call("PUT", "/v1/settings/seller", Some(&wrong)).await;
    let unknown = ("/credit_limit_exceeded".to_owned(), "credit_limit_exceeded_unknown".to_owned());
    assert_eq!(refused(wrong), unknown);
    post(&shop, &hundred(&customer, "order-1")).await.expect(201);
    let rows = world.desk.store.everything();
    let bodies: Vec<_> = rows.iter().filter(|row| row.key.sort == "BODY").collect();
    assert!(bodies.len() == 1 && !bodies[0].body.contains("credit_limit"), "{}", bodies[0].body);
}

#[test]
fn of_twenty_orders_at_once_as_many_are_issued_as_fit_the_limit() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let (world, shop, customer) = runtime.block_on(shop(6));
    runtime.block_on(put_customer(&shop, "c-1", json!({ "credit_limit": "1000" }))).expect(200);
    let answers = at_the_same_time(&shop, (0..20).map(|n| hundred(&customer, &format!("order-{n}"))));
    assert_eq!(issued(&answers, "credit_limit_exceeded"), 10);
    assert_eq!(runtime.block_on(balance(&world, &shop, &customer)), (100_000, 100_000));
    let mut numbers = tests::books::numbers(&world);
    numbers.dedup();
    let gapless: Vec<_> = (1..=10).map(|n| format!("2026-{n:05}")).collect();
    assert_eq!(numbers, gapless, "what was refused took no number");
}
