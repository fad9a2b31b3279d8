//! Currencies and how many decimals each has (ISO 4217).

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// An ISO 4217 currency that has a minor unit (so not gold or the test code).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    inner: iso_currency::Currency,
    decimals: u32,
}

impl Currency {
    /// Reads the three-letter code, in capitals.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        let known = iso_currency::Currency::from_code(code).filter(|currency| currency.code() == code);
        known
            .and_then(|inner| inner.exponent().map(|decimals| Self { inner, decimals: u32::from(decimals) }))
            .ok_or_else(|| Invalid::new("currency_unknown", format!("{code:?} is not an ISO 4217 currency code")))
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.inner.code()
    }

    /// Decimals of the minor unit: 0 for JPY, 2 for EUR, 3 for KWD, 4 for CLF.
    pub fn decimals(self) -> u32 {
        self.decimals
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

serde_as_text!(Currency);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_come_from_iso_4217() {
        for (code, decimals) in [("JPY", 0), ("DKK", 2), ("RON", 2), ("SAR", 2), ("KWD", 3), ("CLF", 4)] {
            assert_eq!(Currency::parse(code).unwrap().decimals(), decimals, "{code}");
        }
    }

    #[test]
    fn what_has_no_minor_unit_or_no_code_is_refused() {
        for code in ["XAU", "dkk", "DK", "", "ZZZ"] {
            assert_eq!(Currency::parse(code).unwrap_err().code, "currency_unknown", "{code}");
        }
    }
}
