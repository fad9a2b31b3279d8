//! Finds the documents of an invoice.

use std::time::Duration;

use domain::id::InvoiceId;
use domain::invoice::StoredDocument;
use jiff::Timestamp;

use super::file_name;
use crate::desk::Act;
use crate::failure::Error;
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
    let Found::Issued(invoice, state) = read(store, act, id).await? else {
        return Ok(None);
    };
    let Some(document) = state.document else {
        return Ok(None);
    };
    let file_name = file_name(&invoice);
    let url = shelf.link(&document.key, &file_name, LINK_LIFE).await?;
    let expires_at = act.now.checked_add(LINK_LIFE).unwrap_or(act.now);
    Ok(Some(Link { document, file_name, url, expires_at }))
}
