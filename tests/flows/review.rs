//! A second pair of eyes: what somebody wrote, somebody else approves before it is issued.

use serde_json::{Value, json};
use tests::shop::{Shop, danish_merchant, order};
use tests::{OPERATOR_KEY, World};

/// Has the shop ask for approval, and answers the key of a second person.
async fn two_people(world: &World, shop: &Shop) -> String {
    let mut profile = danish_merchant("nordlys");
    profile["approval_required"] = json!(true);
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
    let path = format!("/v1/merchants/{}/api-keys", shop.merchant);
    world.call("POST", &path, OPERATOR_KEY, Some(&json!({ "name": "second" }))).await.expect(201).text_at("/key")
}

fn draft(customer: &str, external_id: &str) -> Value {
    let mut draft = order(customer, external_id);
    draft["issue"] = json!(false);
    draft
}

#[tokio::test]
async fn a_draft_is_issued_only_after_somebody_else_approved_it() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let second = two_people(&world, &shop).await;
    let at_once = shop.call("POST", "/v1/invoices", Some(&order(&customer, "order-0"))).await.expect(422);
    assert_eq!(at_once.json()["code"], "approval_missing");
    let id = shop.call("POST", "/v1/invoices", Some(&draft(&customer, "order-1"))).await.expect(201).text_at("/id");
    let act = |action: &str| format!("/v1/invoices/{id}/{action}");
    assert_eq!(shop.call("POST", &act("issue"), None).await.expect(422).json()["code"], "approval_missing");
    let early = world.call("POST", &act("approve"), &second, None).await.expect(422);
    assert_eq!(early.json()["code"], "not_submitted");
    let submitted = shop.call("POST", &act("submit"), None).await.expect(200);
    assert_eq!(submitted.json()["status"], "submitted");
    let own = shop.call("POST", &act("approve"), None).await.expect(403);
    assert_eq!(own.json()["code"], "approver_is_author");
    assert_eq!(shop.call("POST", &act("issue"), None).await.expect(422).json()["code"], "approval_missing");
    let approved = world.call("POST", &act("approve"), &second, None).await.expect(200);
    assert_eq!(approved.json()["status"], "approved");
    // Both acts again change nothing: the submitter's retry does not take the approval back.
    let again = shop.call("POST", &act("submit"), None).await.expect(200);
    assert_eq!(again.json(), approved.json());
    let again = world.call("POST", &act("approve"), &second, None).await.expect(200);
    assert_eq!(again.json(), approved.json());
    assert_eq!(shop.call("POST", &act("issue"), None).await.expect(200).json()["number"], "2026-00001");
    world.settle().await;
    let told = shop.timeline(&id).await;
    assert_eq!(
        told,
        ["invoice.submitted", "invoice.approved", "invoice.issued", "invoice.drawn", "mail.sent"],
        "the numbers, the document and the mail come as always"
    );
}

#[tokio::test]
async fn a_change_after_the_approval_needs_another_and_its_author_may_not_give_it() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let second = two_people(&world, &shop).await;
    let id = shop.call("POST", "/v1/invoices", Some(&draft(&customer, "order-1"))).await.expect(201).text_at("/id");
    let path = format!("/v1/invoices/{id}");
    let act = |action: &str| format!("{path}/{action}");
    shop.call("POST", &act("submit"), None).await.expect(200);
    let approved = world.call("POST", &act("approve"), &second, None).await.expect(200);
    let tag = approved.headers["etag"].to_str().unwrap().to_owned();
    let mut dearer = draft(&customer, "order-1");
    dearer["lines"][0]["quantity"] = json!("50");
    let changed = world.call_with("PUT", &path, &second, &[("if-match", &tag)], Some(&dearer)).await.expect(200);
    assert_eq!(changed.json()["status"], "draft");
    assert_eq!(shop.call("POST", &act("issue"), None).await.expect(422).json()["code"], "approval_missing");
    shop.call("POST", &act("submit"), None).await.expect(200);
    let refused = world.call("POST", &act("approve"), &second, None).await.expect(403);
    assert_eq!(refused.json()["code"], "approver_is_author", "the second person wrote the change");
}

#[tokio::test]
async fn an_approver_approves_what_was_seen_and_a_key_needs_the_scope() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let second = two_people(&world, &shop).await;
    let made = shop.call("POST", "/v1/invoices", Some(&draft(&customer, "order-1"))).await.expect(201);
    let path = format!("/v1/invoices/{}", made.text_at("/id"));
    let seen = made.headers["etag"].to_str().unwrap().to_owned();
    shop.call("POST", &format!("{path}/submit"), None).await.expect(200);
    let approve = format!("{path}/approve");
    world.call_with("POST", &approve, &second, &[("if-match", &seen)], None).await.expect(412);
    let keys = format!("/v1/merchants/{}/api-keys", shop.merchant);
    let writer = json!({ "scopes": ["invoices:read", "invoices:write"] });
    let writer = world.call("POST", &keys, OPERATOR_KEY, Some(&writer)).await.expect(201).text_at("/key");
    world.call("POST", &approve, &writer, None).await.expect(403);
    assert_eq!(shop.call("GET", &path, None).await.expect(200).json()["status"], "submitted");
}

#[tokio::test]
async fn what_could_not_be_issued_is_refused_when_it_is_submitted() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let mut negative = draft(&customer, "order-1");
    negative["lines"][0]["quantity"] = json!("-50");
    let id = shop.call("POST", "/v1/invoices", Some(&negative)).await.expect(201).text_at("/id");
    let refused = shop.call("POST", &format!("/v1/invoices/{id}/submit"), None).await.expect(422);
    assert_eq!(refused.json()["code"], "total_negative");
}
