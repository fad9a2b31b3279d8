//! Coupons on an invoice: whether each may be used, and what it takes off each category and rate of VAT.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::quote::DISCOUNT;
use super::{Coupon, CouponCode, CouponWorth, refused, split};
use crate::arithmetic::AdjustmentKind;
use crate::currency::Currency;
use crate::id::{CouponId, CustomerId};
use crate::invoice::{Amount, AskedAdjustment, AskedSize, AskedTaxedAdjustment, Reason};
use crate::money::{Money, sum};
use crate::refusal::{Invalid, InvalidAt};
use crate::tax::VatTreatment;
use crate::text::Text;

/// The most coupons of one invoice.
pub const COUPONS_MAX: usize = 5;

/// What is taxed alike, before VAT: what coupons take from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxableBase {
    /// How it is taxed.
    pub vat: VatTreatment,
    /// BT-116 so far.
    pub taxable: Money,
}

/// Lines (BT-131) and allowances and charges of the document (an allowance as less than nothing), added up by category
/// and rate, in the order of the breakdown. The reason of the first of each stands for all.
pub fn taxable_bases<'a>(
    currency: Currency,
    amounts: impl IntoIterator<Item = (&'a VatTreatment, Money)>,
) -> Result<Vec<TaxableBase>, Invalid> {
    let mut bases = BTreeMap::new();
    for (vat, amount) in amounts {
        let nothing = || TaxableBase { vat: vat.clone(), taxable: Money::zero(currency) };
        let base = bases.entry((vat.category(), vat.rate())).or_insert_with(nothing);
        base.taxable = base.taxable.checked_add(amount).map_err(refused)?;
    }
    Ok(bases.into_values().collect())
}

/// What coupons are used on.
#[derive(Debug, Clone, Copy)]
pub struct CouponOrder<'a> {
    /// Who buys.
    pub customer: CustomerId,
    /// The day of issue, in the merchant's zone.
    pub on: Date,
    /// BT-5.
    pub currency: Currency,
    /// What is bought, each category and rate once.
    pub bases: &'a [TaxableBase],
}

/// A coupon, and how often the customer used it before.
#[derive(Debug, Clone, Copy)]
pub struct PresentedCoupon<'a> {
    /// The coupon.
    pub coupon: &'a Coupon,
    /// On how many invoices.
    pub used: u32,
}

/// A coupon that was used; stored with the issued invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedCoupon {
    /// Which.
    pub coupon: CouponId,
    /// Its code.
    pub code: CouponCode,
    /// What it promised.
    pub worth: CouponWorth,
    /// What it took off, before VAT: the sum of its allowances.
    pub taken: Money,
}

/// A coupon that is used, and the allowances of the document (BG-20) it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redemption {
    /// The coupon.
    pub applied: AppliedCoupon,
    /// One for each category and rate it takes from.
    pub allowances: Vec<AskedTaxedAdjustment>,
}

