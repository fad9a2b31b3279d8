//! Items.

use serde_json::{Value, json};
use tests::{OPERATOR_KEY, World};

use super::{at_once, bad_fields, etag, item, make_item, paged, put_seen};

#[tokio::test]
async fn an_item_is_made_once_and_read_by_its_id_and_its_number() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let mut body = item("TM-6991/Æ");
    body["description"] = "Montering og oplæring".into();
    body["tax_class"] = "standard".into();
    body["supply"] = "services".into();
    let made = shop.call("POST", "/v1/items", Some(&body)).await.expect(201);
    let id = made.text_at("/id");
    assert_eq!(made.headers["location"], format!("/v1/items/{id}"));
    assert_eq!(at_once(&shop, "POST", "/v1/items", &body).await, [id.as_str()]);
    let by_id = shop.call("GET", &format!("/v1/items/{id}"), None).await.expect(200);
    let by_number = shop.call("GET", "/v1/items/by-external-id/TM-6991%2F%C3%86", None).await.expect(200);
    assert_eq!(by_id.json(), by_number.json());
    for (field, told) in body.as_object().unwrap() {
        assert_eq!(&by_id.json()[field], told, "{field}");
    }
    assert_eq!(etag(&by_id), "\"v1\"");
    shop.call("GET", "/v1/items/itm_01jd0v5e6w3k8t7n9m2q4r5s6t", None).await.expect(404);
    shop.call("GET", "/v1/items/by-external-id/TM-6992", None).await.expect(404);
}

#[tokio::test]
async fn a_number_or_a_key_used_for_another_item_is_refused() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let call = async |key: &'static str, body: &Value| {
        world.call_with("POST", "/v1/items", &shop.key, &[("idempotency-key", key)], Some(body)).await
    };
    let made = call("one", &item("A")).await.expect(201);
    assert_eq!(call("one", &item("A")).await.expect(201).text_at("/id"), made.text_at("/id"));
    assert_eq!(call("one", &item("B")).await.expect(422).json()["code"], "idempotency_key_reused");
    let mut other = item("A");
    other["name"] = "Service".into();
    assert_eq!(call("two", &other).await.expect(422).json()["code"], "external_id_reused");
    let nameless = json!({ "name": "Service", "unit": "HUR" });
    assert_eq!(
        bad_fields(&call("three", &nameless).await.expect(422)),
        [("/external_id".to_owned(), "field_missing".to_owned())]
    );
}

#[tokio::test]
async fn putting_an_item_makes_then_changes_then_leaves_alone() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let path = "/v1/items/by-external-id/A";
    let mut body = item("A");
    let made = shop.call("PUT", path, Some(&body)).await.expect(201);
    body["archived"] = true.into();
    let changed = shop.call("PUT", path, Some(&body)).await.expect(200);
    assert_eq!((changed.text_at("/id"), etag(&changed)), (made.text_at("/id"), "\"v2\"".to_owned()));
    let same = shop.call("PUT", path, Some(&body)).await.expect(200);
    assert_eq!(etag(&same), "\"v2\"", "what is the same moves nothing");
    let listed = shop.call("GET", "/v1/items", None).await.expect(200).json();
    assert_eq!(listed["data"][0]["archived"], true, "what is no longer sold stays readable");
    let differs = shop.call("PUT", path, Some(&item("B"))).await.expect(422);
    assert_eq!(differs.json()["code"], "external_id_differs");
    assert_eq!(shop.call("POST", "/v1/items", Some(&item("A"))).await.expect(201).text_at("/id"), made.text_at("/id"));
}

#[tokio::test]
async fn the_same_number_put_many_times_at_once_is_one_item() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    assert_eq!(at_once(&shop, "PUT", "/v1/items/by-external-id/A", &item("A")).await.len(), 1);
    assert_eq!(paged(&shop, "/v1/items", 100, "external_id").await, [["A"]]);
}

