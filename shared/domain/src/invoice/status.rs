//! How an issued invoice stands, derived from what is open, what was credited and the day.

use jiff::civil::Date;

use super::{Invoice, InvoiceState};
use crate::money::{Money, MoneyError};

/// How an issued invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing of it is paid, and it is not due yet or due today.
    Issued,
    /// Something of it is paid or credited, and it is not due yet or due today.
    PartlyPaid,
    /// Nothing is open.
    Paid,
    /// Something is open after its due date.
    Overdue,
    /// All of it was credited.
    Void,
    /// Something is open, and the seller has given up hope of it.
    Uncollectible,
}

impl Status {
    /// Its name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::PartlyPaid => "partly_paid",
            Self::Paid => "paid",
            Self::Overdue => "overdue",
            Self::Void => "void",
            Self::Uncollectible => "uncollectible",
        }
    }
}

impl Invoice {
    /// What it claims, payments beforehand left out: the total with VAT and its rounding (BT-112 + BT-114).
    pub fn claim(&self) -> Result<Money, MoneyError> {
        let nothing = Money::zero(self.currency);
        self.totals.tax_inclusive.checked_add(self.totals.rounding.unwrap_or(nothing))
    }
}

impl InvoiceState {
    /// Whether all of the invoice was credited.
    pub fn is_void(&self, invoice: &Invoice) -> bool {
        self.credited.is_some_and(|credited| invoice.claim() == Ok(credited))
    }

    /// How the invoice stands on a day in the seller's zone.
    pub fn status(&self, invoice: &Invoice, today: Date) -> Status {
        if self.is_void(invoice) {
            Status::Void
        } else if self.is_paid() {
            Status::Paid
        } else if self.uncollectible {
            Status::Uncollectible
        } else if today > invoice.due_date {
            Status::Overdue
        } else if self.open == invoice.totals.payable {
            Status::Issued
        } else {
            Status::PartlyPaid
        }
    }
}
