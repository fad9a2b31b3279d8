//! Price lists.

use serde_json::{Value, json};
use tests::World;

use super::{at_once, bad_fields, etag, make_item, make_price_list, paged, price_list, put_seen};

/// One price of each model, of the items A to E.
fn every_model() -> Value {
    json!([
        { "item": "A", "model": "flat", "unit_price": "12.5", "base_quantity": "100",
          "discounts": [{ "from": "10", "percentage": "5" }, { "from": "100", "percentage": "12.5" }] },
        { "item": "B", "model": "graduated",
          "tiers": [{ "up_to": "100", "unit_price": "0.1", "flat_fee": "25" }, { "unit_price": "0.05" }] },
        { "item": "C", "model": "volume", "tiers": [{ "up_to": "10", "unit_price": "9" }, { "unit_price": "8.25" }] },
        { "item": "D", "model": "package", "size": "6", "price": "49.5" },
        { "item": "E", "model": "percentage", "percentage": "1.4", "fixed": "0.25", "minimum": "1", "maximum": "10" }
    ])
}

#[tokio::test]
async fn a_price_list_of_every_model_is_answered_as_it_was_told() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    for number in ["A", "B", "C", "D", "E"] {
        make_item(&shop, number).await;
    }
    let told = json!({
        "external_id": "kontrakt-7", "name": "Kontrakt 7", "customer": customer, "currency": "DKK",
        "valid_from": "2026-01-01", "valid_to": "2026-12-31", "minimum": "500.00", "prices": every_model(),
        "metadata": { "signed": "2025-12-01" }
    });
    let id = make_price_list(&shop, &told).await;
    let read = shop.call("GET", &format!("/v1/price-lists/{id}"), None).await.expect(200);
    for (field, told) in told.as_object().unwrap() {
        assert_eq!(&read.json()[field], told, "{field}");
    }
    let by_own_id = shop.call("GET", "/v1/price-lists/by-external-id/kontrakt-7", None).await.expect(200);
    assert_eq!(by_own_id.json(), read.json());
    let put = shop.call("PUT", "/v1/price-lists/by-external-id/kontrakt-7", Some(&told)).await.expect(200);
    assert_eq!(etag(&put), "\"v1\"", "what is answered may be put again and changes nothing");
    shop.call("GET", "/v1/price-lists/by-external-id/kontrakt-8", None).await.expect(404);
    shop.call("GET", "/v1/price-lists/prl_01jd0v5e6w3k8t7n9m2q4r5s6t", None).await.expect(404);
}

#[tokio::test]
async fn a_price_list_is_made_once() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    make_item(&shop, "A").await;
    let body = price_list("standard", "A");
    let id = make_price_list(&shop, &body).await;
    assert_eq!(at_once(&shop, "POST", "/v1/price-lists", &body).await, [id.as_str()]);
    assert_eq!(at_once(&shop, "PUT", "/v1/price-lists/by-external-id/standard", &body).await, [id]);
    let mut other = body;
    other["name"] = "Andre priser".into();
    let refused = shop.call("POST", "/v1/price-lists", Some(&other)).await.expect(422);
    assert_eq!(refused.json()["code"], "external_id_reused");
}

#[tokio::test]
async fn many_price_lists_made_at_once_are_all_there() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    make_item(&shop, "A").await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..20 {
        let shop = shop.clone();
        tasks.spawn(async move { make_price_list(&shop, &price_list(&format!("list-{number}"), "A")).await });
    }
    let mut made = tasks.join_all().await;
    made.sort();
    made.reverse();
    let pages = paged(&shop, "/v1/price-lists", 100, "id").await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [10, 10], "at most ten a page, the latest first");
    assert_eq!(pages.concat(), made);
}

