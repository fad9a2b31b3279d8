//! Events: what happened, each one row of the journal, which is also the ledger's entry and the audit's.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::credit_note::Settlement;
use crate::id::{ApiKeyId, CreditNoteId, CustomerId, DiscrepancyId, EventId, InvoiceId, MerchantId, PaymentId};
use crate::invoice::{StoredDocument, StoredFile};
use crate::ledger::Posting;
use crate::money::Money;
use crate::payment::{Mismatch, MovementId, Provider};
use crate::series::Number;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// A draft was put before somebody else to be approved.
    #[serde(rename = "invoice.submitted")]
    InvoiceSubmitted {
        /// Which version of the draft.
        version: u64,
    },
    /// A draft was approved by somebody who did not write it.
    #[serde(rename = "invoice.approved")]
    InvoiceApproved {
        /// Which version of the draft.
        version: u64,
    },
    /// An invoice got its number.
    #[serde(rename = "invoice.issued")]
    InvoiceIssued {
        /// BT-1.
        number: Number,
        /// Who bought.
        customer: CustomerId,
        /// BT-115.
        payable: Money,
        /// BT-9.
        due_date: Date,
    },
    /// Its document was stored.
    #[serde(rename = "invoice.drawn")]
    InvoiceDrawn {
        /// Where, and its digest.
        document: StoredDocument,
        /// What lies beside it: its electronic invoices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<StoredFile>,
    },
    /// The mail provider took a mail.
    #[serde(rename = "mail.sent")]
    MailSent {
        /// What the mail was about.
        letter: Letter,
        /// The provider's own id for it.
        message_id: String,
    },
    /// A mail could not be sent and is given up.
    #[serde(rename = "mail.failed")]
    MailFailed {
        /// What the mail was about.
        letter: Letter,
    },
    /// A payment was applied.
    #[serde(rename = "payment.received")]
    PaymentReceived {
        /// Its id.
        payment: PaymentId,
        /// Who reported it.
        provider: Provider,
        /// The movement of money.
        movement: MovementId,
        /// How much.
        amount: Money,
        /// What is open after it.
        open: Money,
    },
    /// A payment was reported that does not fit.
    #[serde(rename = "payment.unmatched")]
    PaymentUnmatched {
        /// Where it waits for a decision.
        discrepancy: DiscrepancyId,
        /// Why it does not fit.
        mismatch: Mismatch,
    },
    /// A reminder is due and will be mailed.
    #[serde(rename = "invoice.reminded")]
    InvoiceReminded {
        /// The first, the second …
        reminder: u32,
        /// What is open.
        open: Money,
    },
    /// A credit note that corrects it got its number.
    #[serde(rename = "credit_note.issued")]
    CreditNoteIssued {
        /// Which note.
        credit_note: CreditNoteId,
        /// BT-1 of the note.
        number: Number,
        /// BT-115 of the note.
        total: Money,
        /// What becomes of it.
        effect: Settlement,
        /// What is open of the invoice after it.
        open: Money,
    },
    /// The document of a credit note was stored.
    #[serde(rename = "credit_note.drawn")]
    CreditNoteDrawn {
        /// Which note.
        credit_note: CreditNoteId,
        /// Where, and its digest.
        document: StoredDocument,
        /// What lies beside it: its electronic invoices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<StoredFile>,
    },
    /// What a credit note gives back was paid back.
    #[serde(rename = "credit_note.refunded")]
    CreditNoteRefunded {
        /// Which note.
        credit_note: CreditNoteId,
        /// How much.
        amount: Money,
    },
    /// The seller gives up hope of being paid.
    #[serde(rename = "invoice.uncollectible")]
    InvoiceUncollectible {
        /// What is still owed.
        open: Money,
    },
    /// A payment of it is contested.
    #[serde(rename = "invoice.disputed")]
    InvoiceDisputed {
        /// The movement of money.
        movement: MovementId,
    },
}

impl Event {
    /// Its published name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::InvoiceSubmitted { .. } => "invoice.submitted",
            Self::InvoiceApproved { .. } => "invoice.approved",
            Self::InvoiceIssued { .. } => "invoice.issued",
            Self::InvoiceDrawn { .. } => "invoice.drawn",
            Self::MailSent { .. } => "mail.sent",
            Self::MailFailed { .. } => "mail.failed",
            Self::PaymentReceived { .. } => "payment.received",
            Self::PaymentUnmatched { .. } => "payment.unmatched",
            Self::InvoiceReminded { .. } => "invoice.reminded",
            Self::CreditNoteIssued { .. } => "credit_note.issued",
            Self::CreditNoteDrawn { .. } => "credit_note.drawn",
            Self::CreditNoteRefunded { .. } => "credit_note.refunded",
            Self::InvoiceUncollectible { .. } => "invoice.uncollectible",
            Self::InvoiceDisputed { .. } => "invoice.disputed",
        }
    }
}

/// What a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letter {
    /// The invoice itself, its document attached.
    Invoice,
    /// A credit note, its document attached.
    CreditNote,
    /// Thanks for a payment.
    Receipt,
    /// A reminder of what is overdue, the document attached.
    Reminder,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// A shop, by one of its keys.
    ApiKey(ApiKeyId),
    /// Whoever runs the system.
    Operator,
    /// A payment provider.
    Provider(Provider),
    /// The system itself, by the name of the function.
    Function(std::borrow::Cow<'static, str>),
}

/// Joins what belongs to one request through events, queues and mails: at most 64 letters, digits, hyphens and
/// underscores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Correlation(String);

impl Correlation {
    /// Keeps what is plain of the text and drops the rest, so that it can stand in a log line and a mail header.
    pub fn from_text(text: &str) -> Self {
        let plain = |character: &char| character.is_ascii_alphanumeric() || *character == '-' || *character == '_';
        Self(text.chars().filter(plain).take(64).collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One business act: the event, the ledger's postings and the audit entry in one row, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// Sorts by time.
    pub id: EventId,
    /// Whose.
    pub merchant: MerchantId,
    /// What it is about.
    pub subject: Subject,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// What it changed in what customers owe.
    pub postings: Vec<Posting>,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// Which request it belongs to.
    pub correlation: Correlation,
}

/// What a journal row is about; rows of one subject lie together, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "subject", content = "subject_id", rename_all = "snake_case")]
pub enum Subject {
    /// An invoice.
    Invoice(InvoiceId),
    /// A payment that fits no invoice.
    Discrepancy(DiscrepancyId),
}

impl Subject {
    /// The invoice, if it is one.
    pub fn invoice(self) -> Option<InvoiceId> {
        match self {
            Self::Invoice(invoice) => Some(invoice),
            Self::Discrepancy(_) => None,
        }
    }
}
