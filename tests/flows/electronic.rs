//! The profile of an electronic invoice over HTTP: what it asks for is refused before a number is used.

use serde_json::{Value, json};
use tests::World;
use tests::shop::{Shop, danish_customer, danish_merchant, order};

/// The seller's settings, with more or other fields.
async fn seller(shop: &Shop, more: &Value) {
    let mut profile = danish_merchant("nordlys");
    profile.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
}

/// A customer with more or other fields.
async fn customer(shop: &Shop, more: &Value) -> String {
    let mut profile = danish_customer("c-1");
    profile.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let path = "/v1/customers/by-external-id/c-1";
    shop.call("PUT", path, Some(&profile)).await.json()["id"].as_str().unwrap().to_owned()
}

fn with(mut body: Value, more: &Value) -> Value {
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// Where and by which code each error of an answer is told.
fn named(answer: &Value) -> Vec<(&str, &str)> {
    let errors = answer["errors"].as_array().unwrap();
    errors.iter().map(|error| (error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap())).collect()
}

const MISSING: &str = "electronic_invoice_term_missing";

#[tokio::test]
async fn everything_that_peppol_misses_is_told_at_once_and_no_number_is_used() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let buyer = customer(&shop, &json!({ "profile": "peppol" })).await;
    let refused = shop.call("POST", "/v1/invoices", Some(&order(&buyer, "order-1"))).await.expect(422).json();
    let expected =
        [("/buyer_reference", MISSING), ("", MISSING), ("/customer", MISSING), ("", "electronic_invoice_term_unfit")];
    assert_eq!(named(&refused), expected, "BT-10, BT-34, BT-49, and BT-30 by the register 0184");
    assert_eq!((&refused["code"], &refused["status"]), (&MISSING.into(), &422.into()));
    // A preview and a submission say the same, a draft is kept as it is.
    let preview = shop.call("POST", "/v1/invoices/preview", Some(&order(&buyer, "order-1"))).await.expect(422).json();
    assert_eq!(preview["errors"], refused["errors"]);
    let draft = with(order(&buyer, "order-2"), &json!({ "issue": false }));
    let draft = shop.call("POST", "/v1/invoices", Some(&draft)).await.expect(201).text_at("/id");
    shop.call("POST", &format!("/v1/invoices/{draft}/submit"), None).await.expect(422);

    seller(&shop, &json!({ "legal_id_scheme": "0184", "endpoint": { "scheme": "0184", "id": "12345674" } })).await;
    let gln = json!({ "profile": "peppol", "endpoint": { "scheme": "0088", "id": "5798009811578" } });
    customer(&shop, &gln).await;
    let told = with(order(&buyer, "order-1"), &json!({ "buyer_reference": "700-53" }));
    let issued = shop.call("POST", "/v1/invoices", Some(&told)).await.expect(201).json();
    assert_eq!((&issued["number"], &issued["profile"]), (&"2026-00001".into(), &"peppol".into()));
    let audit = shop.call("GET", "/v1/series/invoice/audit", None).await.expect(200).json();
    assert_eq!(audit["missing"], json!([]));
}

#[tokio::test]
async fn where_possible_the_invoice_is_issued_and_its_pdf_stands_alone() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let buyer = customer(&shop, &json!({})).await;
    let issued = shop.invoice(&buyer, "order-1").await.json();
    assert_eq!(issued["profile"], "en16931", "nobody named one, and nothing is missing");
    seller(&shop, &json!({ "profile": "peppol", "electronic_invoice": "where_possible" })).await;
    let alone = shop.invoice(&buyer, "order-2").await.json();
    assert_eq!((&alone["number"], &alone["profile"]), (&"2026-00002".into(), &Value::Null));
    assert_eq!(shop.read(alone["id"].as_str().unwrap()).await["profile"], Value::Null);
    world.settle().await;
    assert_eq!(shop.read(alone["id"].as_str().unwrap()).await["delivery"], "sent");
}

#[tokio::test]
async fn three_decimals_are_refused_with_the_reason_where_an_electronic_invoice_is_required() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let buyer = customer(&shop, &json!({})).await;
    let dinars = |id: &str| with(order(&buyer, id), &json!({ "currency": "KWD" }));
    let alone = shop.call("POST", "/v1/invoices", Some(&dinars("order-1"))).await.expect(201).json();
    assert_eq!(alone["profile"], Value::Null);
    seller(&shop, &json!({ "electronic_invoice": "required" })).await;
    let refused = shop.call("POST", "/v1/invoices", Some(&dinars("order-2"))).await.expect(422).json();
    assert_eq!(named(&refused), [("/currency", "electronic_invoice_currency_decimals")]);
    assert_eq!(shop.invoice(&buyer, "order-3").await.text_at("/number"), "2026-00002");
}