#[tokio::test]
async fn a_price_list_is_changed_by_who_has_seen_it_and_keeps_whom_it_is_for() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    make_item(&shop, "A").await;
    let path = "/v1/price-lists/by-external-id/standard";
    let mut body = price_list("standard", "A");
    put_seen(&shop, path, "\"v1\"", &body).await.expect(412);
    shop.call("PUT", path, Some(&body)).await.expect(201);
    body["prices"][0]["unit_price"] = "975".into();
    let changed = put_seen(&shop, path, "\"v1\"", &body).await.expect(200);
    assert_eq!((etag(&changed), changed.text_at("/prices/0/unit_price")), ("\"v2\"".to_owned(), "975".to_owned()));
    assert_eq!(put_seen(&shop, path, "\"v1\"", &body).await.expect(412).json()["code"], "version_outdated");
    for (field, value, code) in
        [("customer", customer.as_str(), "customer_fixed"), ("currency", "EUR", "currency_fixed")]
    {
        let mut other = body.clone();
        other[field] = value.into();
        let refused = shop.call("PUT", path, Some(&other)).await.expect(422);
        assert_eq!(bad_fields(&refused), [(format!("/{field}"), code.to_owned())]);
    }
    let differs = shop.call("PUT", path, Some(&price_list("other", "A"))).await.expect(422);
    assert_eq!(differs.json()["code"], "external_id_differs");
}

