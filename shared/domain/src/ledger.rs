//! The ledger: every change in what a customer owes, append-only; the balance is the sum of the entries.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::currency::Currency;
use crate::id::{CustomerId, MerchantId};
use crate::money::Money;

/// A change in what a customer owes: above zero it owes more. Its currency is the amount's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Whose account.
    pub customer: CustomerId,
    /// By how much.
    pub amount: Money,
    /// The day it counts from, in the merchant's zone; `recorded_at` of the journal row is when it was written.
    pub effective_on: Date,
}

/// What a customer owes in one currency: a projection of the postings, moved in the same transaction as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Whose customer.
    pub merchant: MerchantId,
    /// Which customer.
    pub customer: CustomerId,
    /// In which currency.
    pub currency: Currency,
    /// The sum of the postings, in minor units.
    pub open_minor: i64,
}
