//! A percentage of an amount, as payment fees are: "1.4 % + 0.25, at least 1.00 and at most 10.00".

use serde::{Deserialize, Serialize};

use crate::arithmetic::Percentage;
use crate::price::UnitPrice;
use crate::refusal::{Invalid, InvalidAt};

/// A percentage, what is added to it once, and the bounds of both together. Each of these may stand as the price of a
/// line, so each has a price's digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct PercentagePrice {
    percentage: Percentage,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<UnitPrice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<UnitPrice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<UnitPrice>,
}

#[derive(Deserialize)]
struct Unchecked {
    percentage: Percentage,
    #[serde(default)]
    fixed: Option<UnitPrice>,
    #[serde(default)]
    minimum: Option<UnitPrice>,
    #[serde(default)]
    maximum: Option<UnitPrice>,
}

impl PercentagePrice {
    /// The maximum is not below the minimum.
    pub fn new(
        percentage: Percentage,
        fixed: Option<UnitPrice>,
        minimum: Option<UnitPrice>,
        maximum: Option<UnitPrice>,
    ) -> Result<Self, InvalidAt> {
        if let (Some(minimum), Some(maximum)) = (minimum, maximum)
            && maximum.value() < minimum.value()
        {
            let detail = format!("the maximum {maximum} is below the minimum {minimum}");
            return Err(Invalid::new("price_bounds_reversed", detail).at("/maximum"));
        }
        Ok(Self { percentage, fixed, minimum, maximum })
    }

    /// Percent of the amount.
    pub fn percentage(&self) -> Percentage {
        self.percentage
    }

    /// What is added once.
    pub fn fixed(&self) -> Option<UnitPrice> {
        self.fixed
    }

    /// What percentage and fixed part come to at least.
    pub fn minimum(&self) -> Option<UnitPrice> {
        self.minimum
    }

    /// What percentage and fixed part come to at most.
    pub fn maximum(&self) -> Option<UnitPrice> {
        self.maximum
    }
}

impl TryFrom<Unchecked> for PercentagePrice {
    type Error = InvalidAt;

    fn try_from(read: Unchecked) -> Result<Self, InvalidAt> {
        Self::new(read.percentage, read.fixed, read.minimum, read.maximum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_maximum_may_equal_the_minimum_but_not_fall_below_it() {
        let price = |text: &str| Some(UnitPrice::parse(text).unwrap());
        let percentage = Percentage::parse("1.4").unwrap();
        assert!(PercentagePrice::new(percentage, None, price("5"), price("5")).is_ok());
        let refused = PercentagePrice::new(percentage, None, price("5"), price("4.99")).unwrap_err();
        assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("price_bounds_reversed", "/maximum"));
    }
}
