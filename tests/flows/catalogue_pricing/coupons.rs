//! Coupons: what they take off which VAT, and that each is used as often as it may be.

use app::memory::Faults;
use app::ports::Store;
use app::rows::keys;
use domain::id::{CouponId, CustomerId, MerchantId};
use serde_json::{Value, json};
use tests::shop::Shop;

use super::{at_the_same_time, coupon, issued, order, post, refused, shop, texts, told, with};

/// 200.00 at 25 % and 100.00 at 0 %, with coupons.
fn mixed(customer: &str, external_id: &str, codes: &[&str]) -> Value {
    let lines = json!([told("200", "S", "25"), told("100", "Z", "0")]);
    with(order(customer, external_id, lines), json!({ "coupons": codes }))
}

fn used_up() -> (String, String) {
    ("/coupons/0".to_owned(), "coupon_used_up".to_owned())
}

/// On how many invoices a customer used a coupon.
pub(super) async fn uses(shop: &Shop, coupon: &str, customer: &str) -> i64 {
    let merchant = MerchantId::parse(&shop.merchant).unwrap();
    let (coupon, customer) = (CouponId::parse(coupon).unwrap(), CustomerId::parse(customer).unwrap());
    let store = shop.world.desk.store.seen_by(Faults::default());
    store.counter(&keys::coupon_use(merchant, coupon, customer)).await.unwrap().unwrap_or(0)
}

#[tokio::test]
async fn a_coupon_of_an_amount_is_shared_among_the_rates_of_vat_to_the_cent() {
    let (_world, shop, customer) = shop(1).await;
    coupon(&shop, "HALVTREDS", json!({ "amount": "50", "currency": "DKK", "duration": "once" })).await;
    let made = post(&shop, &mixed(&customer, "order-1", &["halvtreds"])).await.expect(201).json();
    // 50.00 × 200 ÷ 300 = 33.33 and 16.67; 25 % of 166.67 is 41.6675.
    assert_eq!(made["coupons"], json!([{ "code": "HALVTREDS", "taken": "50.00" }]));
    let taken: Vec<_> = made["allowances_charges"].as_array().unwrap().iter().map(|one| &one["amount"]).collect();
    assert_eq!(taken, ["33.33", "16.67"]);
    let totals = texts(&made, ["/totals/allowances", "/totals/tax_exclusive", "/totals/vat", "/totals/payable"]);
    assert_eq!(totals, ["50.00", "250.00", "41.67", "291.67"]);
    assert_eq!(shop.read(made["id"].as_str().unwrap()).await["coupons"], made["coupons"]);
}

#[tokio::test]
async fn coupons_follow_each_other_on_what_is_left() {
    let (_world, shop, customer) = shop(2).await;
    coupon(&shop, "TREDIVE", json!({ "amount": "30", "currency": "DKK", "duration": "forever" })).await;
    coupon(&shop, "TI", json!({ "percentage": "10", "duration": "forever" })).await;
    let made = post(&shop, &mixed(&customer, "order-1", &["TREDIVE", "TI"])).await.expect(201).json();
    // 300.00 − 30.00 = 270.00, of which 10 % is 27.00; at 25 %: 200 − 20 − 18 = 162.00, VAT 40.50.
    let took = json!([{ "code": "TREDIVE", "taken": "30.00" }, { "code": "TI", "taken": "27.00" }]);
    assert_eq!(made["coupons"], took);
    assert_eq!(
        texts(&made, ["/totals/tax_exclusive", "/totals/vat", "/totals/payable"]),
        ["243.00", "40.50", "283.50"]
    );
}

#[tokio::test]
async fn a_coupon_is_used_once_a_number_of_times_or_for_ever() {
    let (_world, shop, customer) = shop(3).await;
    let other = shop.customer("c-2").await;
    for (code, duration, most) in [
        ("EN", json!({ "duration": "once" }), Some(1)),
        ("TO", json!({ "duration": "times", "times": 2 }), Some(2)),
        ("ALLE", json!({ "duration": "forever" }), None),
    ] {
        let id = coupon(&shop, code, with(json!({ "percentage": "10" }), duration)).await;
        for n in 0..most.unwrap_or(4) {
            let body = mixed(&customer, &format!("{code}-{n}"), &[code]);
            let made = post(&shop, &body).await.expect(201).json();
            assert_eq!(made, post(&shop, &body).await.expect(201).json(), "the same request is the same use");
        }
        assert_eq!(uses(&shop, &id, &customer).await, most.unwrap_or(4));
        let once_more = mixed(&customer, &format!("{code}-more"), &[code]);
        let preview = shop.call("POST", "/v1/invoices/preview", Some(&once_more)).await;
        if most.is_some() {
            assert_eq!(refused(preview), used_up());
            assert_eq!(refused(post(&shop, &once_more).await), used_up());
        } else {
            preview.expect(200);
            post(&shop, &once_more).await.expect(201);
        }
        post(&shop, &mixed(&other, &format!("{code}-other"), &[code])).await.expect(201);
    }
}

