//! What cannot be taken is a problem with the right status, never a 5xx, whatever bytes come over the wire.

use serde_json::json;

use crate::http::send;
use crate::shop::{Shop, call, call_raw, operator_key, order};
use crate::stack::stack;

#[test]
#[ignore = "needs a stack: make test"]
fn bodies_past_every_limit_get_a_problem() {
    let shop = Shop::open("refused");
    let deep = "[".repeat(100_000);
    let large = format!("\"{}\"", "x".repeat(1_048_576));
    let routes = [
        ("POST", "/v1/customers", &shop.key),
        ("PUT", "/v1/customers/by-external-id/c", &shop.key),
        ("POST", "/v1/items", &shop.key),
        ("PUT", "/v1/price-lists/by-external-id/p", &shop.key),
        ("POST", "/v1/coupons", &shop.key),
        ("POST", "/v1/invoices", &shop.key),
        ("PUT", "/v1/settings/seller", &shop.key),
        ("POST", "/v1/settings/webhook-endpoints", &shop.key),
        ("POST", "/v1/merchants", &operator_key().to_owned()),
    ];
    for (method, path, key) in routes {
        // Bytes that are no text arrive as they are only where the content type is not of text.
        let answer = send(
            method,
            &format!("{}{path}", stack().api_url),
            &[("authorization", &format!("Bearer {key}")), ("content-type", "application/octet-stream")],
            b"\xff\xfe",
        )
        .answer;
        assert_eq!((answer.status, &answer.json()["code"]), (400, &"body_not_utf8".into()), "{method} {path}");
        for (body, status, code) in [
            (&b"\xff\xfe"[..], 400, "body_not_json"),
            (deep.as_bytes(), 400, "body_too_deep"),
            (large.as_bytes(), 413, "body_too_large"),
            (b"{", 400, "body_not_json"),
            (b"", 400, "body_not_json"),
            (b"[]", 422, "fields_invalid"),
            (b"{\"unknown\":1}", 422, "fields_invalid"),
        ] {
            let answer = call_raw(method, path, key, &[], body);
            assert_eq!(answer.status, status, "{method} {path} {code}: {}", answer.text);
            assert_eq!(answer.headers["content-type"], "application/problem+json");
            assert_eq!(answer.json()["code"], code, "{method} {path}");
        }
    }
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_field_nobody_knows_is_named_where_it_stands() {
    let shop = Shop::open("strange-field");
    let mut body = order(&shop.customer(), "order-1");
    body["lines"][1]["discount"] = "5".into();
    let refused = call("POST", "/v1/invoices", &shop.key, &[], Some(&body)).expect(422).json();
    assert_eq!(refused["errors"][0]["pointer"], "/lines/1/discount");
    assert_eq!(refused["errors"][0]["code"], "field_unknown");
    assert!(shop.invoices().is_empty());
}

#[test]
#[ignore = "needs a stack: make test"]
fn no_key_and_a_wrong_key_open_nothing() {
    let (one, other) = (Shop::open("one"), Shop::open("other"));
    let mixed = format!("{}{}", &one.key[..55], &other.key[55..]);
    for key in ["", "fk_", "x", &one.key[..one.key.len() - 1], &mixed] {
        for path in ["/v1/customers", "/v1/items", "/v1/invoices", "/v1/settings/seller", "/v1/merchants"] {
            let answer = call("GET", path, key, &[], None).expect(401);
            assert_eq!(answer.headers["content-type"], "application/problem+json");
        }
    }
    call("GET", "/v1/customers", operator_key(), &[], None).expect(401);
    call("GET", "/v1/merchants", &one.key, &[], None).expect(401);
    send("GET", &format!("{}/v1/customers", stack().api_url), &[], &[]).answer.expect(401);
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_tenant_sees_only_its_own() {
    let (one, other) = (Shop::open("one"), Shop::open("other"));
    let customer = one.customer();
    let invoice = one.issue(&customer, "order-1")["id"].as_str().unwrap().to_owned();
    other.call("GET", &format!("/v1/customers/{customer}"), None).expect(404);
    for path in ["", "/timeline", "/documents"] {
        other.call("GET", &format!("/v1/invoices/{invoice}{path}"), None).expect(404);
    }
    other.call("POST", &format!("/v1/invoices/{invoice}/issue"), None).expect(404);
    let refused = other.call("POST", "/v1/invoices", Some(&order(&customer, "o"))).expect(422);
    assert_eq!(refused.json()["code"], "customer_unknown");
    assert_eq!(other.call("GET", "/v1/invoices", None).expect(200).json()["data"], json!([]));
}

#[test]
#[ignore = "needs a stack: make test"]
fn addresses_methods_and_queries_that_do_not_exist_are_refused() {
    let shop = Shop::open("lost");
    for (method, path, status) in [
        ("GET", "/v1/nothing", 404),
        ("GET", "/", 404),
        ("GET", "/v1/invoices/inv_%FF", 404),
        ("GET", "/v1/invoices/inv_1/nothing", 404),
        ("PATCH", "/v1/customers", 405),
        ("GET", "/v1/invoices?limit=0", 400),
        ("GET", "/v1/invoices?cursor=x", 400),
        ("GET", "/v1/invoices?page=2", 400),
        ("GET", "/pay/pay_0", 404),
        ("GET", "/pay/%3Cscript%3Ealert(1)", 404),
    ] {
        let answer = shop.call(method, path, None);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text);
        assert!(!answer.text.contains("<script>"), "{path}");
    }
}
