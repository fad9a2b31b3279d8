//! Quantity discounts: from so many units on, so many percent less.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::Percentage;
use crate::quantity::Quantity;
use crate::refusal::{Invalid, InvalidAt};

/// The most quantity discounts of one price.
pub const QUANTITY_DISCOUNTS_MAX: usize = 10;

/// So many percent less from so many units on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuantityDiscount {
    /// The first quantity that has it, itself included.
    pub from: Quantity,
    /// Percent, above 0 and at most 100.
    pub percentage: Percentage,
}

/// At most [`QUANTITY_DISCOUNTS_MAX`] discounts, of which the highest one reached is given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<QuantityDiscount>")]
pub struct QuantityDiscounts(Vec<QuantityDiscount>);

impl QuantityDiscounts {
    /// The quantities rise strictly from above nothing.
    pub fn new(discounts: Vec<QuantityDiscount>) -> Result<Self, InvalidAt> {
        if discounts.len() > QUANTITY_DISCOUNTS_MAX {
            let detail = format!("a price has at most {QUANTITY_DISCOUNTS_MAX} quantity discounts");
            return Err(Invalid::new("quantity_discounts_count", detail).at("/discounts"));
        }
        let mut before = Quantity::ZERO;
        for (index, discount) in discounts.iter().enumerate() {
            if discount.from.value() <= before.value() {
                let detail = "each from is above the one before it, and the first above zero";
                let invalid = Invalid::new("quantity_discounts_malformed", detail);
                return Err(invalid.at(format!("/discounts/{index}/from")));
            }
            let percentage = discount.percentage.value();
            if percentage.is_zero() || percentage > Decimal::ONE_HUNDRED {
                let detail = "a discount is above 0 and at most 100 percent";
                let invalid = Invalid::new("percentage_out_of_range", detail);
                return Err(invalid.at(format!("/discounts/{index}/percentage")));
            }
            before = discount.from;
        }
        Ok(Self(discounts))
    }

    /// The highest discount a quantity reaches.
    pub fn reached(&self, quantity: Quantity) -> Option<QuantityDiscount> {
        self.0.iter().take_while(|discount| discount.from.value() <= quantity.value()).last().copied()
    }

    /// From the lowest quantity.
    pub fn all(&self) -> &[QuantityDiscount] {
        &self.0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<Vec<QuantityDiscount>> for QuantityDiscounts {
    type Error = InvalidAt;

    fn try_from(discounts: Vec<QuantityDiscount>) -> Result<Self, InvalidAt> {
        Self::new(discounts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn discount(from: &str, percentage: &str) -> QuantityDiscount {
        let percentage = Percentage::parse(percentage).unwrap();
        QuantityDiscount { from: Quantity::parse(from).unwrap(), percentage }
    }

    fn refused(discounts: Vec<QuantityDiscount>) -> (&'static str, String) {
        let InvalidAt { invalid, pointer } = QuantityDiscounts::new(discounts).unwrap_err();
        (invalid.code, pointer)
    }

    #[test]
    fn the_highest_discount_reached_is_given_and_its_quantity_is_within() {
        let discounts = QuantityDiscounts::new(vec![discount("10", "5"), discount("100", "12.5")]).unwrap();
        let given = |quantity: &str| {
            let reached = discounts.reached(Quantity::parse(quantity).unwrap());
            reached.map(|discount| discount.percentage.to_string())
        };
        for (quantity, expected) in [
            ("-10", None),
            ("9.9999", None),
            ("10", Some("5")),
            ("99.9999", Some("5")),
            ("100", Some("12.5")),
            ("100000", Some("12.5")),
        ] {
            assert_eq!(given(quantity).as_deref(), expected, "{quantity}");
        }
    }

    #[test]
    fn discounts_rise_and_take_at_most_everything() {
        let malformed = |pointer: &str| ("quantity_discounts_malformed", pointer.to_owned());
        assert_eq!(refused(vec![discount("0", "5")]), malformed("/discounts/0/from"));
        assert_eq!(refused(vec![discount("10", "5"), discount("10", "6")]), malformed("/discounts/1/from"));
        let out_of_range = ("percentage_out_of_range", "/discounts/0/percentage".to_owned());
        assert_eq!(refused(vec![discount("10", "0")]), out_of_range);
        assert_eq!(refused(vec![discount("10", "100.0001")]), out_of_range);
        assert!(QuantityDiscounts::new(vec![discount("0.0001", "100")]).is_ok());
    }

    #[test]
    fn ten_discounts_are_allowed_and_eleven_are_not() {
        let discounts = |count: usize| (1..=count).map(|from| discount(&from.to_string(), "1")).collect::<Vec<_>>();
        assert_eq!(QuantityDiscounts::new(discounts(10)).unwrap().all().len(), 10);
        assert_eq!(refused(discounts(11)), ("quantity_discounts_count", "/discounts".to_owned()));
    }
}
