//! What is wrong is named: each bad field with a pointer and a stable code, and never a 500.

use serde_json::{Value, json};
use tests::World;
use tests::shop::{danish_customer, danish_merchant, order};

/// The bad fields of an answer: pointer and code.
fn named(answer: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let errors = answer["errors"].as_array().unwrap();
    let mut named: Vec<_> = errors.iter().map(|error| (text(&error["pointer"]), text(&error["code"]))).collect();
    named.sort();
    named
}

#[tokio::test]
async fn every_bad_field_is_named_at_once() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let body = json!({
        "customer": "cus_1", "currency": "DKR", "issue": "yes", "supply_date": "2026-02-31", "surprise": 1,
        "payment_terms_days": 366, "metadata": { "a": "" },
        "lines": [
            { "name": " ", "quantity": "1e3", "unit": "piece", "unit_price": "-1", "vat": { "category": "X", "rate": "101" } },
            { "name": "n", "quantity": 1, "unit": "C62", "unit_price": "1", "vat": { "category": "S", "rate": "0" } },
            { "quantity": "0", "unit": "C62", "unit_price": "1.0000001", "vat": {} }
        ]
    });
    let answer = shop.call("POST", "/v1/invoices", Some(&body)).await.expect(422);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    let json = answer.json();
    assert_eq!(json["code"], "fields_invalid");
    let expected = [
        ("/currency", "currency_unknown"),
        ("/customer", "id_malformed"),
        ("/issue", "field_wrong_type"),
        ("/lines/0/name", "text_empty"),
        ("/lines/0/quantity", "number_malformed"),
        ("/lines/0/unit", "unit_malformed"),
        ("/lines/0/unit_price", "price_negative"),
        ("/lines/0/vat/category", "vat_category_unknown"),
        ("/lines/0/vat/rate", "vat_rate_out_of_range"),
        ("/lines/1/quantity", "field_wrong_type"),
        ("/lines/1/vat", "vat_rate_of_other_category"),
        ("/lines/2/name", "field_missing"),
        ("/lines/2/quantity", "quantity_zero"),
        ("/lines/2/unit_price", "number_out_of_range"),
        ("/lines/2/vat/category", "field_missing"),
        ("/lines/2/vat/rate", "field_missing"),
        ("/metadata/a", "text_empty"),
        ("/payment_terms_days", "days_out_of_range"),
        ("/supply_date", "date_malformed"),
        ("/surprise", "field_unknown"),
    ];
    assert_eq!(named(&json), expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
}

