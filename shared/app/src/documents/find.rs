//! Finds the documents of an invoice or a credit note.

use std::time::Duration;

use domain::event::JournalEntry;
use domain::id::{CreditNoteId, InvoiceId};
use domain::invoice::{FileKind, StoredDocument, StoredFile};
use jiff::Timestamp;

use super::paper::{Paper, PaperId};
use crate::desk::Act;
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::invoices::{Found, read};
use crate::ports::{Documents, Range, Store, ToLink};
use crate::rows::{StoredRow, keys};

/// How long a link works.
const LINK_LIFE: Duration = Duration::from_mins(10);

/// How much of an invoice's journal is read at a time, and how often: a document is drawn soon after it was issued,
/// but a credit note may come late.
const JOURNAL_PAGE: usize = 50;
const JOURNAL_PAGES_MAX: usize = 100;

/// A document and where to get it for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What kind of file.
    pub kind: FileKind,
    /// What is stored.
    pub document: StoredDocument,
    /// The name to save it under.
    pub file_name: String,
    /// Works without a key, until [`Link::expires_at`].
    pub url: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// The documents of an invoice, the PDF first; none while it is not drawn.
pub async fn find(store: &impl Store, shelf: &impl Documents, act: &Act, id: InvoiceId) -> Result<Vec<Link>, Error> {
    match read(store, act, id).await? {
        Found::Draft(_) => Ok(Vec::new()),
        Found::Issued(invoice, state) => links(store, shelf, act, &Paper::Invoice(invoice, state)).await,
    }
}

/// The documents of a credit note, the PDF first; none while it is not drawn.
pub async fn find_of_credit_note(
    store: &impl Store,
    shelf: &impl Documents,
    act: &Act,
    id: CreditNoteId,
) -> Result<Vec<Link>, Error> {
    let paper = Paper::read(store, act.merchant, PaperId::CreditNote(id)).await?;
    links(store, shelf, act, &paper.ok_or_else(|| Rejection::not_found("credit note"))?).await
}

async fn links(store: &impl Store, shelf: &impl Documents, act: &Act, paper: &Paper) -> Result<Vec<Link>, Error> {
    let Some(pdf) = paper.document().cloned() else {
        return Ok(Vec::new());
    };
    let mut links = vec![link(shelf, act, paper, StoredFile { kind: FileKind::Pdf, stored: pdf }).await?];
    for file in beside(store, act, paper).await? {
        links.push(link(shelf, act, paper, file).await?);
    }
    Ok(links)
}

/// The files beside the PDF, as the news of its drawing tells them: the state has no room for them.
async fn beside(store: &impl Store, act: &Act, paper: &Paper) -> Result<Vec<StoredFile>, Error> {
    let mut range = Range {
        partition: keys::invoice(act.merchant, paper.invoice()),
        prefix: keys::JOURNAL_PREFIX.to_owned(),
        after: None,
        descending: false,
        limit: JOURNAL_PAGE,
    };
    for _ in 0..JOURNAL_PAGES_MAX {
        let page = store.range(&range).await?;
        for row in &page.items {
            if let Some(files) = paper.files_told_by(row.read::<JournalEntry>()?) {
                return Ok(files);
            }
        }
        range.after = page.items.last().map(|row: &StoredRow| row.key.sort.clone());
        if !page.has_more {
            break;
        }
    }
    Err(Failure::new(FailureKind::Corrupt, "find the news of a drawing").into())
}

async fn link(shelf: &impl Documents, act: &Act, paper: &Paper, file: StoredFile) -> Result<Link, Error> {
    let StoredFile { kind, stored: document } = file;
    let (file_name, media_type) = (paper.file_name(kind), kind.media_type());
    let url = shelf.link(&ToLink { key: &document.key, file_name: &file_name, media_type, valid: LINK_LIFE }).await?;
    let expires_at = act.now.checked_add(LINK_LIFE).unwrap_or(act.now);
    Ok(Link { kind, document, file_name, url, expires_at })
}