#[tokio::test]
async fn a_draft_uses_its_coupon_when_it_is_issued_and_a_void_invoice_keeps_the_use() {
    let (_world, shop, customer) = shop(4).await;
    let id = coupon(&shop, "EN", json!({ "percentage": "10", "duration": "once" })).await;
    let draft = with(mixed(&customer, "draft-1", &["EN"]), json!({ "issue": false }));
    let draft = post(&shop, &draft).await.expect(201).text_at("/id");
    assert_eq!(uses(&shop, &id, &customer).await, 0);
    shop.call("POST", &format!("/v1/invoices/{draft}/issue"), None).await.expect(200);
    assert_eq!(uses(&shop, &id, &customer).await, 1);
    let void = json!({ "reason": "Wrong" });
    shop.call("POST", &format!("/v1/invoices/{draft}/void"), Some(&void)).await.expect(201);
    assert_eq!(refused(post(&shop, &mixed(&customer, "order-2", &["EN"])).await), used_up());
}

#[tokio::test]
async fn an_invoice_that_is_replaced_keeps_what_its_coupon_took() {
    let (_world, shop, customer) = shop(5).await;
    let id = coupon(&shop, "EN", json!({ "percentage": "10", "duration": "once" })).await;
    let made = post(&shop, &mixed(&customer, "order-1", &["EN"])).await.expect(201).json();
    let request = json!({ "external_id": "fix-1", "reason": "Wrong reference" });
    let revise = format!("/v1/invoices/{}/revise", made["id"].as_str().unwrap());
    let draft = shop.call("POST", &revise, Some(&request)).await.expect(201).text_at("/draft/id");
    let again = shop.call("POST", &format!("/v1/invoices/{draft}/issue"), None).await.expect(200).json();
    assert_eq!(again["totals"], made["totals"]);
    assert_eq!(uses(&shop, &id, &customer).await, 1);
}

#[tokio::test]
async fn a_coupon_that_may_not_be_used_is_refused_with_its_place() {
    let (_world, shop, customer) = shop(6).await;
    let other = shop.customer("c-2").await;
    let tenth = |further: Value| with(json!({ "percentage": "10", "duration": "forever" }), further);
    coupon(&shop, "GOOD", tenth(json!({}))).await;
    for (code, further, expected) in [
        ("LATER", json!({ "valid_from": "2026-11-22" }), "coupon_not_yet_valid"),
        ("OVER", json!({ "valid_to": "2026-11-20" }), "coupon_expired"),
        ("GONE", json!({ "archived": true }), "coupon_archived"),
        ("THEIRS", json!({ "customer": other }), "coupon_of_other_customer"),
        ("LARGE", json!({ "minimum_order": "300.01", "currency": "DKK" }), "coupon_minimum_not_reached"),
        ("EURO", json!({ "minimum_order": "1", "currency": "EUR" }), "currency_differs"),
    ] {
        coupon(&shop, code, tenth(further)).await;
        let answer = post(&shop, &mixed(&customer, "order-1", &["GOOD", code])).await;
        assert_eq!(refused(answer), ("/coupons/1".to_owned(), expected.to_owned()), "{code}");
    }
    let unknown = post(&shop, &mixed(&customer, "order-1", &["GOOD", "NOTHING"])).await;
    assert_eq!(refused(unknown), ("/coupons/1".to_owned(), "coupon_unknown".to_owned()));
    let twice = post(&shop, &mixed(&customer, "order-1", &["GOOD", "good"])).await;
    assert_eq!(refused(twice), ("/coupons/1".to_owned(), "coupon_twice".to_owned()));
}

#[test]
fn of_twenty_orders_at_once_as_many_use_a_coupon_as_may() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let (_world, shop, customer) = runtime.block_on(shop(7));
    for (code, duration, most) in [
        ("EN", json!({ "duration": "once" }), 1),
        ("SYV", json!({ "duration": "times", "times": 7 }), 7),
        ("ALLE", json!({ "duration": "forever" }), 20),
    ] {
        let id = runtime.block_on(coupon(&shop, code, with(json!({ "percentage": "10" }), duration)));
        let answers = at_the_same_time(&shop, (0..20).map(|n| mixed(&customer, &format!("{code}-{n}"), &[code])));
        assert_eq!(issued(&answers, "coupon_used_up"), most, "{code}");
        assert_eq!(runtime.block_on(uses(&shop, &id, &customer)), i64::try_from(most).unwrap(), "{code}");
    }
}
