//! What a document is drawn of: an issued invoice or credit note, and how far its document has come.

use domain::credit_note::{CreditNote, CreditNoteState};
use domain::event::{Event, JournalEntry};
use domain::id::{CreditNoteId, InvoiceId, MerchantId};
use domain::invoice::{Delivery, FileKind, Invoice, InvoiceState, StoredDocument, StoredFile};
use domain::series::Number;
use domain::theme::Look;

use super::pay_link;
use crate::failure::Failure;
use crate::ports::{Drawing, DrawnFile, Store, Write};
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
    pub(super) fn draw(
        &self,
        drawing: &impl Drawing,
        public_url: &str,
        look: &Look,
    ) -> Result<Vec<DrawnFile>, Failure> {
        match self {
            Self::Invoice(invoice, _) => drawing.draw(invoice, &pay_link(public_url, invoice), look),
            Self::CreditNote(note, _) => drawing.draw_credit_note(note, look),
        }
    }

    /// The state that knows of the document, and the event that says so, with the files beside it.
    pub(super) fn drawn(&self, document: StoredDocument, files: Vec<StoredFile>) -> Result<(Write, Event), Failure> {
        Ok(match self {
            Self::Invoice(_, state) => {
                (Write::replace(&state.drawn(document.clone()))?, Event::InvoiceDrawn { document, files })
            }
            Self::CreditNote(note, state) => {
                let event = Event::CreditNoteDrawn { credit_note: note.id, document: document.clone(), files };
                (Write::replace(&state.drawn(document))?, event)
            }
        })
    }

    /// The files beside its PDF, if this event tells of them.
    pub(super) fn files_told_by(&self, entry: JournalEntry) -> Option<Vec<StoredFile>> {
        match (self, entry.event) {
            (Self::Invoice(..), Event::InvoiceDrawn { files, .. }) => Some(files),
            (Self::CreditNote(note, _), Event::CreditNoteDrawn { credit_note, files, .. }) => {
                (credit_note == note.id).then_some(files)
            }
            _ => None,
        }
    }

    /// Where a file of it lies: by merchant, year and number, so that a person finds it too. The id keeps two numbers
    /// apart that differ only in punctuation, and a credit note from an invoice of its number.
    pub(super) fn key_of(&self, kind: FileKind) -> String {
        let (merchant, issued) = match self {
            Self::Invoice(invoice, _) => (invoice.merchant, invoice.issue_date),
            Self::CreditNote(note, _) => (note.merchant, note.issue_date),
        };
        let (number, id, suffix) = (plain(self.number()), self.id(), kind.suffix());
        format!("{merchant}/{:04}/{number}-{id}{suffix}", issued.year())
    }

    /// What lies beside its files: whose they are, of what, and its number.
    pub(super) fn about(&self) -> [(&'static str, String); 3] {
        let merchant = match self {
            Self::Invoice(invoice, _) => invoice.merchant,
            Self::CreditNote(note, _) => note.merchant,
        };
        [("merchant", merchant.to_string()), ("of", self.id()), ("number", self.number().to_string())]
    }

    /// The name a reader saves a file of it under.
    pub(super) fn file_name(&self, kind: FileKind) -> String {
        let what = match self {
            Self::Invoice(..) => "invoice",
            Self::CreditNote(..) => "credit-note",
        };
        file_name(what, self.number(), kind)
    }

    fn number(&self) -> &Number {
        match self {
            Self::Invoice(invoice, _) => &invoice.number,
            Self::CreditNote(note, _) => &note.number,
        }
    }

    fn id(&self) -> String {
        match self {
            Self::Invoice(invoice, _) => invoice.id.to_string(),
            Self::CreditNote(note, _) => note.id.to_string(),
        }
    }
}

/// The name a reader saves the PDF of an invoice under.
pub(crate) fn invoice_file_name(number: &Number) -> String {
    file_name("invoice", number, FileKind::Pdf)
}

/// The name a reader saves the PDF of a credit note under.
pub(crate) fn credit_note_file_name(number: &Number) -> String {
    file_name("credit-note", number, FileKind::Pdf)
}

fn file_name(what: &str, number: &Number, kind: FileKind) -> String {
    format!("{what}-{}{}", plain(number), kind.suffix())
}

fn plain(number: &Number) -> String {
    number.as_str().replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "_")
}
