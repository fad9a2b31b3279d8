//! What one unit costs, before VAT: an exact decimal with a stated limit of digits.

use std::fmt;

use rust_decimal::Decimal;

use crate::quantity::exact_decimal;
use crate::refusal::{Invalid, serde_as_text};

/// Digits before the point.
pub const INTEGER_DIGITS_MAX: u32 = 9;
/// Digits after the point; a unit price may be finer than its currency.
pub const DECIMALS_MAX: u32 = 6;

/// The net price of one unit (BT-146), never negative (BR-27): a deduction is a negative quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPrice(Decimal);

impl UnitPrice {
    /// Reads a decimal such as "564.80".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let value = exact_decimal("unit price", text, INTEGER_DIGITS_MAX, DECIMALS_MAX)?;
        if value.is_sign_negative() && !value.is_zero() {
            return Err(Invalid::new(
                "price_negative",
                "a unit price is not negative (BR-27); use a negative quantity",
            ));
        }
        Ok(Self(value))
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

serde_as_text!(UnitPrice);
