//! Coupons of a draft: allowances of the document, from what it comes to without them.

use domain::arithmetic::Percentage;
use domain::id::{CouponId, MerchantId};
use domain::pricing::{Coupon, CouponCode, CouponDuration, CouponProfile, CouponTerms, CouponWorth, Validity};
use jiff::civil::date;
use serde_json::json;
use ulid::Ulid;

use crate::made::{CUSTOMER, Shop, draft, less, money, plain, shop, sold, untaxed, with};

fn tenth() -> Coupon {
    let worth = CouponWorth::Percentage(Percentage::parse("10").unwrap());
    Coupon {
        id: CouponId::new(Ulid::from(2_u128)),
        merchant: MerchantId::new(Ulid::from(1_u128)),
        code: CouponCode::parse("tenth").unwrap(),
        profile: CouponProfile {
            terms: CouponTerms::new(worth, None).unwrap(),
            duration: CouponDuration::Forever,
            validity: Validity::default(),
            customer: None,
            archived: false,
            metadata: std::collections::BTreeMap::new(),
        },
        version: 1,
        created_at: jiff::Timestamp::UNIX_EPOCH,
    }
}

fn presenting(coupon: Coupon) -> Shop {
    Shop { coupons: vec![coupon], ..shop() }
}

#[test]
fn a_coupon_is_taken_after_the_allowances_of_the_document() {
    let agreed = with(less(&json!({ "amount": "20" })), &json!({ "vat": { "category": "S", "rate": "25" } }));
    let content = draft(&[sold("1", "120"), untaxed("1", "50")], json!({ "allowances_charges": [agreed] }));
    let ready = presenting(tenth()).ready(&content).unwrap();
    // 120.00 − 20.00 at 25 % and 50.00 at 0 %: 10.00 and 5.00 off. 90.00 + 45.00 + 22.50.
    let taken: Vec<_> =
        ready.priced.adjustments.iter().map(|one| one.reasoned.adjustment.signed().to_string()).collect();
    assert_eq!(taken, ["-20.00", "-10.00", "-5.00"]);
    assert_eq!(ready.priced.totals.payable, money("157.50"));
    assert_eq!((ready.coupons.len(), ready.coupons[0].taken), (1, money("15")));
    let without = shop().ready(&content).unwrap();
    assert_eq!((without.coupons.len(), without.priced.adjustments.len()), (0, 1));
}

#[test]
fn a_coupon_is_not_taken_from_prices_with_vat() {
    let content = draft(&[sold("1", "120")], json!({ "prices_include_vat": true }));
    assert_eq!(presenting(tenth()).refused(&content), ("coupon_on_prices_with_vat", "/coupons".to_owned()));
    assert!(shop().ready(&content).is_ok());
}

#[test]
fn a_coupon_holds_on_the_day_of_issue_and_for_its_customer() {
    let mut coupon = tenth();
    coupon.profile.validity = Validity::new(None, Some(date(2026, 11, 20))).unwrap();
    coupon.profile.customer = Some(domain::id::CustomerId::parse(CUSTOMER).unwrap());
    let lines = [sold("1", "100")];
    let backdated = draft(&lines, json!({ "issue_date": "2026-11-20" }));
    assert_eq!(presenting(coupon.clone()).ready(&backdated).unwrap().priced.totals.payable, money("112.50"));
    assert_eq!(presenting(coupon).refused(&plain(&lines)), ("coupon_expired", "/coupons/0".to_owned()));
}