#[tokio::test]
async fn every_bad_field_of_a_price_list_is_named() {
    let world = World::new(5);
    let shop = world.shop("nordlys").await;
    let body = json!({
        "external_id": "x", "name": "x", "customer": "c-1", "currency": "KRONER", "valid_from": "1 May", "minimum": "x",
        "prices": [
            { "item": "A", "model": "gratis" },
            { "item": "B" },
            { "item": "C", "model": "flat", "unit_price": "-1", "tiers": [] },
            { "item": "D", "model": "volume", "tiers": [{ "up_to": "10", "unit_price": "1" }] },
            { "item": "E", "model": "percentage", "percentage": "1", "minimum": "2", "maximum": "1" },
            { "model": "package", "size": "0" },
            { "item": "G", "model": "flat", "unit_price": "1", "discounts": [{ "from": "10", "percentage": "101" }] },
            7
        ],
    });
    let refused = shop.call("POST", "/v1/price-lists", Some(&body)).await.expect(422);
    let expected = [
        ("/currency", "currency_unknown"),
        ("/customer", "id_malformed"),
        ("/minimum", "number_malformed"),
        ("/prices/0/model", "price_model_unknown"),
        ("/prices/1/model", "field_missing"),
        ("/prices/2/tiers", "field_unknown"),
        ("/prices/2/unit_price", "price_negative"),
        ("/prices/3/tiers/0/up_to", "price_tiers_malformed"),
        ("/prices/4/maximum", "price_bounds_reversed"),
        ("/prices/5/item", "field_missing"),
        ("/prices/5/price", "field_missing"),
        ("/prices/5/size", "base_quantity_not_positive"),
        ("/prices/6/discounts/0/percentage", "percentage_out_of_range"),
        ("/prices/7", "field_wrong_type"),
        ("/valid_from", "date_malformed"),
    ];
    assert_eq!(bad_fields(&refused), expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
}

#[tokio::test]
async fn what_does_not_fit_together_is_named_too() {
    let world = World::new(6);
    let shop = world.shop("nordlys").await;
    make_item(&shop, "A").await;
    let refused = async |body: &Value| bad_fields(&shop.call("POST", "/v1/price-lists", Some(body)).await.expect(422));
    let named = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    let mut body = price_list("standard", "A");
    (body["valid_from"], body["valid_to"]) = ("2026-02-01".into(), "2026-01-31".into());
    body["minimum"] = "0.001".into();
    assert_eq!(
        refused(&body).await,
        [named("/minimum", "amount_too_precise"), named("/valid_to", "validity_reversed")]
    );
    let mut body = price_list("standard", "A");
    body["prices"] = json!([body["prices"][0], body["prices"][0]]);
    assert_eq!(refused(&body).await, [named("/prices/1/item", "item_priced_twice")]);
    body["prices"][1]["item"] = "B".into();
    assert_eq!(refused(&body).await, [named("/prices/1/item", "item_unknown")]);
    let mut body = price_list("standard", "A");
    body["customer"] = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t".into();
    assert_eq!(refused(&body).await, [named("/customer", "customer_unknown")]);
    let mut body = price_list("standard", "A");
    body.as_object_mut().unwrap().remove("external_id");
    assert_eq!(refused(&body).await, [named("/external_id", "field_missing")]);
    assert!(paged(&shop, "/v1/price-lists", 10, "id").await[0].is_empty());
}

#[tokio::test]
async fn a_price_list_is_ended_on_a_day_and_never_removed() {
    let world = World::new(7);
    let shop = world.shop("nordlys").await;
    make_item(&shop, "A").await;
    let mut body = price_list("standard", "A");
    body["valid_from"] = "2026-06-01".into();
    let id = make_price_list(&shop, &body).await;
    let end = async |day: &str| {
        let body = json!({ "last_day": day });
        shop.call("POST", &format!("/v1/price-lists/{id}/end"), Some(&body)).await
    };
    assert_eq!(
        bad_fields(&end("2026-05-31").await.expect(422)),
        [("/last_day".to_owned(), "validity_reversed".to_owned())]
    );
    assert_eq!(end("2026-12-31").await.expect(200).text_at("/valid_to"), "2026-12-31");
    let sooner = end("2026-11-30").await.expect(200);
    assert_eq!((sooner.text_at("/valid_to"), etag(&sooner)), ("2026-11-30".to_owned(), "\"v3\"".to_owned()));
    assert_eq!(etag(&end("2026-11-30").await.expect(200)), "\"v3\"", "twice is the same as once");
    assert_eq!(end("2026-12-01").await.expect(422).json()["code"], "price_list_ended");
    let (path, seen) = (format!("/v1/price-lists/{id}/end"), [("if-match", "\"v2\"")]);
    let last_day = json!({ "last_day": "2026-11-29" });
    world.call_with("POST", &path, &shop.key, &seen, Some(&last_day)).await.expect(412);
    let unknown = "/v1/price-lists/prl_01jd0v5e6w3k8t7n9m2q4r5s6t/end";
    shop.call("POST", unknown, Some(&last_day)).await.expect(404);
    shop.call("DELETE", &format!("/v1/price-lists/{id}"), None).await.expect(405);
    shop.call("PUT", "/v1/price-lists/by-external-id/standard", Some(&body)).await.expect(200);
    let reopened = shop.call("GET", &format!("/v1/price-lists/{id}"), None).await.expect(200).json();
    assert_eq!(reopened["valid_to"], Value::Null);
}

#[tokio::test]
async fn a_shop_sees_and_prices_its_own_only() {
    let world = World::new(8);
    let (nordlys, camara) = (world.shop("nordlys").await, world.shop("camara").await);
    make_item(&nordlys, "A").await;
    let id = make_price_list(&nordlys, &price_list("standard", "A")).await;
    let body = json!({ "last_day": "2026-12-31" });
    camara.call("GET", &format!("/v1/price-lists/{id}"), None).await.expect(404);
    camara.call("GET", "/v1/price-lists/by-external-id/standard", None).await.expect(404);
    camara.call("POST", &format!("/v1/price-lists/{id}/end"), Some(&body)).await.expect(404);
    assert!(paged(&camara, "/v1/price-lists", 10, "id").await[0].is_empty());
    let list = price_list("standard", "A");
    let refused = camara.call("POST", "/v1/price-lists", Some(&list)).await.expect(422);
    assert_eq!(bad_fields(&refused), [("/prices/0/item".to_owned(), "item_unknown".to_owned())]);
    let mut contract = price_list("contract", "A");
    contract["customer"] = camara.customer("c-1").await.into();
    let refused = nordlys.call("POST", "/v1/price-lists", Some(&contract)).await.expect(422);
    assert_eq!(bad_fields(&refused), [("/customer".to_owned(), "customer_unknown".to_owned())]);
}
