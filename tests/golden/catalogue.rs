//! What is sold, in the story: an item, a price list and a coupon with all that may be said of them, and with as little.

use app::rows::{PriceListRegister, StoredRow};
use domain::pricing::{Coupon, CouponWorth, Item, PriceList};
use serde_json::{Value, json};
use tests::shop::Shop;

/// Makes them.
pub(crate) async fn sold_by(shop: &Shop) {
    let customer = shop.customer("c-contract").await;
    let sparse = |number: &str| json!({ "external_id": number, "name": "Kabel", "unit": "MTR" });
    let made = [("items", full_item()), ("items", sparse("B")), ("items", sparse("C"))];
    let lists = [("price-lists", contract(&customer)), ("price-lists", sparse_list())];
    let coupons = [("coupons", full_coupon(&customer)), ("coupons", sparse_coupon())];
    for (kind, body) in made.into_iter().chain(lists).chain(coupons) {
        shop.call("POST", &format!("/v1/{kind}"), Some(&body)).await.expect(201);
    }
}

fn full_item() -> Value {
    json!({
        "external_id": "TM-6991-A", "name": "Installation og idriftsættelse", "description": "Montering og oplæring",
        "unit": "HUR", "tax_class": "reduced", "supply": "services", "archived": true, "metadata": { "colour": "red" }
    })
}

/// With [`sparse_list`] a price of every model.
fn contract(customer: &str) -> Value {
    json!({
        "external_id": "kontrakt-7", "name": "Kontrakt 7", "customer": customer, "currency": "DKK",
        "valid_from": "2026-01-01", "valid_to": "2026-12-31", "minimum": "500.00",
        "prices": [
            { "item": "TM-6991-A", "model": "graduated",
              "tiers": [{ "up_to": "100", "unit_price": "0.1", "flat_fee": "25" }, { "unit_price": "0.05" }],
              "discounts": [{ "from": "100", "percentage": "12.5" }] },
            { "item": "C", "model": "volume", "tiers": [{ "up_to": "10", "unit_price": "9" }, { "unit_price": "8.25" }] },
            { "item": "B", "model": "percentage", "percentage": "1.4", "fixed": "0.25", "minimum": "1", "maximum": "10" }
        ],
        "metadata": { "signed": "2025-12-01" }
    })
}

fn sparse_list() -> Value {
    json!({
        "external_id": "standard", "name": "Standard", "currency": "DKK",
        "prices": [
            { "item": "TM-6991-A", "model": "flat", "unit_price": "12.5", "base_quantity": "100" },
            { "item": "B", "model": "package", "size": "6", "price": "49.5" }
        ]
    })
}

fn full_coupon(customer: &str) -> Value {
    json!({
        "code": "SOMMER", "amount": "50.00", "minimum_order": "500.00", "currency": "DKK", "duration": "times",
        "times": 3, "valid_from": "2026-06-01", "valid_to": "2026-08-31", "customer": customer, "archived": true,
        "metadata": { "campaign": "sommer" }
    })
}

fn sparse_coupon() -> Value {
    json!({ "code": "TI", "percentage": "10", "duration": "once" })
}

/// Whether a row is of what is sold.
pub(crate) fn is_of_it(row: &StoredRow) -> bool {
    let (partition, sort) = (&row.key.partition, &row.key.sort);
    let partitions = ["#items", "#price-lists", "#coupons"];
    partitions.iter().any(|end| partition.ends_with(end)) || ["NAME", "PRICE_LISTS"].contains(&sort.as_str())
}

/// The name of its file.
pub(crate) fn name_of(row: &StoredRow) -> String {
    let (kind, variant) = match (row.key.partition.rsplit('#').next().unwrap(), row.key.sort.as_str()) {
        (_, "NAME") => return "name_row".to_owned(),
        (_, "PRICE_LISTS") => {
            let is_general = row.read::<PriceListRegister>().unwrap().customer.is_none();
            ("price_list_register", if is_general { "for_everybody" } else { "of_contracts" })
        }
        ("items", _) => {
            let is_full = row.read::<Item>().unwrap().profile.tax_class.is_some();
            ("item", if is_full { "full" } else { "sparse" })
        }
        ("price-lists", _) => {
            let is_contract = row.read::<PriceList>().unwrap().profile.customer.is_some();
            ("price_list", if is_contract { "contract" } else { "for_everybody" })
        }
        _ => {
            let is_percentage =
                matches!(row.read::<Coupon>().unwrap().profile.terms.worth(), CouponWorth::Percentage(_));
            ("coupon", if is_percentage { "percentage" } else { "amount" })
        }
    };
    format!("{kind}.{variant}")
}
