//! Coupons: who may use them, and what they take off what.

use domain::arithmetic::{AdjustmentKind, Percentage};
use domain::id::{CouponId, MerchantId};
use domain::invoice::{AskedSize, AskedTaxedAdjustment};
use domain::money::Money;
use domain::pricing::{
    Coupon, CouponCode, CouponDuration, CouponOrder, CouponProfile, CouponTerms, CouponWorth, PresentedCoupon,
    Redemption, TaxableBase, Validity, redeem, taxable_bases,
};
use domain::refusal::InvalidAt;
use domain::tax::{VatCategory, VatRate, VatTreatment};
use jiff::civil::{Date, date};
use ulid::Ulid;

use crate::made::{currency, customer, money};

const TODAY: Date = date(2026, 11, 20);

pub(crate) fn amount(text: &str) -> CouponWorth {
    CouponWorth::Amount(money(text, "DKK"))
}

pub(crate) fn percent(text: &str) -> CouponWorth {
    CouponWorth::Percentage(Percentage::parse(text).unwrap())
}

/// A coupon for everybody, always; its id and its code follow from a number.
pub(crate) fn coupon(number: u128, worth: CouponWorth, minimum_order: Option<Money>) -> Coupon {
    Coupon {
        id: CouponId::new(Ulid::from(number)),
        merchant: MerchantId::new(Ulid::from(1_u128)),
        code: CouponCode::parse(&format!("code{number}")).unwrap(),
        profile: CouponProfile {
            terms: CouponTerms::new(worth, minimum_order).unwrap(),
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

pub(crate) fn taxed(rate: &str) -> VatTreatment {
    let category = if rate == "0" { "Z" } else { "S" };
    VatTreatment::new(VatCategory::parse(category).unwrap(), VatRate::parse(rate).unwrap(), None).unwrap()
}

/// Amounts in kroner as `(VAT rate, amount)`.
fn bases(amounts: &[(&str, &str)]) -> Vec<TaxableBase> {
    amounts.iter().map(|(rate, text)| TaxableBase { vat: taxed(rate), taxable: money(text, "DKK") }).collect()
}

fn redeemed(coupons: &[Coupon], amounts: &[(&str, &str)]) -> Result<Vec<Redemption>, InvalidAt> {
    let presented: Vec<_> = coupons.iter().map(|coupon| PresentedCoupon { coupon, used: 0 }).collect();
    let order = CouponOrder { customer: customer(5), on: TODAY, currency: currency("DKK"), bases: &bases(amounts) };
    redeem(&presented, order)
}

/// The allowances of a redemption as `(VAT rate, amount)`.
fn parts(redemption: &Redemption) -> Vec<(String, String)> {
    let part = |allowance: &AskedTaxedAdjustment| match allowance.asked.size {
        AskedSize::Amount(amount) => (allowance.vat.rate().to_string(), amount.to_string()),
        other => panic!("{other:?}"),
    };
    redemption.allowances.iter().map(part).collect()
}

/// What each coupon takes in all, and from which rates.
fn taken(coupons: &[Coupon], amounts: &[(&str, &str)]) -> Vec<(String, Vec<(String, String)>)> {
    let redemptions = redeemed(coupons, amounts).unwrap();
    redemptions.iter().map(|one| (one.applied.taken.to_string(), parts(one))).collect()
}

fn expected(total: &str, parts: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
    let parts = parts.iter().map(|(rate, amount)| ((*rate).to_owned(), (*amount).to_owned()));
    (total.to_owned(), parts.collect())
}

/// Why a coupon may not be used on an order of 100 kroner by customer 5 today.
fn why_not(coupon: &Coupon, used: u32) -> Option<(&'static str, String)> {
    let order =
        CouponOrder { customer: customer(5), on: TODAY, currency: currency("DKK"), bases: &bases(&[("25", "100")]) };
    let refused = redeem(&[PresentedCoupon { coupon, used }], order).err()?;
    Some((refused.invalid.code, refused.pointer))
}

fn at_first(code: &'static str) -> (&'static str, String) {
    (code, "/coupons/0".to_owned())
}

#[test]
fn a_coupon_is_taken_from_each_rate_in_proportion() {
    // 10.00 over 100.00 and 200.00: 3.33⅓ and 6.66⅔; the cent left goes to the larger rest.
    let ten = coupon(2, amount("10"), None);
    assert_eq!(
        taken(std::slice::from_ref(&ten), &[("11", "100"), ("25", "200")]),
        [expected("10.00", &[("11", "3.33"), ("25", "6.67")])]
    );
    // 0.12 over 0.10, 0.30 and 0.60: 0.012, 0.036 and 0.072. The cent left goes to what lost 0.006, not to the largest.
    assert_eq!(
        taken(&[coupon(2, amount("0.12"), None)], &[("5", "0.10"), ("11", "0.30"), ("25", "0.60")]),
        [expected("0.12", &[("5", "0.01"), ("11", "0.04"), ("25", "0.07")])]
    );
    let redemption = &redeemed(&[ten], &[("25", "100")]).unwrap()[0];
    let allowance = &redemption.allowances[0];
    assert_eq!((allowance.asked.kind, &allowance.vat), (AdjustmentKind::Allowance, &taxed("25")));
    let reason = &allowance.asked.reason;
    assert_eq!((reason.text().unwrap().as_str(), reason.code().unwrap().as_str()), ("CODE2", "95"));
    assert_eq!((redemption.applied.code.as_str(), redemption.applied.worth), ("CODE2", amount("10")));
}

#[test]
fn a_percentage_is_rounded_once_and_then_split() {
    // 10 % of 0.15 is 0.015 → 0.02: a cent each, not 0.005 each rounded to 0.01, 0.01 and 0.01.
    let ten = coupon(2, percent("10"), None);
    assert_eq!(
        taken(std::slice::from_ref(&ten), &[("5", "0.05"), ("11", "0.05"), ("25", "0.05")]),
        [expected("0.02", &[("5", "0.01"), ("11", "0.01")])]
    );
    assert_eq!(
        taken(&[coupon(2, percent("100"), None)], &[("11", "0.01"), ("25", "99.99")]),
        [expected("100.00", &[("11", "0.01"), ("25", "99.99")])]
    );
    assert!(taken(&[ten], &[("25", "0.04")]).is_empty(), "0.004 is nothing");
}

#[test]
fn a_coupon_takes_no_more_than_there_is() {
    let fifty = coupon(2, amount("50"), None);
    let all = |amounts: &[(&str, &str)]| taken(std::slice::from_ref(&fifty), amounts);
    assert_eq!(all(&[("11", "10"), ("25", "39.99")]), [expected("49.99", &[("11", "10"), ("25", "39.99")])]);
    assert_eq!(all(&[("25", "50")]), [expected("50.00", &[("25", "50")])]);
    // A return of 30.00 leaves 40.00 in all, which is taken from what is bought.
    assert_eq!(all(&[("11", "-30"), ("25", "70")]), [expected("40.00", &[("25", "40")])]);
    assert!(all(&[("25", "0")]).is_empty());
    assert!(all(&[("25", "-10")]).is_empty());
    assert!(all(&[]).is_empty());
}

#[test]
fn coupons_follow_each_other_on_what_is_left() {
    // 100.00 less 30.00, then 10 % of 70.00; the other way round 10 % of 100.00 and then 30.00.
    let (thirty, tenth) = (coupon(2, amount("30"), None), coupon(3, percent("10"), None));
    let totals =
        |coupons: &[Coupon]| taken(coupons, &[("25", "100")]).into_iter().map(|(total, _)| total).collect::<Vec<_>>();
    assert_eq!(totals(&[thirty.clone(), tenth.clone()]), ["30.00", "7.00"]);
    assert_eq!(totals(&[tenth.clone(), thirty]), ["10.00", "30.00"]);
    // What finds nothing left is not used, so its use does not count.
    let hundred = coupon(4, amount("100"), None);
    let redemptions = redeemed(&[hundred, tenth], &[("25", "100")]).unwrap();
    assert_eq!(redemptions.len(), 1);
    assert_eq!(redemptions[0].applied.coupon, CouponId::new(Ulid::from(4_u128)));
}

#[test]
fn a_coupon_is_used_on_its_days_only() {
    let on = |from: Option<Date>, to: Option<Date>| {
        let mut coupon = coupon(2, amount("10"), None);
        coupon.profile.validity = Validity::new(from, to).unwrap();
        why_not(&coupon, 0)
    };
    assert_eq!(on(Some(TODAY), Some(TODAY)), None);
    assert_eq!(on(Some(TODAY.tomorrow().unwrap()), None), Some(at_first("coupon_not_yet_valid")));
    assert_eq!(on(None, Some(TODAY.yesterday().unwrap())), Some(at_first("coupon_expired")));
}

#[test]
fn a_withdrawn_coupon_is_not_used() {
    let mut withdrawn = coupon(2, amount("10"), None);
    withdrawn.profile.archived = true;
    assert_eq!(why_not(&withdrawn, 0), Some(at_first("coupon_archived")));
}

#[test]
fn a_coupon_is_used_so_often_and_no_more() {
    let of = |duration: CouponDuration, used: u32| {
        let mut coupon = coupon(2, amount("10"), None);
        coupon.profile.duration = duration;
        why_not(&coupon, used)
    };
    let thrice = CouponDuration::Times(std::num::NonZeroU16::new(3).unwrap());
    assert_eq!((of(CouponDuration::Once, 0), of(CouponDuration::Once, 1)), (None, Some(at_first("coupon_used_up"))));
    assert_eq!((of(thrice, 2), of(thrice, 3)), (None, Some(at_first("coupon_used_up"))));
    assert_eq!(of(CouponDuration::Forever, u32::MAX), None);
}

#[test]
fn a_coupon_of_a_customer_is_for_nobody_else() {
    let of = |whose: u128| {
        let mut coupon = coupon(2, amount("10"), None);
        coupon.profile.customer = Some(customer(whose));
        why_not(&coupon, 0)
    };
    assert_eq!((of(5), of(6)), (None, Some(at_first("coupon_of_other_customer"))));
}

#[test]
fn a_coupon_is_for_orders_of_its_currency_that_reach_its_minimum() {
    let with = |worth, minimum: Money| why_not(&coupon(2, worth, Some(minimum)), 0);
    assert_eq!(with(amount("10"), money("100", "DKK")), None);
    assert_eq!(with(amount("10"), money("100.01", "DKK")), Some(at_first("coupon_minimum_not_reached")));
    assert_eq!(with(percent("10"), money("1", "EUR")), Some(at_first("currency_differs")));
    let euros = CouponWorth::Amount(money("10", "EUR"));
    assert_eq!(why_not(&coupon(2, euros, None), 0), Some(at_first("currency_differs")));
    // The minimum is of the order, not of what other coupons leave of it.
    let minimum = coupon(3, percent("10"), Some(money("100", "DKK")));
    assert_eq!(redeemed(&[coupon(2, amount("1"), None), minimum], &[("25", "100")]).unwrap().len(), 2);
}

#[test]
fn an_invoice_has_at_most_five_coupons_each_once() {
    let coupons = |count: u128| (0..count).map(|number| coupon(number, amount("1"), None)).collect::<Vec<_>>();
    assert_eq!(redeemed(&coupons(5), &[("25", "100")]).unwrap().len(), 5);
    let refused = |coupons: &[Coupon]| {
        let InvalidAt { invalid, pointer } = redeemed(coupons, &[("25", "100")]).unwrap_err();
        (invalid.code, pointer)
    };
    assert_eq!(refused(&coupons(6)), ("coupons_count", "/coupons".to_owned()));
    let twice = [coupons(2), coupons(1)].concat();
    assert_eq!(refused(&twice), ("coupon_twice", "/coupons/2".to_owned()));
}

#[test]
fn what_is_taxed_alike_is_one_base() {
    let (low, high, other) = (taxed("11"), taxed("25"), taxed("0"));
    let kroner = |text: &str| money(text, "DKK");
    let amounts = [(&high, kroner("10")), (&low, kroner("5")), (&high, kroner("-2.50")), (&other, kroner("1"))];
    let found = taxable_bases(currency("DKK"), amounts).unwrap();
    let shown: Vec<_> = found.iter().map(|base| (base.vat.clone(), base.taxable.to_string())).collect();
    let text = |text: &str| text.to_owned();
    assert_eq!(shown, [(low, text("5.00")), (high.clone(), text("7.50")), (other, text("1.00"))]);
    let refused = taxable_bases(currency("DKK"), [(&high, money("1", "EUR"))]).unwrap_err();
    assert_eq!(refused.code, "currency_differs");
}

#[test]
fn an_order_of_two_currencies_is_refused() {
    let bases = [TaxableBase { vat: taxed("25"), taxable: money("100", "EUR") }];
    let order = CouponOrder { customer: customer(5), on: TODAY, currency: currency("DKK"), bases: &bases };
    let coupon = coupon(2, amount("10"), None);
    let refused = redeem(&[PresentedCoupon { coupon: &coupon, used: 0 }], order).unwrap_err();
    assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("currency_differs", "/coupons"));
}
