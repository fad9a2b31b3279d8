//! The part of the story in which invoices are reviewed, deposited, given up and corrected.

use std::collections::BTreeMap;

use app::rows::StoredRow;
use serde_json::{Value, json};
use tests::shop::{Shop, danish_merchant, order};
use tests::{OPERATOR_KEY, World};

use crate::story::look;

/// A shop of its own goes through every way of correcting.
pub(crate) async fn told(world: &World, stored: &mut BTreeMap<String, StoredRow>) {
    let shop = world.shop("corrections").await;
    let customer = shop.customer("c-1").await;
    review(world, &shop, &customer, stored).await;
    let deposit = json!({ "external_id": "deposit-1", "customer": customer, "issue": true, "kind": "deposit", "lines": [
        { "name": "Aconto", "quantity": "1", "unit": "C62", "unit_price": "3000.01", "vat": { "category": "S", "rate": "25" } }] });
    let deposit = shop.call("POST", "/v1/invoices", Some(&deposit)).await.expect(201).text_at("/id");
    let mut last = order(&customer, "final-1");
    last["deducts"] = json!([deposit]);
    shop.call("POST", "/v1/invoices", Some(&last)).await.expect(201);
    look(world, stored);
    let hopeless = shop.invoice(&customer, "order-2").await.text_at("/id");
    act(&shop, &hopeless, "uncollectible", &json!({})).await;
    look(world, stored);
    let sold = shop.invoice(&customer, "order-3").await.text_at("/id");
    shop.pay_by_hand(&sold, "14880.19").await;
    let part = json!({ "external_id": "return-1", "reason": "Two came back", "effect": "refund",
                       "lines": [{ "line": 1, "quantity": "2" }] });
    let note = act(&shop, &sold, "credit", &part).await;
    look(world, stored);
    world.settle().await;
    let refund = format!("/v1/credit-notes/{}/refund", note["id"].as_str().unwrap());
    shop.call("POST", &refund, None).await.expect(200);
    look(world, stored);
    let wrong = shop.invoice(&customer, "order-4").await.text_at("/id");
    let replaced = act(&shop, &wrong, "revise", &json!({ "external_id": "fix-1", "reason": "Wrong" })).await;
    look(world, stored);
    act(&shop, replaced["draft"]["id"].as_str().unwrap(), "issue", &json!({})).await;
    world.settle().await;
    look(world, stored);
}

async fn act(shop: &Shop, id: &str, action: &str, body: &Value) -> Value {
    let answer = shop.call("POST", &format!("/v1/invoices/{id}/{action}"), Some(body)).await;
    assert!((200..300).contains(&answer.status), "{action}: {}", answer.text);
    answer.json()
}

/// A draft is submitted by one, approved by another and issued; after that nobody asks for it any more.
async fn review(world: &World, shop: &Shop, customer: &str, stored: &mut BTreeMap<String, StoredRow>) {
    let mut profile = danish_merchant("corrections");
    profile["approval_required"] = json!(true);
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
    look(world, stored);
    let path = format!("/v1/merchants/{}/api-keys", shop.merchant);
    let second = world.call("POST", &path, OPERATOR_KEY, Some(&json!({ "name": "second" }))).await.expect(201);
    let mut draft = order(customer, "order-1");
    draft["issue"] = json!(false);
    let id = shop.call("POST", "/v1/invoices", Some(&draft)).await.expect(201).text_at("/id");
    look(world, stored);
    act(shop, &id, "submit", &json!({})).await;
    look(world, stored);
    let approve = format!("/v1/invoices/{id}/approve");
    world.call("POST", &approve, &second.text_at("/key"), None).await.expect(200);
    look(world, stored);
    act(shop, &id, "issue", &json!({})).await;
    profile["approval_required"] = json!(false);
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
}
