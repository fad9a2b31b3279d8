//! The records: the domain's own, and the few that only storing and delivering need.

use domain::access::Scope;
use domain::credit_note::{CreditNote, CreditNoteState, Credited};
use domain::event::{JournalEntry, Letter};
use domain::id::{ApiKeyId, CreditNoteId, EventId, InvoiceId, MerchantId, WebhookEndpointId};
use domain::invoice::{Draft, Invoice, InvoiceState};
use domain::merchant::Merchant;
use domain::party::Customer;
use domain::payment::{Discrepancy, Movement, Payment, Provider, ProviderEventId};
use domain::series::{Purpose, Register, Sequence, Series, SeriesName, SeriesSettings};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::stored::{due_key, in_order, pending_key};
use super::{CREDIT_NOTES_LISTING, INVOICES_LISTING, IndexKey, MERCHANTS_LISTING, Record, RowKey, keys};

/// How long a journal row may wait for its relay before the sweep takes it up.
const RELAY_GRACE: SignedDuration = SignedDuration::from_mins(2);

impl Record for Merchant {
    fn key(&self) -> RowKey {
        keys::merchant(self.id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }

    fn listing(&self) -> Option<IndexKey> {
        Some(IndexKey { partition: MERCHANTS_LISTING.to_owned(), sort: self.id.to_string() })
    }
}

impl Record for Customer {
    fn key(&self) -> RowKey {
        keys::customer(self.merchant, self.id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

fn in_invoice_list(merchant: MerchantId, id: InvoiceId) -> IndexKey {
    IndexKey { partition: format!("{merchant}{INVOICES_LISTING}"), sort: id.to_string() }
}

/// The place of a numbered document's body in its sequence: who counts the places knows that none is missing.
fn in_sequence(merchant: MerchantId, sequence: &Sequence, number: u64) -> IndexKey {
    IndexKey { partition: keys::sequence(merchant, sequence), sort: in_order(number) }
}

impl Record for Draft {
    fn key(&self) -> RowKey {
        keys::draft(self.merchant, self.id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }

    fn listing(&self) -> Option<IndexKey> {
        Some(in_invoice_list(self.merchant, self.id))
    }
}

impl Record for Invoice {
    fn key(&self) -> RowKey {
        keys::body(self.merchant, self.id)
    }

    fn listing(&self) -> Option<IndexKey> {
        self.sequence.as_ref().map(|sequence| in_sequence(self.merchant, sequence, self.sequence_number))
    }
}

impl Record for InvoiceState {
    fn key(&self) -> RowKey {
        keys::state(self.merchant, self.invoice)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }

    fn listing(&self) -> Option<IndexKey> {
        Some(in_invoice_list(self.merchant, self.invoice))
    }

    fn pending(&self) -> Option<IndexKey> {
        self.draw_by.map(|at| pending_key(self.invoice, at))
    }

    fn due(&self) -> Option<IndexKey> {
        self.next_action_at.map(|at| due_key(self.invoice, at))
    }
}

/// How much of an invoice was credited, and by which notes: one row per invoice, moved with each note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditedRow {
    /// How much.
    pub credited: Credited,
    /// By which notes, in their order.
    pub notes: Vec<CreditNoteId>,
}

impl Record for CreditedRow {
    fn key(&self) -> RowKey {
        keys::credited(self.credited.merchant, self.credited.invoice)
    }

    fn version(&self) -> Option<u64> {
        Some(self.credited.version)
    }
}

impl Record for CreditNote {
    fn key(&self) -> RowKey {
        keys::credit_note(self.merchant, self.id)
    }

    fn listing(&self) -> Option<IndexKey> {
        Some(in_sequence(self.merchant, &self.sequence, self.sequence_number))
    }
}

impl Record for CreditNoteState {
    fn key(&self) -> RowKey {
        keys::credit_note_state(self.merchant, self.note)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }

    fn listing(&self) -> Option<IndexKey> {
        let partition = format!("{}{CREDIT_NOTES_LISTING}", self.merchant);
        Some(IndexKey { partition, sort: self.note.to_string() })
    }

    fn pending(&self) -> Option<IndexKey> {
        self.draw_by.map(|at| pending_key(self.note, at))
    }
}

/// Waits for its relay only where somebody waits for the news; the relay clears the place, never the row.
impl Record for JournalEntry {
    /// Since the second, what posts stands in a listing.
    const SCHEMA: u32 = 2;

    fn key(&self) -> RowKey {
        keys::journal(self.merchant, self.subject, self.id)
    }

    /// What it posts stands in the customer's account, by the day it counts from. No entry posts more than once.
    fn listing(&self) -> Option<IndexKey> {
        self.postings.first().map(|posting| IndexKey {
            partition: keys::ledger(self.merchant, posting.customer, posting.amount.currency()),
            sort: format!("{}#{}", posting.effective_on, self.id),
        })
    }

    fn pending(&self) -> Option<IndexKey> {
        let at = self.recorded_at.checked_add(RELAY_GRACE).unwrap_or(Timestamp::MAX);
        crate::events::has_reader(&self.event).then(|| pending_key(self.id, at))
    }
}

impl Record for Payment {
    fn key(&self) -> RowKey {
        keys::payment(self.merchant, self.invoice, self.id)
    }
}

impl Record for Movement {
    fn key(&self) -> RowKey {
        keys::movement(self.merchant, self.provider, &self.id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

impl Record for Discrepancy {
    fn key(&self) -> RowKey {
        keys::discrepancy(self.merchant, self.id)
    }
}

/// An API key: only the digest of its secret is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// Whose.
    pub merchant: MerchantId,
    /// What the merchant calls it.
    pub name: Option<domain::text::Name>,
    /// SHA-256 of the secret part, in hexadecimal.
    pub secret_sha256: String,
    /// What it allows.
    pub scopes: Vec<Scope>,
    /// Moves with every change.
    pub version: u64,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Record for ApiKey {
    fn key(&self) -> RowKey {
        keys::api_key(self.merchant, self.id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

/// Where a provider posts what happened to a merchant's money.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookEndpoint {
    /// Its id, which names the merchant.
    pub id: WebhookEndpointId,
    /// Who posts.
    pub provider: Provider,
    /// What the provider signs with; never shown again. More than one while secrets are rotated.
    pub secrets: Vec<String>,
    /// Moves with every change.
    pub version: u64,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Never the secrets.
impl std::fmt::Debug for WebhookEndpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookEndpoint")
            .field("id", &self.id)
            .field("provider", &self.provider)
            .finish_non_exhaustive()
    }
}

impl Record for WebhookEndpoint {
    fn key(&self) -> RowKey {
        keys::webhook_endpoint(self.id)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

/// How a merchant numbers in a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesRow {
    /// Whose.
    pub merchant: MerchantId,
    /// What it is called; not written for the one of invoices, which was the only one once.
    #[serde(default = "SeriesName::invoice", skip_serializing_if = "SeriesName::is_invoice")]
    pub name: SeriesName,
    /// What it numbers.
    pub purpose: Purpose,
    /// How.
    pub settings: SeriesSettings,
    /// Moves with every change.
    pub version: u64,
}

impl Record for SeriesRow {
    fn key(&self) -> RowKey {
        keys::series(self.merchant, &self.name)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

impl From<SeriesRow> for Series {
    fn from(row: SeriesRow) -> Self {
        Self { name: row.name, purpose: row.purpose, settings: row.settings }
    }
}

/// The names and patterns that a merchant's series have taken: one row, so that two who set series at once cannot both
/// take the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesRegister {
    /// Whose.
    pub merchant: MerchantId,
    /// What is taken.
    pub taken: Register,
    /// Moves with every change.
    pub version: u64,
}

impl Record for SeriesRegister {
    fn key(&self) -> RowKey {
        keys::series_register(self.merchant)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

/// A request that was done, by the key its caller gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRow {
    /// Whose key; none when it is the operator's.
    pub merchant: Option<MerchantId>,
    /// Of what: `header` or the kind whose external id it is.
    pub scope: String,
    /// SHA-256 of the key, in hexadecimal.
    pub digest: String,
    /// SHA-256 of the request, in hexadecimal.
    pub fingerprint: String,
    /// The id of what was made.
    pub made: String,
    /// Header keys are forgotten after 30 days, external ids never.
    pub expires_at: Option<Timestamp>,
}

impl Record for KeyRow {
    fn key(&self) -> RowKey {
        keys::idempotency(self.merchant, &self.scope, &self.digest)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }
}

/// A provider's event that was taken, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderEventGuard {
    /// Whose.
    pub merchant: MerchantId,
    /// Who sent it.
    pub provider: Provider,
    /// Its id.
    pub event: ProviderEventId,
    /// When it was taken.
    pub taken_at: Timestamp,
}

impl Record for ProviderEventGuard {
    fn key(&self) -> RowKey {
        keys::provider_event(self.merchant, self.provider, &self.event)
    }
}

/// A mail being sent: reserved under a lease, then confirmed. One for each event that asks for a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailReservation {
    /// Whose.
    pub merchant: MerchantId,
    /// About which invoice.
    pub invoice: InvoiceId,
    /// The event that asks for it.
    pub event: EventId,
    /// What it is about.
    pub letter: Letter,
    /// Moves with every change.
    pub version: u64,
    /// How often it was reserved.
    pub attempts: u32,
    /// Until when the one who reserved it may be sending; none once it is confirmed.
    pub leased_until: Option<Timestamp>,
    /// The provider's id for it, once it is confirmed.
    pub message_id: Option<String>,
    /// Carried into the mail.
    pub correlation: domain::event::Correlation,
}

impl Record for MailReservation {
    fn key(&self) -> RowKey {
        keys::mail(self.merchant, self.invoice, self.event)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }

    fn pending(&self) -> Option<IndexKey> {
        self.leased_until.map(|at| pending_key(self.event, at))
    }
}
