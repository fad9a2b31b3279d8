//! What is sold and at which prices: items, price lists and coupons, and keeping them in step with other systems.

mod coupons;
mod holding;
mod items;
mod limits;
mod price_lists;

use serde_json::{Value, json};
use tests::http::Answer;
use tests::shop::Shop;

/// An item as it is made.
fn item(external_id: &str) -> Value {
    json!({ "external_id": external_id, "name": "Installation og idriftsættelse", "unit": "HUR" })
}

/// A price list of one item, as it is made: flat, 950.00 an hour.
fn price_list(external_id: &str, item: &str) -> Value {
    json!({
        "external_id": external_id, "name": "Standardpriser", "currency": "DKK",
        "prices": [{ "item": item, "model": "flat", "unit_price": "950.00" }]
    })
}

async fn make_item(shop: &Shop, external_id: &str) {
    shop.call("POST", "/v1/items", Some(&item(external_id))).await.expect(201);
}

async fn make_price_list(shop: &Shop, list: &Value) -> String {
    shop.call("POST", "/v1/price-lists", Some(list)).await.expect(201).text_at("/id")
}

/// Puts something that was seen at a version.
async fn put_seen(shop: &Shop, path: &str, etag: &str, body: &Value) -> Answer {
    shop.world.call_with("PUT", path, &shop.key, &[("if-match", etag)], Some(body)).await
}

fn etag(answer: &Answer) -> String {
    answer.headers.get("etag").unwrap().to_str().unwrap().to_owned()
}

/// Which fields are bad and why, in the order of their places.
fn bad_fields(answer: &Answer) -> Vec<(String, String)> {
    let json = answer.json();
    let text = |error: &Value, field: &str| error[field].as_str().unwrap().to_owned();
    let errors = json["errors"].as_array().unwrap().iter();
    let mut bad: Vec<_> = errors.map(|error| (text(error, "pointer"), text(error, "code"))).collect();
    bad.sort();
    bad
}

/// One text of every entry of a list, page by page.
async fn paged(shop: &Shop, path: &str, limit: usize, field: &str) -> Vec<Vec<String>> {
    let (mut pages, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = shop.call("GET", &format!("{path}?limit={limit}&cursor={cursor}"), None).await.expect(200).json();
        let entries = page["data"].as_array().unwrap().iter();
        pages.push(entries.map(|entry| entry[field].as_str().unwrap().to_owned()).collect());
        match page["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return pages,
        }
    }
}

/// Calls the same many times at once and answers the ids that came of it.
async fn at_once(shop: &Shop, method: &'static str, path: &'static str, body: &Value) -> Vec<String> {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (shop, body) = (shop.clone(), body.clone());
        tasks.spawn(async move { shop.call(method, path, Some(&body)).await.text_at("/id") });
    }
    let mut ids = tasks.join_all().await;
    ids.sort();
    ids.dedup();
    ids
}
