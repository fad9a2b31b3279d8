//! Merchants and their settings.

use serde_json::json;
use tests::shop::danish_merchant;
use tests::{OPERATOR_KEY, World};

#[tokio::test]
async fn only_the_operator_makes_merchants() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    for key in ["", "wrong", &shop.key] {
        world.call("POST", "/v1/merchants", key, Some(&danish_merchant("x"))).await.expect(401);
        world.call("GET", "/v1/merchants", key, None).await.expect(401);
    }
    let list = world.call("GET", "/v1/merchants", OPERATOR_KEY, None).await.expect(200);
    assert_eq!(list.text_at("/data/0/id"), shop.merchant);
    shop.call("GET", "/v1/settings/seller", None).await.expect(200);
    world.call("GET", "/v1/settings/seller", OPERATOR_KEY, None).await.expect(401);
}

#[tokio::test]
async fn a_key_does_only_what_its_scopes_allow_until_it_is_revoked() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let path = format!("/v1/merchants/{}/api-keys", shop.merchant);
    let body = json!({ "name": "reader", "scopes": ["customers:read"] });
    let made = world.call("POST", &path, OPERATOR_KEY, Some(&body)).await.expect(201);
    let key = made.text_at("/key");
    world.call("GET", "/v1/customers", &key, None).await.expect(200);
    let refused = world.call("GET", "/v1/invoices", &key, None).await.expect(403);
    assert_eq!(refused.json()["code"], "scope_missing");

    let listed = shop.call("GET", "/v1/settings/api-keys", None).await.expect(200);
    assert!(!listed.text.contains(&key) && listed.json()["data"].as_array().unwrap().len() == 2);
    let revoke = format!("/v1/settings/api-keys/{}", made.text_at("/id"));
    shop.call("DELETE", &revoke, None).await.expect(204);
    world.call("GET", "/v1/customers", &key, None).await.expect(401);
    shop.call("DELETE", &revoke, None).await.expect(404);
}

#[tokio::test]
async fn a_bank_account_may_have_a_creditor_number_of_transfer_forms() {
    let world = World::new(11);
    let shop = world.shop("nordlys").await;
    assert_eq!(shop.call("GET", "/v1/settings/seller", None).await.json()["bank"]["fik_creditor"], json!(null));
    let mut seller = danish_merchant("nordlys");
    seller["bank"]["fik_creditor"] = json!("81234567");
    shop.call("PUT", "/v1/settings/seller", Some(&seller)).await.expect(200);
    let read = shop.call("GET", "/v1/settings/seller", None).await.expect(200);
    assert_eq!(read.text_at("/bank/fik_creditor"), "81234567");
    seller["bank"]["fik_creditor"] = json!("8123456");
    let refused = shop.call("PUT", "/v1/settings/seller", Some(&seller)).await.expect(422);
    assert_eq!(refused.text_at("/errors/0/pointer"), "/bank/fik_creditor");
    assert_eq!(refused.text_at("/errors/0/code"), "fik_creditor_malformed");
}

#[tokio::test]
async fn a_secret_is_kept_only_as_a_digest_and_a_signing_secret_never_answered() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let secret = shop.key.rsplit_once('_').unwrap().1.get(52..).unwrap().to_owned();
    assert!(world.desk.store.everything().iter().all(|row| !row.body.contains(&secret)));
    let listed = shop.call("GET", "/v1/settings/webhook-endpoints", None).await.expect(200);
    assert!(!listed.text.contains(tests::shop::STRIPE_SECRET));
}

#[tokio::test]
async fn a_series_is_set_before_it_begins_and_counts_on_afterwards() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let path = "/v1/settings/series/invoice";
    let body = json!({ "pattern": "NL-{year}-{number:4}", "first_number": 418 });
    shop.call("PUT", path, Some(&body)).await.expect(200);
    assert_eq!(shop.invoice(&customer, "order-1").await.text_at("/number"), "NL-2026-0418");
    let refused = shop.call("PUT", path, Some(&json!({ "pattern": "NL-{year}-{number:4}", "first_number": 1 }))).await;
    assert_eq!(refused.expect(422).json()["code"], "series_begun");
    shop.call("PUT", path, Some(&json!({ "pattern": "{year}/{number}", "first_number": 418 }))).await.expect(200);
    assert_eq!(shop.invoice(&customer, "order-2").await.text_at("/number"), "2026/419");
    shop.call("GET", "/v1/settings/series/receipt", None).await.expect(404);
}

#[tokio::test]
async fn a_changed_seller_stands_on_what_is_issued_from_then_on() {
    let world = World::new(5);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let before = shop.invoice(&customer, "order-1").await.text_at("/id");
    let mut profile = danish_merchant("nordlys");
    profile["payment_terms_days"] = 30.into();
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
    assert_eq!(shop.read(&before).await["due_date"], "2026-12-05");
    assert_eq!(shop.invoice(&customer, "order-2").await.text_at("/due_date"), "2026-12-21");
    profile["external_id"] = "other".into();
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(422);
}