#[tokio::test]
async fn a_credit_note_keeps_to_the_invoices_profile_and_its_reason_fits_it() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let cluj = json!({ "line1": "Str. Horea 1", "city": "Cluj-Napoca", "postal_code": "400001", "subdivision": "RO-CJ",
        "country": "RO" });
    let romanian = json!({ "address": cluj, "vat_id": "RO45757280", "legal_id": "J12/1/2020", "currency": "RON" });
    seller(&shop, &romanian).await;
    let buyer = customer(&shop, &with(romanian, &json!({ "profile": "cius_ro" }))).await;
    let issued = shop.invoice(&buyer, "order-1").await.json();
    assert_eq!(issued["profile"], "cius_ro");
    let path = format!("/v1/invoices/{}/credit", issued["id"].as_str().unwrap());
    let credit = |reason: String| json!({ "external_id": "note-1", "reason": reason });
    let refused = shop.call("POST", &path, Some(&credit("ă".repeat(301)))).await.expect(422).json();
    assert_eq!(named(&refused), [("/reason", "electronic_invoice_term_too_long")]);
    let note = shop.call("POST", &path, Some(&credit("ă".repeat(300)))).await.expect(201).json();
    assert_eq!((&note["number"], &note["profile"]), (&"CN-2026-00001".into(), &"cius_ro".into()));
}

#[tokio::test]
async fn where_and_when_it_was_delivered_is_told_and_answered() {
    let world = World::new(5);
    let shop = world.shop("nordlys").await;
    let buyer = customer(&shop, &json!({})).await;
    let address = json!({ "line1": "Storgatan 1", "city": "Malmö", "postal_code": "21120", "country": "SE" });
    let delivered = json!({ "delivery_address": { "name": "Lager Syd", "address": address },
        "period": { "start": "2026-11-01", "end": "2026-11-20" } });
    let body = with(order(&buyer, "order-1"), &delivered);
    let issued = shop.call("POST", "/v1/invoices", Some(&body)).await.expect(201).json();
    assert_eq!(issued["delivery_address"]["address"]["city"], "Malmö");
    assert_eq!(issued["delivery_address"]["name"], "Lager Syd");
    assert_eq!((&issued["period"], &issued["deliver_to"]), (&delivered["period"], &Value::Null));
    let contrary = with(body, &json!({ "external_id": "order-2", "deliver_to": "DK" }));
    let refused = shop.call("POST", "/v1/invoices", Some(&contrary)).await.expect(422).json();
    assert_eq!(named(&refused), [("/deliver_to", "deliver_to_contradicts")]);
}

#[tokio::test]
async fn identifiers_and_days_that_are_wrong_are_refused_by_name() {
    let world = World::new(6);
    let shop = world.shop("nordlys").await;
    let merchant = with(
        danish_merchant("nordlys"),
        &json!({ "legal_id_scheme": "0184", "legal_id": "12345675",
        "endpoint": { "scheme": "0088", "id": "5798009811579" }, "profile": "zugferd", "electronic_invoice": "never" }),
    );
    let refused = shop.call("PUT", "/v1/settings/seller", Some(&merchant)).await.expect(422).json();
    let expected = [
        ("/electronic_invoice", "electronic_invoice_unknown"),
        ("/endpoint/id", "identifier_malformed"),
        ("/profile", "profile_unknown"),
    ];
    let mut found = named(&refused);
    found.sort_unstable();
    assert_eq!(found, expected);
    let merchant = with(danish_merchant("nordlys"), &json!({ "legal_id_scheme": "0184", "legal_id": "12345675" }));
    let refused = shop.call("PUT", "/v1/settings/seller", Some(&merchant)).await.expect(422).json();
    assert_eq!(named(&refused), [("/legal_id", "identifier_malformed")]);
    let customer = with(danish_customer("c-1"), &json!({ "legal_id_scheme": "0184" }));
    let refused = shop.call("POST", "/v1/customers", Some(&customer)).await.expect(422).json();
    assert_eq!(named(&refused), [("/legal_id_scheme", "legal_id_missing")]);
    let customer = with(danish_customer("c-1"), &json!({ "endpoint": { "scheme": "9999", "id": "1" } }));
    let refused = shop.call("POST", "/v1/customers", Some(&customer)).await.expect(422).json();
    assert_eq!(named(&refused), [("/endpoint/scheme", "endpoint_scheme_unknown")]);
    let buyer = shop.customer("c-2").await;
    let backwards = json!({ "period": { "start": "2026-11-20", "end": "2026-11-01" } });
    let refused =
        shop.call("POST", "/v1/invoices", Some(&with(order(&buyer, "o"), &backwards))).await.expect(422).json();
    assert_eq!(named(&refused), [("/period/end", "period_ends_before_it_starts")]);
}
