//! How large a price list may be, and how many there may be.

use jiff::SignedDuration;
use serde_json::{Value, json};
use tests::World;
use tests::shop::Shop;

use super::{bad_fields, item, make_item, make_price_list, price_list};

/// The largest row of a price list, in bytes of its JSON. A row in the table has at most 400 KB.
const LARGEST: usize = 350 * 1_024;

/// A list of so many prices, each of an item with the longest number there is, of ten tiers.
fn large(external_id: &str, prices: usize) -> Value {
    let tier = |digit: usize| json!({ "up_to": format!("{digit}99999999.9999"), "unit_price": "999999999.999999", "flat_fee": "999999999.99" });
    let open = json!({ "unit_price": "999999999.999999", "flat_fee": "999999999.99" });
    let tiers: Vec<_> = (1..10).map(tier).chain([open]).collect();
    let prices = (0..prices).map(|index| json!({ "item": number(index), "model": "graduated", "tiers": tiers }));
    let mut list = price_list(external_id, "A");
    list["prices"] = prices.collect();
    list["name"] = "𝄞".repeat(200).into();
    let pair = |index: usize| (format!("{index:02}{}", "𝄞".repeat(38)), Value::from("𝄞".repeat(500)));
    list["metadata"] = (0..20).map(pair).collect::<serde_json::Map<_, _>>().into();
    list
}

/// A number of 100 characters, nearly all of four bytes.
fn number(index: usize) -> String {
    format!("{index:03}{}", "𝄞".repeat(97))
}

fn stored_bytes(shop: &Shop) -> usize {
    let rows = shop.world.desk.store.everything().into_iter();
    rows.filter(|row| row.key.sort.starts_with("prl_")).map(|row| row.body.len()).max().unwrap()
}

#[tokio::test]
async fn the_largest_price_list_there_is_fits_its_row() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    for index in 0..201 {
        make_item(&shop, &number(index)).await;
    }
    make_price_list(&shop, &large("largest", 200)).await;
    let bytes = stored_bytes(&shop);
    assert!((LARGEST * 8 / 10..LARGEST).contains(&bytes), "{bytes} bytes");
    let refused = shop.call("POST", "/v1/price-lists", Some(&large("larger", 201))).await.expect(422);
    assert_eq!(bad_fields(&refused), [("/prices".to_owned(), "prices_count".to_owned())]);
}

#[tokio::test]
async fn lists_that_hold_on_one_day_have_a_size_together() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    for index in 0..200 {
        shop.call("POST", "/v1/items", Some(&item(&number(index)))).await.expect(201);
    }
    let mut made = 0_usize;
    let refused = loop {
        let answer = shop.call("POST", "/v1/price-lists", Some(&large(&format!("list-{made}"), 200))).await;
        if answer.status != 201 {
            break answer.expect(422);
        }
        made += 1;
    };
    assert_eq!(refused.json()["code"], "price_lists_too_large");
    let bytes = stored_bytes(&shop);
    // In whole KB each, at most 2,048 KB together.
    assert_eq!(made, 2_048 / bytes.div_ceil(1_024));
    let mut next_year = large("next-year", 200);
    next_year["currency"] = "EUR".into();
    make_price_list(&shop, &next_year).await;
    let mut contract = large("contract", 200);
    contract["customer"] = customer.into();
    make_price_list(&shop, &contract).await;
}

#[tokio::test]
async fn there_are_a_hundred_price_lists_for_everybody_until_one_is_long_over() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    make_item(&shop, "A").await;
    let first = make_price_list(&shop, &price_list("list-0", "A")).await;
    for number in 1..100 {
        make_price_list(&shop, &price_list(&format!("list-{number}"), "A")).await;
    }
    let one_more = price_list("one-more", "A");
    let refused = shop.call("POST", "/v1/price-lists", Some(&one_more)).await.expect(422);
    assert_eq!(refused.json()["code"], "price_lists_count");
    let mut contract = price_list("contract", "A");
    contract["customer"] = customer.into();
    make_price_list(&shop, &contract).await;
    let mut changed = price_list("list-1", "A");
    changed["valid_to"] = "2030-12-31".into();
    shop.call("PUT", "/v1/price-lists/by-external-id/list-1", Some(&changed)).await.expect(200);

    let today = json!({ "last_day": "2026-11-21" });
    shop.call("POST", &format!("/v1/price-lists/{first}/end"), Some(&today)).await.expect(200);
    world.pass(SignedDuration::from_hours(24 * 400));
    shop.call("POST", "/v1/price-lists", Some(&one_more)).await.expect(422);
    world.pass(SignedDuration::from_hours(24));
    make_price_list(&shop, &one_more).await;
    shop.call("GET", &format!("/v1/price-lists/{first}"), None).await.expect(200);
}
