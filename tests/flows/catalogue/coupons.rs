//! Coupons.

use serde_json::{Value, json};
use tests::World;

use super::{at_once, bad_fields, etag, paged, put_seen};

fn percent(code: &str) -> Value {
    json!({ "code": code, "percentage": "10", "duration": "once" })
}

#[tokio::test]
async fn a_coupon_is_made_once_and_read_by_what_customers_type() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let body = json!({
        "code": "SOMMER-10", "amount": "50.00", "minimum_order": "500.00", "currency": "DKK", "duration": "times",
        "times": 3, "valid_from": "2026-06-01", "valid_to": "2026-08-31", "customer": customer, "archived": false,
        "metadata": { "campaign": "sommer" }
    });
    let made = shop.call("POST", "/v1/coupons", Some(&body)).await.expect(201);
    let id = made.text_at("/id");
    assert_eq!(made.headers["location"], format!("/v1/coupons/{id}"));
    let mut typed = body.clone();
    typed["code"] = " sommer-10 ".into();
    assert_eq!(at_once(&shop, "POST", "/v1/coupons", &typed).await, [id.as_str()], "small letters are the same");
    let read = shop.call("GET", &format!("/v1/coupons/{id}"), None).await.expect(200);
    for (field, told) in body.as_object().unwrap() {
        assert_eq!(&read.json()[field], told, "{field}");
    }
    let by_code = shop.call("GET", "/v1/coupons/by-code/sommer-10", None).await.expect(200);
    assert_eq!(by_code.json(), read.json());
    for unknown in ["by-code/VINTER", "by-code/10%25", "cpn_01jd0v5e6w3k8t7n9m2q4r5s6t", "x"] {
        shop.call("GET", &format!("/v1/coupons/{unknown}"), None).await.expect(404);
    }
    let refused = shop.call("POST", "/v1/coupons", Some(&percent("sommer-10"))).await.expect(422);
    assert_eq!(refused.json()["code"], "coupon_code_reused");
}

#[tokio::test]
async fn putting_a_coupon_makes_then_changes_then_leaves_alone() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let path = "/v1/coupons/by-code/ti";
    let mut body = percent("TI");
    put_seen(&shop, path, "\"v1\"", &body).await.expect(412);
    let made = shop.call("PUT", path, Some(&body)).await.expect(201);
    assert_eq!(at_once(&shop, "PUT", path, &body).await, [made.text_at("/id")]);
    (body["archived"], body["duration"]) = (true.into(), "forever".into());
    let changed = put_seen(&shop, path, "\"v1\"", &body).await.expect(200);
    assert_eq!((etag(&changed), &changed.json()["archived"]), ("\"v2\"".to_owned(), &true.into()));
    assert_eq!(etag(&shop.call("PUT", path, Some(&body)).await.expect(200)), "\"v2\"");
    assert_eq!(put_seen(&shop, path, "\"v1\"", &body).await.expect(412).json()["code"], "version_outdated");
    let differs = shop.call("PUT", path, Some(&percent("TYVE"))).await.expect(422);
    assert_eq!(bad_fields(&differs), [("/code".to_owned(), "code_differs".to_owned())]);
    shop.call("PUT", "/v1/coupons/by-code/10%25", Some(&percent("TI"))).await.expect(422);
}

#[tokio::test]
async fn every_way_a_coupon_is_wrong_names_its_place() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    for (changed, expected) in [
        (json!({ "percentage": null }), vec![("/amount", "coupon_worth")]),
        (json!({ "amount": "5", "currency": "DKK" }), vec![("/percentage", "coupon_worth")]),
        (json!({ "percentage": "100.01" }), vec![("/percentage", "percentage_out_of_range")]),
        (json!({ "percentage": null, "amount": "5" }), vec![("/currency", "field_missing")]),
        (json!({ "percentage": null, "amount": "0.001", "currency": "DKK" }), vec![("/amount", "amount_too_precise")]),
        (json!({ "percentage": null, "amount": "0", "currency": "DKK" }), vec![("/amount", "amount_not_positive")]),
        (json!({ "minimum_order": "-1", "currency": "DKK" }), vec![("/minimum_order", "amount_not_positive")]),
        (json!({ "currency": "DKK" }), vec![("/currency", "currency_not_needed")]),
        (json!({ "duration": "times" }), vec![("/times", "field_missing")]),
        (json!({ "duration": "forever", "times": 2 }), vec![("/times", "times_not_needed")]),
        (json!({ "customer": "cus_01jd0v5e6w3k8t7n9m2q4r5s6t" }), vec![("/customer", "customer_unknown")]),
        (json!({ "code": null }), vec![("/code", "field_missing")]),
        (
            json!({ "percentage": "0", "duration": "times", "valid_from": "2026-02-01", "valid_to": "2026-01-31" }),
            vec![
                ("/percentage", "percentage_out_of_range"),
                ("/times", "field_missing"),
                ("/valid_to", "validity_reversed"),
            ],
        ),
        (
            json!({ "code": "10 OFF", "duration": "always", "times": 0, "colour": "red" }),
            vec![
                ("/code", "coupon_code_malformed"),
                ("/colour", "field_unknown"),
                ("/duration", "value_unknown"),
                ("/times", "value_invalid"),
            ],
        ),
    ] {
        let mut body = percent("TI");
        body.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        let refused = shop.call("POST", "/v1/coupons", Some(&body)).await.expect(422);
        let expected: Vec<_> = expected.iter().map(|(at, code)| ((*at).to_owned(), (*code).to_owned())).collect();
        assert_eq!(bad_fields(&refused), expected, "{changed}");
    }
    assert!(paged(&shop, "/v1/coupons", 10, "id").await[0].is_empty());
}

#[tokio::test]
async fn coupons_are_paged_by_their_codes_and_a_shop_sees_its_own_only() {
    let world = World::new(4);
    let (nordlys, camara) = (world.shop("nordlys").await, world.shop("camara").await);
    for code in ["c_3", "a-1", "B2"] {
        nordlys.call("POST", "/v1/coupons", Some(&percent(code))).await.expect(201);
    }
    assert_eq!(paged(&nordlys, "/v1/coupons", 2, "code").await, [vec!["A-1", "B2"], vec!["C_3"]]);
    let refused = nordlys.call("GET", "/v1/coupons?cursor=%20", None).await.expect(400);
    assert_eq!(refused.json()["code"], "cursor_malformed");
    let id = nordlys.call("GET", "/v1/coupons/by-code/B2", None).await.expect(200).text_at("/id");
    camara.call("GET", &format!("/v1/coupons/{id}"), None).await.expect(404);
    camara.call("GET", "/v1/coupons/by-code/B2", None).await.expect(404);
    let own = camara.call("PUT", "/v1/coupons/by-code/B2", Some(&percent("B2"))).await.expect(201);
    assert_ne!(own.text_at("/id"), id);
}
