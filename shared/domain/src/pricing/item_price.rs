//! What one item costs in a price list.

use serde::{Deserialize, Serialize};

use super::{PriceModel, QuantityDiscounts};
use crate::text::Reference;

/// What an item costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPrice {
    /// Which item, by the seller's own number (BT-155).
    pub item: Reference,
    /// How the price follows from the quantity.
    #[serde(flatten)]
    pub model: PriceModel,
    /// What large quantities are spared; never beside a percentage of an amount.
    #[serde(default, skip_serializing_if = "QuantityDiscounts::is_empty")]
    pub discounts: QuantityDiscounts,
}
