//! What moves after a credit note was issued: how far its document and mail have come, and whether money went back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::CreditNote;
use crate::id::{CreditNoteId, InvoiceId, MerchantId};
use crate::invoice::{Delivery, StoredDocument};

/// Whether money is to go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// None is.
    None,
    /// It is, and has not.
    Due,
    /// It did.
    Paid,
}

/// The only part of an issued credit note that changes; at most 1 KB as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNoteState {
    /// Which note.
    pub note: CreditNoteId,
    /// Which invoice it corrects.
    pub invoice: InvoiceId,
    /// Whose.
    pub merchant: MerchantId,
    /// Moves with every change.
    pub version: u64,
    /// How far the document has come.
    pub delivery: Delivery,
    /// The document, once there is one.
    pub document: Option<StoredDocument>,
    /// From when on a missing document is somebody's business; none once there is one.
    pub draw_by: Option<Timestamp>,
    /// How often the sweep has asked for the document again.
    pub redraws: u32,
    /// Whether money is to go back.
    pub refund: RefundStatus,
}

impl CreditNoteState {
    /// The state in which a note is issued.
    pub fn issued(note: &CreditNote, draw_by: Timestamp) -> Self {
        Self {
            note: note.id,
            invoice: note.corrects.invoice,
            merchant: note.merchant,
            version: 1,
            delivery: Delivery::Pending,
            document: None,
            draw_by: Some(draw_by),
            redraws: 0,
            refund: if note.effect.refund.is_zero() { RefundStatus::None } else { RefundStatus::Due },
        }
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

    /// Records that the money went back.
    #[must_use]
    pub fn refunded(&self) -> Self {
        Self { refund: RefundStatus::Paid, ..self.next() }
    }
}
