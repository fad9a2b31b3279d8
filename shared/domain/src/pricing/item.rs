//! An item: what a merchant sells, as lines name it.

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, MerchantId};
use crate::party::Metadata;
use crate::tax::{RateClass, SupplyKind};
use crate::text::{Name, Note, Reference};
use crate::unit::Unit;

/// What a merchant says of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemProfile {
    /// BT-153.
    pub name: Name,
    /// BT-154.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Note>,
    /// BT-130: what its quantities count.
    pub unit: Unit,
    /// Which of a country's VAT rates it bears where it is taxed; the standard rate where none is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_class: Option<RateClass>,
    /// What it is, as far as the place of its supply asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply: Option<SupplyKind>,
    /// Whether it is no longer sold: it stays readable, and no new line may name it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    /// The shop's own.
    #[serde(default)]
    pub metadata: Metadata,
}

/// An item as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Whose item.
    pub merchant: MerchantId,
    /// BT-155: the seller's own item number, unique among the merchant's items. Lines and prices name it.
    pub external_id: Reference,
    /// What the merchant says of it.
    pub profile: ItemProfile,
    /// Moves with every change.
    pub version: u64,
    /// When it was made.
    pub created_at: jiff::Timestamp,
}
