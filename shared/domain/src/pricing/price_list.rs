//! A price list: what items cost, for whom and when.

use serde::{Deserialize, Serialize};

use super::{PriceTable, Validity};
use crate::id::{CustomerId, MerchantId, PriceListId};
use crate::party::Metadata;
use crate::text::{Name, Reference};

/// What a merchant says of a price list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceListProfile {
    /// What it is called.
    pub name: Name,
    /// Whose contract it is: then it is for that customer only, and comes before all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// When it holds.
    #[serde(flatten)]
    pub validity: Validity,
    /// Its prices.
    #[serde(flatten)]
    pub table: PriceTable,
    /// The shop's own.
    #[serde(default)]
    pub metadata: Metadata,
}

/// A price list as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    /// Its id.
    pub id: PriceListId,
    /// Whose list.
    pub merchant: MerchantId,
    /// The merchant's own id for it, unique among its price lists.
    pub external_id: Reference,
    /// What the merchant says of it.
    pub profile: PriceListProfile,
    /// Moves with every change.
    pub version: u64,
    /// When it was made.
    pub created_at: jiff::Timestamp,
}
