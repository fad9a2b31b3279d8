//! How the price of a line came about: which list, which rule, which rung. It holds no words, so that each document
//! says it in its own language.

use serde::{Deserialize, Serialize};

use super::PriceList;
use crate::arithmetic::{BaseQuantity, Percentage};
use crate::id::PriceListId;
use crate::invoice::Amount;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::text::Reference;

/// How the price of a line came about; stored with the issued line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The price list.
    pub price_list: PriceListId,
    /// The merchant's own id of the list.
    pub price_list_external_id: Reference,
    /// The rule, and what it was applied to.
    #[serde(flatten)]
    pub rule: PriceRule,
    /// From how many units on the quantity discount of the line is given, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_from: Option<Quantity>,
}

impl Explanation {
    /// A rule of a list, without a quantity discount.
    pub(super) fn new(list: &PriceList, rule: PriceRule) -> Self {
        let price_list_external_id = list.external_id.clone();
        Self { price_list: list.id, price_list_external_id, rule, discount_from: None }
    }
}

/// The rule a line follows. `counted` is what was asked for in all, of which the line may be a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum PriceRule {
    /// Every unit at the same price.
    Flat {
        /// Units asked for.
        counted: Quantity,
    },
    /// The units of one rung at its price.
    Graduated {
        /// Units asked for.
        counted: Quantity,
        /// Which rung.
        rung: RungBounds,
    },
    /// What a rung costs once because some units lie on it.
    GraduatedFee {
        /// Units asked for.
        counted: Quantity,
        /// Which rung.
        rung: RungBounds,
    },
    /// All units at the price of the rung reached.
    Volume {
        /// Units asked for.
        counted: Quantity,
        /// Which rung.
        rung: RungBounds,
    },
    /// What the rung reached costs once.
    VolumeFee {
        /// Units asked for.
        counted: Quantity,
        /// Which rung.
        rung: RungBounds,
    },
    /// Whole packages: the units asked for ÷ the size, up to the next whole number.
    Package {
        /// Units asked for.
        counted: Quantity,
        /// Units in a package.
        size: BaseQuantity,
    },
    /// A percentage of an amount.
    Percentage {
        /// Of what, in the currency of the list.
        amount: Amount,
        /// Percent.
        percentage: Percentage,
    },
    /// What is added to a percentage once.
    PercentageFixed {
        /// Of what, in the currency of the list.
        amount: Amount,
        /// Percent.
        percentage: Percentage,
    },
    /// The least a percentage with its fixed part comes to, in their place.
    PercentageMinimum {
        /// Of what, in the currency of the list.
        amount: Amount,
        /// Percent.
        percentage: Percentage,
        /// What percentage and fixed part came to: less.
        calculated: Money,
    },
    /// The most a percentage with its fixed part comes to, in their place.
    PercentageMaximum {
        /// Of what, in the currency of the list.
        amount: Amount,
        /// Percent.
        percentage: Percentage,
        /// What percentage and fixed part came to: more.
        calculated: Money,
    },
    /// What lines priced by the list lack of its minimum.
    MinimumCommitment {
        /// What the lines came to, before VAT.
        reached: Money,
        /// What they come to at least.
        minimum: Money,
    },
}

/// Where a rung begins, itself excluded, and where it ends, itself included: above 100 up to 500.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RungBounds {
    /// Excluded.
    pub above: Quantity,
    /// Included; the last rung has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Quantity>,
}
