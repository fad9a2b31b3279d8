//! What moves after an invoice was issued: how far its document and mail have come, and what is still open.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Invoice, StoredDocument};
use crate::dunning::first_reminder_at;
use crate::id::{InvoiceId, MerchantId};
use crate::money::{Money, MoneyError};

/// How far the document has come on its way to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Issued, and no document yet.
    Pending,
    /// The document is stored.
    Drawn,
    /// The mail provider took the mail.
    Sent,
}

/// The only part of an issued invoice that changes; at most 1 KB as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceState {
    /// Which invoice.
    pub invoice: InvoiceId,
    /// Whose.
    pub merchant: MerchantId,
    /// Moves with every change.
    pub version: u64,
    /// What is still to be paid.
    pub open: Money,
    /// How far the document has come.
    pub delivery: Delivery,
    /// The document, once there is one.
    pub document: Option<StoredDocument>,
    /// Reminders so far.
    pub reminders: u32,
    /// Whether a payment of it is contested.
    pub disputed: bool,
    /// What was credited, VAT included; none while nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credited: Option<Money>,
    /// Whether the seller has given up hope of being paid. It is still owed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncollectible: bool,
    /// The final invoice that deducts it, where it is one of a deposit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deducted_by: Option<InvoiceId>,
    /// The draft, or the invoice it has become, that takes its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<InvoiceId>,
    /// When to look whether it is overdue; none when there is nothing to chase.
    pub next_action_at: Option<Timestamp>,
    /// From when on a missing document is somebody's business; none once there is one.
    pub draw_by: Option<Timestamp>,
    /// How often the sweep has asked for the document again.
    pub redraws: u32,
}

impl InvoiceState {
    /// The state in which an invoice is issued.
    pub fn issued(invoice: &Invoice, draw_by: Timestamp) -> Self {
        let open = invoice.totals.payable;
        Self {
            invoice: invoice.id,
            merchant: invoice.merchant,
            version: 1,
            open,
            delivery: Delivery::Pending,
            document: None,
            reminders: 0,
            disputed: false,
            credited: None,
            uncollectible: false,
            deducted_by: None,
            replaced_by: None,
            next_action_at: if open.is_zero() { None } else { first_reminder_at(invoice) },
            draw_by: Some(draw_by),
            redraws: 0,
        }
    }

    /// Whether nothing is left to pay.
    pub fn is_paid(&self) -> bool {
        self.open.is_zero()
    }

    /// The same state with its next version, to be changed and stored.
    #[must_use]
    pub fn next(&self) -> Self {
        Self { version: self.version.saturating_add(1), ..self.clone() }
    }

    /// Records the document.
    #[must_use]
    pub fn drawn(&self, document: StoredDocument) -> Self {
        Self { delivery: Delivery::Drawn, document: Some(document), draw_by: None, ..self.next() }
    }

    /// Records that the mail provider took the mail with the document.
    #[must_use]
    pub fn sent(&self) -> Self {
        Self { delivery: Delivery::Sent, ..self.next() }
    }

    /// Records a credit note of `total` that lessens what is open, and what takes the invoice's place, if anything does.
    /// What is not open any more is not chased any more.
    pub fn corrected(
        &self,
        total: Money,
        reduces_open: Money,
        replaced_by: Option<InvoiceId>,
    ) -> Result<Self, MoneyError> {
        let before = self.credited.unwrap_or(Money::zero(self.open.currency()));
        let open = self.open.checked_sub(reduces_open)?;
        Ok(Self {
            open,
            credited: Some(before.checked_add(total)?),
            replaced_by: replaced_by.or(self.replaced_by),
            next_action_at: self.next_action_at.filter(|_| !open.is_zero()),
            ..self.next()
        })
    }

    /// Records that a final invoice deducts it.
    #[must_use]
    pub fn deducted(&self, by: InvoiceId) -> Self {
        Self { deducted_by: Some(by), ..self.next() }
    }

    /// Records that no final invoice deducts it any more.
    #[must_use]
    pub fn released(&self) -> Self {
        Self { deducted_by: None, ..self.next() }
    }

    /// Records that the seller has given up hope: it is chased no more.
    #[must_use]
    pub fn given_up(&self) -> Self {
        Self { uncollectible: true, next_action_at: None, ..self.next() }
    }

    /// Records that a payment is contested: it is chased no more.
    #[must_use]
    pub fn contested(&self) -> Self {
        Self { disputed: true, next_action_at: None, ..self.next() }
    }
}
