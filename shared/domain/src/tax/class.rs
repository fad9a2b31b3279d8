//! Which of a country's rates.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// The class of a rate. Which goods and services a class holds, each country says for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateClass {
    /// `standard`: what most is taxed at (Article 96 of Directive 2006/112/EC).
    Standard,
    /// `reduced`: the higher of the rates of 5 % and more below the standard rate (Article 98(1)), or the only one.
    Reduced,
    /// `second_reduced`: the lower of two.
    SecondReduced,
    /// `super_reduced`: below 5 % (Articles 98(2), 110, 114).
    SuperReduced,
    /// `parking`: 12 % or more on goods that were taxed lower in 1991 (Articles 103, 118, 119).
    Parking,
    /// `zero`: taxed, at zero; the seller deducts what it paid.
    Zero,
    /// `exempt`: not taxed, and the seller deducts nothing (Articles 132, 135).
    Exempt,
}

impl RateClass {
    /// Every class.
    pub const ALL: [Self; 7] = [
        Self::Standard,
        Self::Reduced,
        Self::SecondReduced,
        Self::SuperReduced,
        Self::Parking,
        Self::Zero,
        Self::Exempt,
    ];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        Self::ALL.into_iter().find(|class| class.as_str() == text).ok_or_else(|| {
            let names = Self::ALL.map(Self::as_str).join(", ");
            Invalid::new("rate_class_unknown", format!("{text:?} is not one of {names}"))
        })
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Reduced => "reduced",
            Self::SecondReduced => "second_reduced",
            Self::SuperReduced => "super_reduced",
            Self::Parking => "parking",
            Self::Zero => "zero",
            Self::Exempt => "exempt",
        }
    }

    /// Whether it is taxed at a rate above zero.
    pub fn has_rate(self) -> bool {
        !matches!(self, Self::Zero | Self::Exempt)
    }
}

impl fmt::Display for RateClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

serde_as_text!(RateClass);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_read_by_the_name_it_is_written_with() {
        for class in RateClass::ALL {
            assert_eq!(RateClass::parse(class.as_str()), Ok(class));
            assert_eq!(serde_json::to_value(class).unwrap(), class.to_string());
        }
        let refused = RateClass::parse("low").unwrap_err();
        assert_eq!(refused.code, "rate_class_unknown");
        assert!(refused.detail.contains("standard, reduced, second_reduced"));
    }

    #[test]
    fn zero_and_exempt_have_no_rate() {
        let without: Vec<_> = RateClass::ALL.into_iter().filter(|class| !class.has_rate()).collect();
        assert_eq!(without, [RateClass::Zero, RateClass::Exempt]);
    }
}
