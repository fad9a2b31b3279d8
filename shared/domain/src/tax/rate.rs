//! A VAT rate in percent.

use std::fmt;

use rust_decimal::Decimal;

use crate::money::{Money, MoneyError};
use crate::quantity::exact_decimal;
use crate::refusal::{Invalid, serde_as_text};

/// Percent (BT-152): 0 to 100 with at most four decimals; "25" is twenty-five percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VatRate(Decimal);

impl VatRate {
    /// No tax.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A rate in hundredths of a percent: `2550` is 25.5 %.
    pub(super) const fn from_hundredths(hundredths: u32) -> Self {
        Self(Decimal::from_parts(hundredths, 0, 0, false, 2))
    }

    /// Reads a percentage such as "25" or "5.5".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let value = exact_decimal("VAT rate", text, 3, 4)?;
        if value.is_sign_negative() && !value.is_zero() || value > Decimal::ONE_HUNDRED {
            return Err(Invalid::new("vat_rate_out_of_range", "a VAT rate is between 0 and 100 percent"));
        }
        Ok(Self(value))
    }

    /// The percentage.
    pub fn percent(self) -> Decimal {
        self.0
    }

    /// The tax on an amount: base × rate ÷ 100, rounded once (BR-CO-17).
    pub fn of(self, base: Money) -> Result<Money, MoneyError> {
        Money::round_ratio(base.to_decimal(), self.0, Decimal::ONE_HUNDRED, base.currency())
    }
}

impl fmt::Display for VatRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.normalize(), f)
    }
}

serde_as_text!(VatRate);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;

    fn tax(base: &str, currency: &str, percent: &str) -> String {
        let base = Money::parse(base, Currency::parse(currency).unwrap()).unwrap();
        VatRate::parse(percent).unwrap().of(base).unwrap().to_string()
    }

    #[test]
    fn tax_on_half_a_cent_goes_away_from_zero() {
        assert_eq!(tax("6491.34", "DKK", "25"), "1622.84");
        assert_eq!(tax("-7612.50", "EUR", "19"), "-1446.38");
        assert_eq!(tax("0.02", "DKK", "25"), "0.01");
    }

    #[test]
    fn a_rate_is_between_nothing_and_everything() {
        for text in ["-1", "100.01", "101"] {
            assert_eq!(VatRate::parse(text).unwrap_err().code, "vat_rate_out_of_range", "{text}");
        }
        for text in ["0", "-0", "100", "99.9999"] {
            assert!(VatRate::parse(text).is_ok(), "{text}");
        }
        assert_eq!(VatRate::parse("25.00").unwrap(), VatRate::parse("25").unwrap());
    }
}
