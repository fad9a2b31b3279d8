//! A coupon: a code that takes an amount or a percentage off an order, before VAT.

use std::num::NonZeroU16;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{CouponCode, Validity};
use crate::arithmetic::Percentage;
use crate::id::{CouponId, CustomerId, MerchantId};
use crate::money::Money;
use crate::party::Metadata;
use crate::refusal::{Invalid, InvalidAt};

/// What a coupon takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouponWorth {
    /// So much before VAT, or all there is where there is less.
    Amount(Money),
    /// Percent of all there is before VAT, above 0 and at most 100.
    Percentage(Percentage),
}

/// What a coupon takes off, and from which order on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct CouponTerms {
    worth: CouponWorth,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_order: Option<Money>,
}

#[derive(Deserialize)]
struct Unchecked {
    worth: CouponWorth,
    #[serde(default)]
    minimum_order: Option<Money>,
}

impl CouponTerms {
    /// Both above nothing, and amounts in one currency.
    pub fn new(worth: CouponWorth, minimum_order: Option<Money>) -> Result<Self, InvalidAt> {
        let positive = |money: Money, pointer: &str| match money.minor() {
            1.. => Ok(()),
            _ => Err(Invalid::new("amount_not_positive", "the amount is above zero").at(pointer)),
        };
        match worth {
            CouponWorth::Amount(amount) => positive(amount, "/amount")?,
            CouponWorth::Percentage(percentage) => {
                if percentage.value().is_zero() || percentage.value() > Decimal::ONE_HUNDRED {
                    let detail = "a coupon is above 0 and at most 100 percent";
                    return Err(Invalid::new("percentage_out_of_range", detail).at("/percentage"));
                }
            }
        }
        if let Some(minimum) = minimum_order {
            positive(minimum, "/minimum_order")?;
            if let CouponWorth::Amount(amount) = worth
                && amount.currency() != minimum.currency()
            {
                let detail = format!("the coupon is in {}, the minimum in {}", amount.currency(), minimum.currency());
                return Err(Invalid::new("currency_differs", detail).at("/minimum_order"));
            }
        }
        Ok(Self { worth, minimum_order })
    }

    /// What it takes off.
    pub fn worth(&self) -> CouponWorth {
        self.worth
    }

    /// What an order comes to at least before VAT, so that the coupon can be used.
    pub fn minimum_order(&self) -> Option<Money> {
        self.minimum_order
    }
}

impl TryFrom<Unchecked> for CouponTerms {
    type Error = InvalidAt;

    fn try_from(read: Unchecked) -> Result<Self, InvalidAt> {
        Self::new(read.worth, read.minimum_order)
    }
}

/// How often a customer may use a coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouponDuration {
    /// On one invoice.
    Once,
    /// On so many invoices.
    Times(NonZeroU16),
    /// On every invoice.
    Forever,
}

impl CouponDuration {
    /// How many invoices of one customer have it at most.
    pub fn uses_max(self) -> Option<u32> {
        match self {
            Self::Once => Some(1),
            Self::Times(times) => Some(u32::from(times.get())),
            Self::Forever => None,
        }
    }
}

/// What a merchant says of a coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponProfile {
    /// What it takes off.
    #[serde(flatten)]
    pub terms: CouponTerms,
    /// How often a customer may use it.
    pub duration: CouponDuration,
    /// When it may be used.
    #[serde(flatten)]
    pub validity: Validity,
    /// Who alone may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// Whether it is withdrawn, whatever its days: it stays readable, and its code stays taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    /// The shop's own.
    #[serde(default)]
    pub metadata: Metadata,
}

/// A coupon as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coupon {
    /// Its id.
    pub id: CouponId,
    /// Whose coupon.
    pub merchant: MerchantId,
    /// What customers type, unique among the merchant's coupons.
    pub code: CouponCode,
    /// What the merchant says of it.
    pub profile: CouponProfile,
    /// Moves with every change.
    pub version: u64,
    /// When it was made.
    pub created_at: jiff::Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;

    fn money(text: &str, currency: &str) -> Money {
        Money::parse(text, Currency::parse(currency).unwrap()).unwrap()
    }

    fn percentage(text: &str) -> CouponWorth {
        CouponWorth::Percentage(Percentage::parse(text).unwrap())
    }

    fn refused(worth: CouponWorth, minimum_order: Option<Money>) -> (&'static str, String) {
        let InvalidAt { invalid, pointer } = CouponTerms::new(worth, minimum_order).unwrap_err();
        (invalid.code, pointer)
    }

    #[test]
    fn a_coupon_takes_something_and_at_most_everything() {
        assert!(CouponTerms::new(percentage("100"), None).is_ok());
        assert!(CouponTerms::new(CouponWorth::Amount(money("0.01", "DKK")), None).is_ok());
        for text in ["0", "100.0001"] {
            assert_eq!(
                refused(percentage(text), None),
                ("percentage_out_of_range", "/percentage".to_owned()),
                "{text}"
            );
        }
        for text in ["0", "-0.01"] {
            let amount = CouponWorth::Amount(money(text, "DKK"));
            assert_eq!(refused(amount, None), ("amount_not_positive", "/amount".to_owned()), "{text}");
        }
    }

    #[test]
    fn the_minimum_of_an_order_is_above_zero_and_in_the_currency_of_the_coupon() {
        let fifty = CouponWorth::Amount(money("50", "DKK"));
        assert!(CouponTerms::new(fifty, Some(money("0.01", "DKK"))).is_ok());
        assert!(CouponTerms::new(percentage("10"), Some(money("200", "EUR"))).is_ok());
        let pointer = "/minimum_order".to_owned();
        assert_eq!(refused(fifty, Some(money("0", "DKK"))), ("amount_not_positive", pointer.clone()));
        assert_eq!(refused(fifty, Some(money("200", "EUR"))), ("currency_differs", pointer));
    }

    #[test]
    fn a_duration_says_how_many_invoices_have_it() {
        let twelve = CouponDuration::Times(NonZeroU16::new(12).unwrap());
        let most = [CouponDuration::Once, twelve, CouponDuration::Forever].map(CouponDuration::uses_max);
        assert_eq!(most, [Some(1), Some(12), None]);
    }
}