/// Uses coupons one after the other, each on what those before it left. A coupon of an amount takes no more than there
/// is, and one that finds nothing to take is not used. Refused, with the place among the coupons: one that is withdrawn
/// (`coupon_archived`), not valid on the day (`coupon_not_yet_valid`, `coupon_expired`), not for the customer
/// (`coupon_of_other_customer`), used up (`coupon_used_up`), in another currency (`currency_differs`), on an order below
/// its minimum (`coupon_minimum_not_reached`), or presented twice (`coupon_twice`).
pub fn redeem(coupons: &[PresentedCoupon<'_>], order: CouponOrder<'_>) -> Result<Vec<Redemption>, InvalidAt> {
    if coupons.len() > COUPONS_MAX {
        let detail = format!("an invoice has at most {COUPONS_MAX} coupons");
        return Err(Invalid::new("coupons_count", detail).at("/coupons"));
    }
    let total = total(order.currency, order.bases).map_err(|invalid| invalid.at("/coupons"))?;
    let mut bases = order.bases.to_vec();
    let mut seen = std::collections::BTreeSet::new();
    let mut redemptions = Vec::new();
    for (index, presented) in coupons.iter().enumerate() {
        let at = |invalid: Invalid| invalid.at(format!("/coupons/{index}"));
        if !seen.insert(presented.coupon.id) {
            let detail = format!("the coupon {} stands here twice", presented.coupon.code);
            return Err(at(Invalid::new("coupon_twice", detail)));
        }
        check(presented, order, total).map_err(at)?;
        redemptions.extend(take(presented.coupon, order.currency, &mut bases).map_err(at)?);
    }
    Ok(redemptions)
}

fn total(currency: Currency, bases: &[TaxableBase]) -> Result<Money, Invalid> {
    sum(currency, bases.iter().map(|base| base.taxable)).map_err(refused)
}

fn check(presented: &PresentedCoupon<'_>, order: CouponOrder<'_>, total: Money) -> Result<(), Invalid> {
    let Coupon { code, profile, .. } = presented.coupon;
    let no = |reason, why: String| Err(Invalid::new(reason, format!("the coupon {code} {why}")));
    if profile.archived {
        return no("coupon_archived", "is withdrawn".to_owned());
    }
    if !profile.validity.has_begun(order.on) {
        return no("coupon_not_yet_valid", format!("is not valid yet on {}", order.on));
    }
    if profile.validity.is_over(order.on) {
        return no("coupon_expired", format!("is no longer valid on {}", order.on));
    }
    if profile.customer.is_some_and(|customer| customer != order.customer) {
        return no("coupon_of_other_customer", "is for another customer".to_owned());
    }
    if profile.duration.uses_max().is_some_and(|most| presented.used >= most) {
        return no("coupon_used_up", format!("was used by the customer {} times, which is all", presented.used));
    }
    let amount = match profile.terms.worth() {
        CouponWorth::Amount(amount) => Some(amount),
        CouponWorth::Percentage(_) => None,
    };
    let minimum = profile.terms.minimum_order();
    if let Some(other) = amount.or(minimum).filter(|money| money.currency() != order.currency) {
        return no("currency_differs", format!("is in {}, the invoice in {}", other.currency(), order.currency));
    }
    if let Some(minimum) = minimum.filter(|minimum| total.minor() < minimum.minor()) {
        return no("coupon_minimum_not_reached", format!("is for orders of {minimum} before VAT; this is {total}"));
    }
    Ok(())
}

/// Takes what a coupon is worth from the bases; none where there is nothing to take.
fn take(coupon: &Coupon, currency: Currency, bases: &mut [TaxableBase]) -> Result<Option<Redemption>, Invalid> {
    let total = total(currency, bases)?;
    let worth = coupon.profile.terms.worth();
    let wanted = match worth {
        CouponWorth::Amount(amount) => amount.minor().min(total.minor()),
        CouponWorth::Percentage(percentage) => percentage.of(total).map_err(refused)?.minor(),
    };
    if wanted <= 0 {
        return Ok(None);
    }
    let taken = Money::from_minor(wanted, currency).map_err(refused)?;
    let there: Vec<_> = bases.iter().map(|base| base.taxable).collect();
    let mut allowances = Vec::new();
    for (base, part) in bases.iter_mut().zip(split(taken, &there).map_err(refused)?) {
        if !part.is_zero() {
            base.taxable = base.taxable.checked_sub(part).map_err(refused)?;
            allowances.push(AskedTaxedAdjustment { asked: allowance(&coupon.code, part)?, vat: base.vat.clone() });
        }
    }
    let applied = AppliedCoupon { coupon: coupon.id, code: coupon.code.clone(), worth, taken };
    Ok(Some(Redemption { applied, allowances }))
}

fn allowance(code: &CouponCode, part: Money) -> Result<AskedAdjustment, Invalid> {
    Ok(AskedAdjustment {
        kind: AdjustmentKind::Allowance,
        size: AskedSize::Amount(Amount::parse(&part.to_string())?),
        reason: Reason::new(Some(Text::parse(code.as_str())?), Some(Text::parse(DISCOUNT)?))?,
    })
}
