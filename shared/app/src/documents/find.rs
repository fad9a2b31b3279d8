//! Finds the document of an invoice or a credit note.

use std::time::Duration;

use domain::id::{CreditNoteId, InvoiceId};
use domain::invoice::StoredDocument;
use jiff::Timestamp;

use super::paper::{Paper, PaperId};
use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::invoices::{Found, read};
use crate::ports::{Documents, Store};

/// How long a link works.
const LINK_LIFE: Duration = Duration::from_mins(10);

/// A document and where to get it for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What is stored.
    pub document: StoredDocument,
    /// The name to save it under.
    pub file_name: String,
    /// Works without a key, until [`Link::expires_at`].
    pub url: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// The document of an invoice; none while it is not drawn.
pub async fn find(store: &impl Store, shelf: &impl Documents, act: &Act, id: InvoiceId) -> Result<Option<Link>, Error> {
    match read(store, act, id).await? {
        Found::Draft(_) => Ok(None),
        Found::Issued(invoice, state) => link(shelf, act, &Paper::Invoice(invoice, state)).await,
    }
}

/// The document of a credit note; none while it is not drawn.
pub async fn find_of_credit_note(
    store: &impl Store,
    shelf: &impl Documents,
    act: &Act,
    id: CreditNoteId,
) -> Result<Option<Link>, Error> {
    let paper = Paper::read(store, act.merchant, PaperId::CreditNote(id)).await?;
    link(shelf, act, &paper.ok_or_else(|| Rejection::not_found("credit note"))?).await
}

async fn link(shelf: &impl Documents, act: &Act, paper: &Paper) -> Result<Option<Link>, Error> {
    let Some(document) = paper.document().cloned() else {
        return Ok(None);
    };
    let file_name = paper.file_name();
    let url = shelf.link(&document.key, &file_name, LINK_LIFE).await?;
    let expires_at = act.now.checked_add(LINK_LIFE).unwrap_or(act.now);
    Ok(Some(Link { document, file_name, url, expires_at }))
}