#[tokio::test]
async fn who_has_seen_an_older_version_changes_nothing() {
    let world = World::new(5);
    let shop = world.shop("nordlys").await;
    let path = "/v1/items/by-external-id/A";
    let named = |name: &str| {
        let mut body = item("A");
        body["name"] = name.into();
        body
    };
    assert_eq!(put_seen(&shop, path, "\"v1\"", &named("first")).await.expect(412).json()["code"], "version_outdated");
    shop.call("PUT", path, Some(&named("first"))).await.expect(201);
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..20 {
        let (shop, body) = (shop.clone(), named(&format!("name {number}")));
        tasks.spawn(async move { put_seen(&shop, path, "\"v1\"", &body).await.status });
    }
    let mut ended = tasks.join_all().await;
    ended.sort_unstable();
    assert_eq!((ended[0], ended[1], ended[19]), (200, 412, 412), "one of twenty that saw the same version");
    assert_eq!(etag(&shop.call("GET", path, None).await), "\"v2\"");
    put_seen(&shop, path, "\"v2\"", &named("last")).await.expect(200);
    assert_eq!(put_seen(&shop, path, "v2", &named("x")).await.expect(400).json()["code"], "if_match_malformed");
}

#[tokio::test]
async fn every_bad_field_of_an_item_is_named() {
    let world = World::new(6);
    let shop = world.shop("nordlys").await;
    let body = json!({
        "external_id": "x".repeat(101), "name": " ", "description": 7, "unit": "hours", "tax_class": "low",
        "supply": "land", "archived": "no", "metadata": { "colour": "" }, "price": "1"
    });
    let refused = shop.call("POST", "/v1/items", Some(&body)).await.expect(422);
    let expected = [
        ("/archived", "field_wrong_type"),
        ("/description", "field_wrong_type"),
        ("/external_id", "text_too_long"),
        ("/metadata/colour", "text_empty"),
        ("/name", "text_empty"),
        ("/price", "field_unknown"),
        ("/supply", "supply_kind_unknown"),
        ("/tax_class", "rate_class_unknown"),
        ("/unit", "unit_malformed"),
    ];
    assert_eq!(bad_fields(&refused), expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
}

#[tokio::test]
async fn items_are_paged_by_their_numbers() {
    let world = World::new(7);
    let shop = world.shop("nordlys").await;
    for number in ["Ø/7?&=", "B", "A 2", "A-10", "C#%"] {
        make_item(&shop, number).await;
    }
    let pages = paged(&shop, "/v1/items", 2, "external_id").await;
    assert_eq!(pages, [vec!["A 2", "A-10"], vec!["B", "C#%"], vec!["Ø/7?&="]]);
    for cursor in ["A-10", "zz", "ff"] {
        let refused = shop.call("GET", &format!("/v1/items?cursor={cursor}"), None).await.expect(400);
        assert_eq!(refused.json()["code"], "cursor_malformed", "{cursor}");
    }
}

#[tokio::test]
async fn a_shop_sees_and_changes_its_own_items_only() {
    let world = World::new(8);
    let (nordlys, camara) = (world.shop("nordlys").await, world.shop("camara").await);
    let id = nordlys.call("POST", "/v1/items", Some(&item("A"))).await.expect(201).text_at("/id");
    camara.call("GET", &format!("/v1/items/{id}"), None).await.expect(404);
    camara.call("GET", "/v1/items/by-external-id/A", None).await.expect(404);
    assert!(paged(&camara, "/v1/items", 100, "id").await[0].is_empty());
    let own = camara.call("PUT", "/v1/items/by-external-id/A", Some(&item("A"))).await.expect(201);
    assert_ne!(own.text_at("/id"), id);
}

#[tokio::test]
async fn a_key_needs_the_scopes_of_billing() {
    let world = World::new(9);
    let shop = world.shop("nordlys").await;
    let path = format!("/v1/merchants/{}/api-keys", shop.merchant);
    let key = async |scope: &str| {
        let body = json!({ "scopes": [scope] });
        world.call("POST", &path, OPERATOR_KEY, Some(&body)).await.expect(201).text_at("/key")
    };
    let (reader, writer, other) = (key("billing:read").await, key("billing:write").await, key("invoices:write").await);
    for list in ["/v1/items", "/v1/price-lists", "/v1/coupons"] {
        world.call("GET", list, &reader, None).await.expect(200);
        for (method, key) in [("POST", &reader), ("GET", &writer), ("GET", &other), ("POST", &other)] {
            let refused = world.call(method, list, key, Some(&json!({}))).await.expect(403);
            assert_eq!(refused.json()["code"], "scope_missing", "{method} {list}");
        }
    }
    world.call("POST", "/v1/items", &writer, Some(&item("A"))).await.expect(201);
}