#[tokio::test]
async fn bodies_past_every_limit_get_a_problem_on_every_route_that_takes_one() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let deep = "[".repeat(100_000);
    let large = format!("\"{}\"", "x".repeat(1_048_576));
    let routes = [
        ("POST", "/v1/customers"),
        ("PUT", "/v1/customers/by-external-id/c"),
        ("POST", "/v1/invoices"),
        ("PUT", "/v1/settings/seller"),
        ("PUT", "/v1/settings/series/invoice"),
        ("POST", "/v1/settings/webhook-endpoints"),
    ];
    for (method, path) in routes {
        for (body, status, code) in [
            (b"\xff\xfe".to_vec(), 400, "body_not_utf8"),
            (deep.clone().into_bytes(), 400, "body_too_deep"),
            (large.clone().into_bytes(), 413, "body_too_large"),
            (b"{".to_vec(), 400, "body_not_json"),
            (Vec::new(), 400, "body_not_json"),
            (b"null".to_vec(), 422, "fields_invalid"),
            (b"[]".to_vec(), 422, "fields_invalid"),
            (b"{\"unknown\":1}".to_vec(), 422, "fields_invalid"),
        ] {
            let bearer = format!("Bearer {}", shop.key);
            let answer = world.call_raw(method, path, &[("authorization", &bearer)], body).await.expect(status);
            assert_eq!(answer.json()["code"], code, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_merchant_or_customer_with_bad_fields_is_refused_by_name() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let mut merchant = danish_merchant("x");
    merchant["bank"]["iban"] = "DK5000400440116244".into();
    merchant["time_zone"] = "Europe/Aarhus".into();
    merchant["checkout_url"] = "javascript:alert(1)".into();
    merchant["contact"]["phone"] = "86 12 34 56".into();
    let answer = shop.call("PUT", "/v1/settings/seller", Some(&merchant)).await.expect(422).json();
    let pointers: Vec<_> = named(&answer).into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["/bank/iban", "/checkout_url", "/contact/phone", "/time_zone"]);

    let mut customer = danish_customer("c");
    customer["contacts"][0]["role"] = "technical".into();
    let answer = shop.call("POST", "/v1/customers", Some(&customer)).await.expect(422).json();
    assert_eq!(named(&answer), [("/contacts".to_owned(), "billing_contact_missing".to_owned())]);
}

#[tokio::test]
async fn a_tenant_sees_only_its_own() {
    let world = World::new(4);
    let (one, other) = (world.shop("nordlys").await, world.shop("sydlys").await);
    let customer = one.customer("c-1").await;
    let invoice = one.invoice(&customer, "order-1").await.text_at("/id");
    other.call("GET", &format!("/v1/customers/{customer}"), None).await.expect(404);
    for path in ["", "/timeline", "/documents"] {
        other.call("GET", &format!("/v1/invoices/{invoice}{path}"), None).await.expect(404);
    }
    other.call("POST", &format!("/v1/invoices/{invoice}/issue"), None).await.expect(404);
    let answer = other.call("POST", "/v1/invoices", Some(&order(&customer, "o"))).await.expect(422);
    assert_eq!(answer.json()["code"], "customer_unknown");
    assert_eq!(answer.json()["errors"][0]["pointer"], "/customer");
    for path in ["/v1/invoices", "/v1/customers"] {
        assert_eq!(other.call("GET", path, None).await.expect(200).json()["data"], json!([]));
    }
}

#[tokio::test]
async fn no_key_a_wrong_key_and_another_keys_secret_open_nothing() {
    let world = World::new(5);
    let (one, other) = (world.shop("nordlys").await, world.shop("sydlys").await);
    // One merchant's name with another merchant's secret.
    let mixed = format!("{}{}", &one.key[..55], &other.key[55..]);
    for key in ["", "fk_", "fk_ø", &one.key[..one.key.len() - 1], &mixed, "x"] {
        let answer = world.call("GET", "/v1/customers", key, None).await.expect(401);
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
    }
    world.call_raw("GET", "/v1/customers", &[], Vec::new()).await.expect(401);
    world.call_raw("GET", "/v1/customers", &[("authorization", "Basic eA==")], Vec::new()).await.expect(401);
}

#[tokio::test]
async fn addresses_methods_and_queries_that_do_not_exist_are_problems_too() {
    let world = World::new(6);
    let shop = world.shop("nordlys").await;
    for (method, path, status, code) in [
        ("GET", "/v1/nothing", 404, "route_unknown"),
        ("PATCH", "/v1/customers", 405, "method_not_allowed"),
        ("GET", "/v1/invoices/inv_%FF", 404, "not_found"),
        ("GET", "/v1/customers/cus_1", 404, "not_found"),
        ("GET", "/v1/invoices?limit=0", 400, "limit_out_of_range"),
        ("GET", "/v1/invoices?limit=101", 400, "limit_out_of_range"),
        ("GET", "/v1/invoices?cursor=x", 400, "cursor_malformed"),
        ("GET", "/v1/invoices?page=2", 400, "query_unknown"),
    ] {
        let answer = shop.call(method, path, None).await.expect(status);
        assert_eq!(answer.json()["code"], code, "{method} {path}");
        assert!(!answer.headers["x-content-type-options"].is_empty());
    }
}

#[tokio::test]
async fn a_correlation_id_is_answered_and_carried_into_the_mail() {
    let world = World::new(7);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let body = order(&customer, "order-1");
    let headers = [("x-correlation-id", "shop-42\t<x>")];
    let answer = world.call_with("POST", "/v1/invoices", &shop.key, &headers, Some(&body)).await.expect(201);
    assert_eq!(answer.headers["x-correlation-id"], "shop-42x");
    world.settle().await;
    assert_eq!(world.mailer.taken()[0].tags.correlation.as_str(), "shop-42x");
}
