//! How often a customer has used a coupon.

use serde::{Deserialize, Serialize};

use crate::id::{CouponId, CustomerId, MerchantId};

/// A count that goes up in the transaction that issues an invoice with the coupon; a row for each coupon and customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponUse {
    /// Whose coupon.
    pub merchant: MerchantId,
    /// Which coupon.
    pub coupon: CouponId,
    /// Who used it.
    pub customer: CustomerId,
    /// On how many invoices.
    pub used: u32,
    /// Moves with every change.
    pub version: u64,
}

impl CouponUse {
    /// Before the first use.
    pub fn none(merchant: MerchantId, coupon: CouponId, customer: CustomerId) -> Self {
        Self { merchant, coupon, customer, used: 0, version: 0 }
    }

    /// After one more use.
    #[must_use]
    pub fn once_more(&self) -> Self {
        Self { used: self.used.saturating_add(1), version: self.version.saturating_add(1), ..*self }
    }
}
