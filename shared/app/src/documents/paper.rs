//! What a document is drawn of: an issued invoice or credit note, and how far its document has come.

use std::fmt::Display;

use domain::credit_note::{CreditNote, CreditNoteState};
use domain::event::{Event, JournalEntry};
use domain::id::{CreditNoteId, InvoiceId, MerchantId};
use domain::invoice::{Delivery, Invoice, InvoiceState, StoredDocument};
use domain::series::Number;
use jiff::civil::Date;

use super::pay_link;
use crate::failure::Failure;
use crate::ports::{Drawing, Store, Write};
use crate::rows::keys;

/// Which invoice or credit note.
#[derive(Debug, Clone, Copy)]
pub(super) enum PaperId {
    Invoice(InvoiceId),
    CreditNote(CreditNoteId),
}

/// What was issued, and its state.
pub(super) enum Paper {
    Invoice(Box<Invoice>, Box<InvoiceState>),
    CreditNote(Box<CreditNote>, Box<CreditNoteState>),
}

impl PaperId {
    /// What an event issued, if it issued anything.
    pub(super) fn issued_by(entry: &JournalEntry) -> Option<Self> {
        match entry.event {
            Event::InvoiceIssued { .. } => entry.subject.invoice().map(Self::Invoice),
            Event::CreditNoteIssued { credit_note, .. } => Some(Self::CreditNote(credit_note)),
            _ => None,
        }
    }
}

impl Paper {
    /// Reads what was issued; none where nothing was.
    pub(super) async fn read(store: &impl Store, merchant: MerchantId, id: PaperId) -> Result<Option<Self>, Failure> {
        let keys = match id {
            PaperId::Invoice(id) => [keys::body(merchant, id), keys::state(merchant, id)],
            PaperId::CreditNote(id) => [keys::credit_note(merchant, id), keys::credit_note_state(merchant, id)],
        };
        let rows = store.read_many(&keys).await?;
        let [body, state] = rows.as_slice() else {
            return Ok(None);
        };
        Ok(Some(match id {
            PaperId::Invoice(_) => Self::Invoice(Box::new(body.read()?), Box::new(state.read()?)),
            PaperId::CreditNote(_) => Self::CreditNote(Box::new(body.read()?), Box::new(state.read()?)),
        }))
    }

    /// The invoice it is or corrects: in whose journal it stands.
    pub(super) fn invoice(&self) -> InvoiceId {
        match self {
            Self::Invoice(invoice, _) => invoice.id,
            Self::CreditNote(note, _) => note.corrects.invoice,
        }
    }

    /// Whether its state knows of a document.
    pub(super) fn is_drawn(&self) -> bool {
        let delivery = match self {
            Self::Invoice(_, state) => state.delivery,
            Self::CreditNote(_, state) => state.delivery,
        };
        delivery != Delivery::Pending
    }

    /// The document, once there is one.
    pub(super) fn document(&self) -> Option<&StoredDocument> {
        match self {
            Self::Invoice(_, state) => state.document.as_ref(),
            Self::CreditNote(_, state) => state.document.as_ref(),
        }
    }

    /// Draws it.
    pub(super) fn draw(&self, drawing: &impl Drawing, public_url: &str) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Invoice(invoice, _) => drawing.draw(invoice, &pay_link(public_url, invoice)),
            Self::CreditNote(note, _) => drawing.draw_credit_note(note),
        }
    }

    /// The state that knows of the document, and the event that says so.
    pub(super) fn drawn(&self, document: StoredDocument) -> Result<(Write, Event), Failure> {
        Ok(match self {
            Self::Invoice(_, state) => {
                (Write::replace(&state.drawn(document.clone()))?, Event::InvoiceDrawn { document })
            }
            Self::CreditNote(note, state) => {
                let event = Event::CreditNoteDrawn { credit_note: note.id, document: document.clone() };
                (Write::replace(&state.drawn(document))?, event)
            }
        })
    }

    /// Where its PDF lies: by merchant, year and number, so that a person finds it too.
    pub(super) fn pdf_key(&self) -> String {
        match self {
            Self::Invoice(invoice, _) => pdf_key(invoice.merchant, invoice.issue_date, &invoice.number, invoice.id),
            Self::CreditNote(note, _) => pdf_key(note.merchant, note.issue_date, &note.number, note.id),
        }
    }

    /// The name a reader saves the PDF under.
    pub(super) fn file_name(&self) -> String {
        match self {
            Self::Invoice(invoice, _) => invoice_file_name(&invoice.number),
            Self::CreditNote(note, _) => credit_note_file_name(&note.number),
        }
    }
}

/// The name a reader saves the PDF of an invoice under.
pub(crate) fn invoice_file_name(number: &Number) -> String {
    format!("invoice-{}.pdf", plain(number))
}

/// The name a reader saves the PDF of a credit note under.
pub(crate) fn credit_note_file_name(number: &Number) -> String {
    format!("credit-note-{}.pdf", plain(number))
}

/// The id keeps two numbers apart that differ only in punctuation, and a credit note from an invoice of its number.
fn pdf_key(merchant: MerchantId, issued: Date, number: &Number, id: impl Display) -> String {
    format!("{merchant}/{:04}/{}-{id}.pdf", issued.year(), plain(number))
}

fn plain(number: &Number) -> String {
    number.as_str().replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "_")
}
