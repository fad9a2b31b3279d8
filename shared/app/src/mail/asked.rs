//! The mail an event asks for: what it is about, read from the rows when it is to be sent, and written to its reader.

use domain::credit_note::{CreditNote, CreditNoteState};
use domain::event::{Correlation, Event, JournalEntry, Letter, Subject};
use domain::id::{CreditNoteId, EventId, InvoiceId, MerchantId};
use domain::invoice::{Invoice, InvoiceState, StoredDocument};
use domain::money::Money;

use super::{Content, compose};
use crate::documents::{credit_note_file_name, invoice_file_name, pay_link};
use crate::failure::{Failure, FailureKind};
use crate::ports::{Attachment, Documents, Mail, MailTags, Records, Store, Write};
use crate::rows::{Record, RowKey, keys};

/// A mail that an event asks for.
pub(super) struct Asked {
    event: EventId,
    matter: Matter,
    invoice: Invoice,
    state: InvoiceState,
}

/// What it is about.
enum Matter {
    Invoice,
    CreditNote(Box<CreditNote>, Box<CreditNoteState>),
    Receipt { amount: Money, open: Money },
    Reminder,
}

impl Asked {
    /// Reads what an event of an invoice's journal asks for.
    pub(super) async fn read(
        store: &impl Store,
        merchant: MerchantId,
        invoice: InvoiceId,
        event: EventId,
    ) -> Result<Self, Failure> {
        let entry: JournalEntry = get(store, &keys::journal(merchant, Subject::Invoice(invoice), event)).await?;
        let matter = match entry.event {
            Event::InvoiceDrawn { .. } => Matter::Invoice,
            Event::CreditNoteDrawn { credit_note, .. } => Matter::credit_note(store, merchant, credit_note).await?,
            Event::PaymentReceived { amount, open, .. } => Matter::Receipt { amount, open },
            Event::InvoiceReminded { .. } => Matter::Reminder,
            _ => return Err(missing()),
        };
        let state = get(store, &keys::state(merchant, invoice)).await?;
        let invoice = get(store, &keys::body(merchant, invoice)).await?;
        Ok(Self { event, matter, invoice, state })
    }

    /// What kind of mail it is.
    pub(super) fn letter(&self) -> Letter {
        match self.matter {
            Matter::Invoice => Letter::Invoice,
            Matter::CreditNote(..) => Letter::CreditNote,
            Matter::Receipt { .. } => Letter::Receipt,
            Matter::Reminder => Letter::Reminder,
        }
    }

    /// Whether what it is about is over: nothing is left to be reminded of.
    pub(super) fn is_obsolete(&self) -> bool {
        let Self { state, .. } = self;
        self.letter() == Letter::Reminder && (state.is_paid() || state.disputed || state.uncollectible)
    }

    /// The mail itself.
    pub(super) async fn write(
        &self,
        documents: &impl Documents,
        correlation: &Correlation,
        public_url: &str,
    ) -> Result<Mail, Failure> {
        let (invoice, buyer) = (&self.invoice, &self.invoice.buyer);
        let unknown = || Failure::new(FailureKind::Corrupt, "find whom to write to");
        let contact = buyer.billing_contact().ok_or_else(unknown)?;
        let attachment = self.attachment(documents).await?;
        let head = compose(&self.content(), invoice, &pay_link(public_url, invoice))?;
        Ok(Mail {
            from_name: invoice.seller.name.to_string(),
            reply_to: invoice.seller.email.clone(),
            to_name: contact.name.to_string(),
            to: contact.email.clone(),
            subject: head.subject,
            text: head.text,
            html: head.html,
            language: buyer.language.tag(),
            attachment,
            tags: MailTags {
                merchant: invoice.merchant,
                invoice: invoice.id,
                event: self.event,
                letter: self.letter(),
                correlation: correlation.clone(),
            },
        })
    }

    /// The state that knows it was sent, where the mail brings a document for the first time.
    pub(super) fn sent(&self) -> Result<Option<Write>, Failure> {
        match &self.matter {
            Matter::Invoice => Write::replace(&self.state.sent()).map(Some),
            Matter::CreditNote(_, state) => Write::replace(&state.sent()).map(Some),
            Matter::Receipt { .. } | Matter::Reminder => Ok(None),
        }
    }

    fn content(&self) -> Content<'_> {
        match &self.matter {
            Matter::Invoice => Content::Invoice,
            Matter::CreditNote(note, _) => Content::CreditNote { note, open: self.state.open },
            Matter::Receipt { amount, open } => Content::Receipt { amount: *amount, open: *open },
            Matter::Reminder => Content::Reminder { open: self.state.open },
        }
    }

    async fn attachment(&self, documents: &impl Documents) -> Result<Option<Attachment>, Failure> {
        let (document, file_name): (&Option<StoredDocument>, String) = match &self.matter {
            Matter::Receipt { .. } => return Ok(None),
            Matter::Invoice | Matter::Reminder => (&self.state.document, invoice_file_name(&self.invoice.number)),
            Matter::CreditNote(note, state) => (&state.document, credit_note_file_name(&note.number)),
        };
        let Some(document) = document else {
            return Err(Failure::new(FailureKind::Unavailable, "attach a document that is not drawn yet"));
        };
        let pdf = documents.load(&document.key).await?;
        let pdf = pdf.ok_or_else(|| Failure::new(FailureKind::Corrupt, "load a document"))?;
        Ok(Some(Attachment { file_name, pdf }))
    }
}

impl Matter {
    async fn credit_note(store: &impl Store, merchant: MerchantId, note: CreditNoteId) -> Result<Self, Failure> {
        let state = get(store, &keys::credit_note_state(merchant, note)).await?;
        let note = get(store, &keys::credit_note(merchant, note)).await?;
        Ok(Self::CreditNote(Box::new(note), Box::new(state)))
    }
}

async fn get<R: Record>(store: &impl Store, key: &RowKey) -> Result<R, Failure> {
    store.find(key).await?.ok_or_else(missing)
}

fn missing() -> Failure {
    Failure::new(FailureKind::Corrupt, "find what a mail is about")
}
