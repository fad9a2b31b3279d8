//! An item as it is asked for: how much of it, or of which amount.

use serde::{Deserialize, Serialize};

use crate::invoice::Amount;
use crate::quantity::Quantity;
use crate::text::Reference;

/// An item, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedItem {
    /// Which item, by the seller's own number (BT-155).
    pub item: Reference,
    /// How much.
    pub measure: Measure,
}

/// How much is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// So many units.
    Quantity(Quantity),
    /// A percentage of so much, in the currency of the prices.
    Amount(Amount),
}
