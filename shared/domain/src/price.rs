//! What one unit costs, before VAT: an exact decimal with a stated limit of digits.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::exact_decimal;
use crate::refusal::Invalid;

/// Digits before the point.
pub const INTEGER_DIGITS_MAX: u32 = 9;
/// Digits after the point; a unit price may be finer than its currency.
pub const DECIMALS_MAX: u32 = 6;

/// The net price of one unit (BT-146), never negative (BR-27): a deduction is a negative quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPrice(Decimal);

/// Decimals of a price that was derived from one with VAT.
pub const DERIVED_DECIMALS: u32 = 8;

impl UnitPrice {
    /// Reads a decimal such as "564.80".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        not_negative(exact_decimal("unit price", text, INTEGER_DIGITS_MAX, DECIMALS_MAX)?)
    }

    /// The difference of two prices; none is negative (BR-27).
    pub fn less(self, discount: Self) -> Result<Self, Invalid> {
        not_negative(self.0.saturating_sub(discount.0))
    }

    /// A price with VAT without it: gross × 100 ÷ (100 + rate), to eight decimals, half away from zero.
    pub fn without_vat(self, rate: crate::tax::VatRate) -> Option<Self> {
        let with_vat = Decimal::ONE_HUNDRED.checked_add(rate.percent())?;
        let net = self.0.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(with_vat)?;
        Some(Self(net.round_dp_with_strategy(DERIVED_DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize()))
    }

    /// The number, in major units of the invoice's currency.
    pub fn value(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for UnitPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl serde::Serialize for UnitPrice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// As it is stored: a derived price has more decimals than one that was sent to us.
impl<'de> serde::Deserialize<'de> for UnitPrice {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let value = exact_decimal("unit price", &text, INTEGER_DIGITS_MAX, DERIVED_DECIMALS);
        value.and_then(not_negative).map_err(serde::de::Error::custom)
    }
}

fn not_negative(value: Decimal) -> Result<UnitPrice, Invalid> {
    if value.is_sign_negative() && !value.is_zero() {
        let detail = "a unit price is not negative (BR-27); use a negative quantity";
        return Err(Invalid::new("price_negative", detail));
    }
    Ok(UnitPrice(value))
}
