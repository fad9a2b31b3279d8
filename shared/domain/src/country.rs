//! Countries by their two-letter code (ISO 3166-1 alpha-2).

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// A country of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(&'static str);

impl Country {
    /// Reads the two-letter code, in capitals.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        rust_iso3166::from_alpha2(code)
            .filter(|country| country.alpha2 == code)
            .map(|country| Self(country.alpha2))
            .ok_or_else(|| Invalid::new("country_unknown", format!("{code:?} is not an ISO 3166-1 alpha-2 code")))
    }

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

serde_as_text!(Country);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_assigned_codes_in_capitals_are_countries() {
        for code in ["DK", "RO", "SA", "GR"] {
            assert_eq!(Country::parse(code).unwrap().code(), code);
        }
        for code in ["dk", "EL", "XX", "", "DNK"] {
            assert_eq!(Country::parse(code).unwrap_err().code, "country_unknown", "{code}");
        }
    }
}
