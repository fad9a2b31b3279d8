//! How much of something: an exact decimal with a stated limit of digits.

use std::fmt;

use rust_decimal::Decimal;

use crate::refusal::{Invalid, serde_as_text};

/// Digits before the point.
pub const INTEGER_DIGITS_MAX: u32 = 9;
/// Digits after the point.
pub const DECIMALS_MAX: u32 = 4;

/// A quantity (BT-129), either sign: at most nine digits before the point and four after, so that its product with
/// a [`crate::price::UnitPrice`] has at most 28 digits and is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity(Decimal);

impl Quantity {
    /// None.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// A single one.
    pub const ONE: Self = Self(Decimal::ONE);

    /// Reads a decimal such as "12.5".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        exact_decimal("quantity", text, INTEGER_DIGITS_MAX, DECIMALS_MAX).map(Self)
    }

    /// The number.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// Both together; refused past the limit of digits.
    pub fn checked_add(self, other: Self) -> Result<Self, Invalid> {
        Self::parse(&self.0.saturating_add(other.0).to_string())
    }

    /// What is left without the other; refused past the limit of digits.
    pub fn checked_sub(self, other: Self) -> Result<Self, Invalid> {
        self.checked_add(other.negated())
    }

    /// As much with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(Decimal::ZERO.saturating_sub(self.0))
    }

    /// Whether it is none.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is less than none.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

serde_as_text!(Quantity);

/// Reads a decimal within limits of digits; trailing zeros do not count.
pub(crate) fn exact_decimal(
    what: &str,
    text: &str,
    integer_digits_max: u32,
    decimals_max: u32,
) -> Result<Decimal, Invalid> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    let value =
        Decimal::from_str_exact(text).ok().filter(|_| plain).map(|value| value.normalize()).ok_or_else(|| {
            Invalid::new("number_malformed", format!("{text:?} is not a decimal number such as \"12.5\""))
        })?;
    // There is one zero, and it has no sign.
    let value = if value.is_zero() { Decimal::ZERO } else { value };
    let limit = 10_u64.checked_pow(integer_digits_max).map(Decimal::from);
    if value.scale() > decimals_max || limit.is_none_or(|limit| value.abs() >= limit) {
        let detail =
            format!("a {what} has at most {integer_digits_max} digits before the point and {decimals_max} after");
        return Err(Invalid::new("number_out_of_range", detail));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_past_the_limit_are_refused_and_trailing_zeros_are_not_digits() {
        assert_eq!(Quantity::parse("2.50000").unwrap().to_string(), "2.5");
        for text in ["1000000000", "0.00001", "-1000000000"] {
            assert_eq!(Quantity::parse(text).unwrap_err().code, "number_out_of_range", "{text}");
        }
        for text in ["", "1e3", "1,5", "٣", "+1", "NaN", "1_000", " 1"] {
            assert_eq!(Quantity::parse(text).unwrap_err().code, "number_malformed", "{text:?}");
        }
        assert_eq!(Quantity::parse("-0.000").unwrap().to_string(), "0");
    }

    #[test]
    fn quantities_are_added_within_their_limit() {
        let quantity = |text: &str| Quantity::parse(text).unwrap();
        assert_eq!(quantity("2.75").checked_add(quantity("0.25")).unwrap().to_string(), "3");
        assert_eq!(quantity("2.75").checked_sub(quantity("3")).unwrap(), quantity("-0.25"));
        assert_eq!(quantity("999999999").checked_add(quantity("1")).unwrap_err().code, "number_out_of_range");
        assert_eq!(Quantity::ZERO.negated().to_string(), "0");
        assert!(quantity("-0.0001").is_negative() && !Quantity::ZERO.is_negative() && !quantity("1").is_negative());
        assert!(Quantity::ZERO.is_zero() && !quantity("0.0001").is_zero());
    }
}
