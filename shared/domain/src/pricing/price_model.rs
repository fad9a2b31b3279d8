//! How a price follows from a quantity.

use serde::{Deserialize, Serialize};

use super::{PercentagePrice, Tiers};
use crate::arithmetic::BaseQuantity;
use crate::price::UnitPrice;

/// How a price follows from a quantity. Prices are before VAT and exact decimals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "snake_case")]
pub enum PriceModel {
    /// Every unit at the same price.
    Flat {
        /// BT-146.
        unit_price: UnitPrice,
        /// BT-149: how many units the price is for.
        #[serde(default, skip_serializing_if = "BaseQuantity::is_one")]
        base_quantity: BaseQuantity,
    },
    /// The units of each rung at the price of that rung.
    Graduated {
        /// The rungs.
        tiers: Tiers,
    },
    /// All units at the price of the rung reached.
    Volume {
        /// The rungs.
        tiers: Tiers,
    },
    /// Whole packages; one that is begun counts.
    Package {
        /// How many units a package holds.
        size: BaseQuantity,
        /// What a package costs.
        price: UnitPrice,
    },
    /// A percentage of an amount.
    Percentage(PercentagePrice),
}

impl PriceModel {
    /// The rungs, where there are any.
    pub fn tiers(&self) -> Option<&Tiers> {
        match self {
            Self::Graduated { tiers } | Self::Volume { tiers } => Some(tiers),
            Self::Flat { .. } | Self::Package { .. } | Self::Percentage(_) => None,
        }
    }

    /// What may be charged once, and where it stands: it is money, so it has no more decimals than its currency.
    pub(super) fn fees(&self) -> Vec<(String, UnitPrice)> {
        match self {
            Self::Flat { .. } | Self::Package { .. } => Vec::new(),
            Self::Graduated { tiers } | Self::Volume { tiers } => {
                let fees = tiers.rungs().enumerate();
                fees.filter_map(|(index, rung)| Some((format!("/tiers/{index}/flat_fee"), rung.flat_fee?))).collect()
            }
            Self::Percentage(price) => {
                let parts = [("/fixed", price.fixed()), ("/minimum", price.minimum()), ("/maximum", price.maximum())];
                parts.into_iter().filter_map(|(pointer, part)| Some((pointer.to_owned(), part?))).collect()
            }
        }
    }
}
