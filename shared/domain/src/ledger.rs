//! The ledger: every change in what a customer owes, append-only; the balance is the sum of the entries.
//! The account of a customer and currency is a counter that every posting moves in the same transaction.

mod statement;

pub use statement::{Posted, Statement, StatementEntry};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::CustomerId;
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
