//! What a merchant says of its VAT, and the rates that are known.

use serde_json::json;
use tests::World;
use tests::shop::danish_merchant;

const PATH: &str = "/v1/settings/tax";

#[tokio::test]
async fn tax_settings_are_plain_until_they_are_put_and_the_seller_profile_leaves_them_alone() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let plain = json!({
        "scheme": { "kind": "standard", "reason": null }, "distance_sales": "origin", "confirmed": []
    });
    assert_eq!(shop.call("GET", PATH, None).await.expect(200).json(), plain);
    let said = json!({
        "scheme": { "kind": "small_business", "reason": "Momsfri" }, "distance_sales": "destination",
        "confirmed": [{ "country": "IE", "class": "super_reduced", "rate": "4.8", "from": "2026-01-01" }]
    });
    assert_eq!(shop.call("PUT", PATH, Some(&said)).await.expect(200).json(), said);
    let mut profile = danish_merchant("nordlys");
    profile["payment_terms_days"] = 30.into();
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
    assert_eq!(shop.call("GET", PATH, None).await.expect(200).json(), said);
}

#[tokio::test]
async fn settings_that_were_changed_since_are_left_alone() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let read = shop.call("GET", PATH, None).await.expect(200);
    let seen = [("if-match", read.headers["etag"].to_str().unwrap())];
    let mut said = read.json();
    said["distance_sales"] = "destination".into();
    let changed = world.call_with("PUT", PATH, &shop.key, &seen, Some(&said)).await.expect(200);
    assert_ne!(changed.headers["etag"], read.headers["etag"]);
    said["distance_sales"] = "origin".into();
    let refused = world.call_with("PUT", PATH, &shop.key, &seen, Some(&said)).await.expect(412).json();
    assert_eq!(refused["code"], "version_outdated");
    assert_eq!(shop.call("GET", PATH, None).await.expect(200).json()["distance_sales"], "destination");
}

#[tokio::test]
async fn settings_with_bad_fields_are_refused_by_name() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let rate = |class: &str, rate: &str| json!({ "country": "IE", "class": class, "rate": rate, "from": "2026-01-01" });
    let twice = [rate("reduced", "13.5"), rate("reduced", "9")];
    let many: Vec<_> = (0..201).map(|_| rate("reduced", "13.5")).collect();
    for (name, value, pointer, code) in [
        ("scheme", json!({ "kind": "flat" }), "/scheme/kind", "scheme_unknown"),
        ("scheme", json!({ "kind": "standard", "reason": "x" }), "/scheme/reason", "exemption_reason_unexpected"),
        ("distance_sales", json!("both"), "/distance_sales", "distance_sales_unknown"),
        ("confirmed", json!([rate("zero", "1")]), "/confirmed/0", "rate_class_without_rate"),
        ("confirmed", json!([rate("reduced", "0")]), "/confirmed/0", "vat_rate_out_of_range"),
        ("confirmed", json!(twice), "/confirmed/1", "rate_confirmed_twice"),
        ("confirmed", json!(many), "/confirmed", "rates_count"),
    ] {
        let mut body = json!({ "scheme": { "kind": "standard" }, "distance_sales": "origin", "confirmed": [] });
        body[name] = value;
        let refused = shop.call("PUT", PATH, Some(&body)).await.expect(422).json();
        let error = &refused["errors"][0];
        assert_eq!((error["pointer"].as_str(), error["code"].as_str()), (Some(pointer), Some(code)), "{body}");
    }
    let lacking = shop.call("PUT", PATH, Some(&json!({}))).await.expect(422).json();
    assert_eq!(lacking["errors"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn the_known_rates_of_a_country_say_who_says_so() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let path = "/v1/settings/tax/rates?country=RO";
    let rates = shop.call("GET", path, None).await.expect(200).json()["data"].as_array().unwrap().clone();
    let standard: Vec<_> = rates.iter().filter(|rate| rate["class"] == "standard").collect();
    let last = standard.last().unwrap();
    assert_eq!((&last["rate"], &last["from"], &last["to"]), (&"21".into(), &"2025-08-01".into(), &json!(null)));
    assert!(rates.iter().all(|rate| rate["country"] == "RO" && rate["verified"] == true));
    assert!(rates.iter().all(|rate| !rate["source"].as_str().unwrap().is_empty() && rate["as_of"].is_string()));
    let irish = shop.call("GET", "/v1/settings/tax/rates?country=IE", None).await.expect(200).json();
    let doubtful: Vec<_> = irish["data"].as_array().unwrap().iter().filter(|rate| rate["verified"] == false).collect();
    assert_eq!((doubtful.len(), &doubtful[0]["rate"]), (1, &"4.8".into()));
    let unknown = shop.call("GET", "/v1/settings/tax/rates?country=NO", None).await.expect(200).json();
    assert_eq!(unknown["data"], json!([]));
    for query in ["", "?country=Romania", "?land=RO", "?country=RO&limit=1"] {
        shop.call("GET", &format!("/v1/settings/tax/rates{query}"), None).await.expect(400);
    }
}
