//! Price lists, coupons and their kin as they are stored and as they are refused.

use domain::arithmetic::Percentage;
use domain::currency::Currency;
use domain::id::{CouponId, PriceListId};
use domain::money::Money;
use domain::pricing::{
    AppliedCoupon, AskedItem, Coupon, CreditLimit, Item, ItemPrice, PriceList, PriceModel, PriceTable,
    QuantityDiscount, QuantityDiscounts, Tier, Tiers,
};
use domain::quantity::Quantity;
use domain::refusal::InvalidAt;
use domain::text::Reference;
use serde_json::{Value, json};

use crate::made::{flat, money, priced, unit_price};

fn graduated(item: &str, bounded: usize) -> ItemPrice {
    let tier = |up_to: Option<usize>| Tier {
        up_to: up_to.map(|bound| Quantity::parse(&bound.to_string()).unwrap()),
        unit_price: unit_price("1"),
        flat_fee: None,
    };
    let tiers: Vec<_> = (1..=bounded).map(Some).chain([None]).map(tier).collect();
    priced(item, PriceModel::Graduated { tiers: Tiers::new(&tiers).unwrap() })
}

fn refused(currency: &str, prices: Vec<ItemPrice>, minimum: Option<Money>) -> (&'static str, String) {
    let InvalidAt { invalid, pointer } =
        PriceTable::new(Currency::parse(currency).unwrap(), prices, minimum).unwrap_err();
    (invalid.code, pointer)
}

fn stored_list() -> Value {
    json!({
        "id": "prl_00000000000000000000000001", "merchant": "mer_00000000000000000000000002",
        "external_id": "contract-7", "version": 3, "created_at": "2026-11-20T08:00:00Z",
        "profile": {
            "name": "Contract 2026", "customer": "cus_00000000000000000000000003",
            "valid_from": "2026-01-01", "valid_to": "2026-12-31",
            "currency": "EUR", "minimum": { "minor": 50000, "currency": "EUR" }, "metadata": { "desk": "north" },
            "prices": [
                { "item": "A", "model": "flat", "unit_price": "2154.91", "base_quantity": "12",
                  "discounts": [{ "from": "10", "percentage": "5" }] },
                { "item": "B", "model": "graduated",
                  "tiers": [{ "up_to": "100", "unit_price": "0.1", "flat_fee": "5" }, { "unit_price": "0.05" }] },
                { "item": "C", "model": "volume", "tiers": [{ "unit_price": "0.05" }] },
                { "item": "D", "model": "package", "size": "6", "price": "24.99" },
                { "item": "E", "model": "percentage", "percentage": "1.4", "fixed": "0.25", "minimum": "1",
                  "maximum": "10" },
                { "item": "F", "model": "percentage", "percentage": "2" }
            ]
        }
    })
}

fn stored_coupon() -> Value {
    json!({
        "id": "cpn_00000000000000000000000001", "merchant": "mer_00000000000000000000000002", "code": "SUMMER-10",
        "profile": {
            "worth": { "amount": { "minor": 1000, "currency": "EUR" } },
            "minimum_order": { "minor": 5000, "currency": "EUR" },
            "duration": { "times": 3 }, "valid_from": "2026-06-01", "valid_to": "2026-08-31",
            "customer": "cus_00000000000000000000000003", "metadata": {}
        },
        "version": 1, "created_at": "2026-05-20T08:00:00Z"
    })
}

/// What reading a stored list with one place changed says.
fn unreadable(place: &str, value: Value) -> String {
    let mut changed = stored_list();
    *changed.pointer_mut(place).unwrap() = value;
    serde_json::from_value::<PriceList>(changed).unwrap_err().to_string()
}

#[test]
fn a_price_list_is_read_as_it_was_written() {
    let read: PriceList = serde_json::from_value(stored_list()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), stored_list());
    let table = &read.profile.table;
    assert_eq!((table.currency().code(), table.minimum().unwrap().to_string()), ("EUR", "500.00".to_owned()));
    let item = |text: &str| Reference::parse(text).unwrap();
    assert_eq!(table.price_of(&item("D")), table.prices().get(3));
    assert_eq!(table.price_of(&item("Z")), None);
}

#[test]
fn what_may_be_absent_of_a_price_list_is_left_out() {
    let plain = json!({
        "id": "prl_00000000000000000000000001", "merchant": "mer_00000000000000000000000002", "external_id": "all",
        "version": 1, "created_at": "2026-11-20T08:00:00Z",
        "profile": { "name": "All", "currency": "DKK", "prices": [], "metadata": {} }
    });
    let read: PriceList = serde_json::from_value(plain.clone()).unwrap();
    assert_eq!((read.profile.customer, read.profile.table.minimum()), (None, None));
    assert_eq!(serde_json::to_value(&read).unwrap(), plain);
}

