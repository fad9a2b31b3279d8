//! The records of what is sold and at which prices: items, price lists and coupons.

use domain::id::MerchantId;
use domain::pricing::{Coupon, Item, PriceList};
use serde::{Deserialize, Serialize};

use super::{Record, RowKey, keys};

/// Kept by its number, so that a line that names it is one read.
impl Record for Item {
    fn key(&self) -> RowKey {
        keys::item(self.merchant, &self.external_id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

impl Record for PriceList {
    fn key(&self) -> RowKey {
        keys::price_list(self.merchant, self.id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

/// Kept by its code, so that an order that uses it is one read.
impl Record for Coupon {
    fn key(&self) -> RowKey {
        keys::coupon(self.merchant, &self.code)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

/// By what something is kept that has an id and is kept by a name: the number of an item, the code of a coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    /// Whose.
    pub merchant: MerchantId,
    /// Its id.
    pub id: String,
    /// What it is kept by; it never changes.
    pub name: String,
}

impl Record for NameRow {
    fn key(&self) -> RowKey {
        keys::name(self.merchant, &self.id)
    }
}