#[test]
fn a_stored_price_list_that_breaks_a_rule_is_not_read() {
    assert!(unreadable("/profile/valid_to", json!("2025-12-31")).contains("before the first day"));
    assert!(unreadable("/profile/prices/1/tiers/0/up_to", json!("0")).contains("first above zero"));
    assert!(unreadable("/profile/prices/0/discounts/0/percentage", json!("101")).contains("at most 100"));
    assert!(unreadable("/profile/prices/4/maximum", json!("0.99")).contains("below the minimum"));
    assert!(unreadable("/profile/prices/5/item", json!("E")).contains("has a price already"));
    assert!(unreadable("/profile/minimum/currency", json!("DKK")).contains("prices are in EUR"));
}

#[test]
fn a_coupon_is_read_as_it_was_written() {
    let read: Coupon = serde_json::from_value(stored_coupon()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), stored_coupon());
    let mut percent = stored_coupon();
    *percent.pointer_mut("/profile/worth").unwrap() = json!({ "percentage": "10" });
    *percent.pointer_mut("/profile/duration").unwrap() = json!("forever");
    let read: Coupon = serde_json::from_value(percent.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), percent);
    *percent.pointer_mut("/profile/worth").unwrap() = json!({ "percentage": "0" });
    assert!(serde_json::from_value::<Coupon>(percent).is_err());
}

/// Reads a stored value and writes it again.
fn written_again<T: serde::de::DeserializeOwned + serde::Serialize>(stored: &Value) -> Value {
    serde_json::to_value(serde_json::from_value::<T>(stored.clone()).unwrap()).unwrap()
}

#[test]
fn items_asked_items_applied_coupons_and_credit_limits_are_read_as_they_were_written() {
    let mut item = json!({
        "id": "itm_00000000000000000000000001", "merchant": "mer_00000000000000000000000002",
        "external_id": "TM-6991-A", "version": 1, "created_at": "2026-11-20T08:00:00Z",
        "profile": { "name": "Installation", "unit": "HUR", "metadata": {} }
    });
    assert_eq!(written_again::<Item>(&item), item);
    *item.pointer_mut("/profile").unwrap() =
        json!({ "name": "Installation", "description": "On site", "unit": "HUR", "metadata": { "desk": "north" } });
    assert_eq!(written_again::<Item>(&item), item);

    for measure in [json!({ "quantity": "2.5" }), json!({ "amount": "100.25" })] {
        let asked = json!({ "item": "TM-6991-A", "measure": measure });
        assert_eq!(written_again::<AskedItem>(&asked), asked);
    }
    let applied = json!({ "coupon": "cpn_00000000000000000000000001", "code": "SUMMER-10",
        "worth": { "percentage": "10" }, "taken": { "minor": 1000, "currency": "DKK" } });
    assert_eq!(written_again::<AppliedCoupon>(&applied), applied);

    let limit = |minor: i64| json!({ "minor": minor, "currency": "DKK" });
    assert_eq!(written_again::<CreditLimit>(&limit(0)), limit(0));
    assert!(serde_json::from_value::<CreditLimit>(limit(-1)).is_err());
}

#[test]
fn an_item_has_one_price_in_a_list() {
    let twice = vec![priced("A", flat("1")), priced("B", flat("1")), priced("A", flat("2"))];
    assert_eq!(refused("DKK", twice, None), ("item_priced_twice", "/prices/2/item".to_owned()));
}

#[test]
fn what_is_charged_once_is_no_finer_than_the_currency() {
    let tier =
        |flat_fee: &str| Tier { up_to: None, unit_price: unit_price("0.0001"), flat_fee: Some(unit_price(flat_fee)) };
    let volume = |fee: &str| PriceModel::Volume { tiers: Tiers::new(&[tier(fee)]).unwrap() };
    let prices = |fee: &str| vec![priced("A", flat("0.000001")), priced("B", volume(fee))];
    assert_eq!(refused("DKK", prices("0.001"), None), ("amount_too_precise", "/prices/1/tiers/0/flat_fee".to_owned()));
    assert_eq!(refused("JPY", prices("0.1"), None).0, "amount_too_precise");
    assert!(PriceTable::new(Currency::parse("KWD").unwrap(), prices("0.001"), None).is_ok());

    for part in ["fixed", "minimum", "maximum"] {
        let model = json!({ "item": "C", "model": "percentage", "percentage": "1", part: "0.001" });
        let price: ItemPrice = serde_json::from_value(model).unwrap();
        assert_eq!(refused("DKK", vec![price], None), ("amount_too_precise", format!("/prices/0/{part}")));
    }
}

#[test]
fn a_percentage_of_an_amount_has_no_quantity_discounts() {
    let discount = QuantityDiscount { from: Quantity::ONE, percentage: Percentage::parse("5").unwrap() };
    let discounts = QuantityDiscounts::new(vec![discount]).unwrap();
    let price: ItemPrice =
        serde_json::from_value(json!({ "item": "C", "model": "percentage", "percentage": "1" })).unwrap();
    let prices = vec![ItemPrice { discounts: discounts.clone(), ..price }];
    assert_eq!(refused("DKK", prices, None), ("quantity_discounts_not_offered", "/prices/0/discounts".to_owned()));
    let prices = vec![ItemPrice { discounts, ..priced("C", flat("1")) }];
    assert!(PriceTable::new(Currency::parse("DKK").unwrap(), prices, None).is_ok());
}

#[test]
fn a_minimum_is_above_zero_in_the_currency_of_the_list_and_fits_a_line() {
    let at = |code| (code, "/minimum".to_owned());
    assert_eq!(refused("DKK", Vec::new(), Some(money("1", "EUR"))), at("currency_differs"));
    for text in ["0", "-1"] {
        assert_eq!(refused("DKK", Vec::new(), Some(money(text, "DKK"))), at("minimum_not_positive"), "{text}");
    }
    assert_eq!(refused("DKK", Vec::new(), Some(money("1000000000", "DKK"))), at("number_out_of_range"));
    for text in ["0.01", "999999999.99"] {
        assert!(PriceTable::new(Currency::parse("DKK").unwrap(), Vec::new(), Some(money(text, "DKK"))).is_ok());
    }
}

#[test]
fn a_list_has_at_most_two_hundred_prices_and_two_thousand_steps() {
    let currency = Currency::parse("DKK").unwrap();
    let prices = |count: usize| (0..count).map(|index| priced(&index.to_string(), flat("1"))).collect::<Vec<_>>();
    assert_eq!(PriceTable::new(currency, prices(200), None).unwrap().prices().len(), 200);
    assert_eq!(refused("DKK", prices(201), None), ("prices_count", "/prices".to_owned()));

    // 99 × 20 tiers and 19 more are 1,999; with one or two discounts they are 2,000 and 2,001.
    let steps = |discounts: usize| {
        let discount = |from: usize| QuantityDiscount {
            from: Quantity::parse(&from.to_string()).unwrap(),
            percentage: Percentage::parse("1").unwrap(),
        };
        let discounts = QuantityDiscounts::new((1..=discounts).map(discount).collect()).unwrap();
        let full = (0..99).map(|index| graduated(&index.to_string(), 19));
        full.chain([ItemPrice { discounts, ..graduated("last", 18) }]).collect::<Vec<_>>()
    };
    assert!(PriceTable::new(currency, steps(1), None).is_ok());
    assert_eq!(refused("DKK", steps(2), None), ("price_steps_count", "/prices".to_owned()));
}

#[test]
fn the_largest_price_list_fits_into_one_row() {
    let widest = |index: usize| format!("{index:0>3}{}", "𐎠".repeat(97));
    let tier = |up_to: usize| {
        json!({ "up_to": format!("999999{up_to:0>3}.9999"), "unit_price": "999999999.999999",
        "flat_fee": "999999999.99" })
    };
    let open = json!({ "unit_price": "999999999.999999", "flat_fee": "999999999.99" });
    let tiers: Vec<_> = (0..19).map(tier).chain([open]).collect();
    let price = |index: usize| match index {
        0..100 => json!({ "item": widest(index), "model": "graduated", "tiers": tiers }),
        _ => json!({ "item": widest(index), "model": "percentage", "percentage": "999.9999", "fixed": "999999999.99",
            "minimum": "999999999.98", "maximum": "999999999.99" }),
    };
    let mut largest = stored_list();
    *largest.pointer_mut("/profile/prices").unwrap() = (0..200).map(price).collect();
    let name = |length: usize, index: usize| format!("{index:0>2}{}", "𐎠".repeat(length - 2));
    *largest.pointer_mut("/profile/metadata").unwrap() =
        (0..20).map(|index| (name(40, index), Value::from(name(500, index)))).collect();
    let read: PriceList = serde_json::from_value(largest).unwrap();
    // 100 × 20 tiers are the most; a row holds 400 KB.
    let bytes = serde_json::to_string(&read).unwrap().len();
    assert!((300_000..400_000).contains(&bytes), "{bytes}");
}

#[test]
fn ids_of_pricing_have_their_own_prefixes() {
    let id = ulid::Ulid::from(1_u128);
    assert!(PriceListId::new(id).to_string().starts_with("prl_"));
    assert!(CouponId::new(id).to_string().starts_with("cpn_"));
    assert!(domain::id::ItemId::new(id).to_string().starts_with("itm_"));
}
