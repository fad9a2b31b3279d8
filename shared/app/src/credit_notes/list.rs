//! Lists credit notes: a merchant's, the latest first, and those of one invoice.

use domain::credit_note::{CreditNote, CreditNoteState};
use domain::id::{CreditNoteId, InvoiceId};

use super::read::found;
use crate::desk::Act;
use crate::failure::{Error, Failure, FailureKind};
use crate::ports::{Index, IndexRange, Page, Records, Store, Until};
use crate::rows::{CREDIT_NOTES_LISTING, CreditedRow, keys};

/// A page of at most `limit` credit notes issued before `before`.
pub async fn list(
    store: &impl Store,
    act: &Act,
    before: Option<CreditNoteId>,
    limit: usize,
) -> Result<Page<(CreditNote, CreditNoteState)>, Error> {
    let partition = format!("{}{CREDIT_NOTES_LISTING}", act.merchant);
    let until = before.map_or(Until::End, |id| Until::Excluding(id.to_string()));
    let range = IndexRange { partition, until, after: None, descending: true, limit };
    let page = store.index(Index::Listing, &range).await?;
    let corrupt = |error| Failure::new(FailureKind::Corrupt, "read a place in a list").because(error);
    let ids = page.items.iter().map(|entry| CreditNoteId::parse(&entry.place.sort)).collect::<Result<Vec<_>, _>>();
    let items = found(store, act.merchant, &ids.map_err(corrupt)?).await?;
    Ok(Page { items, has_more: page.has_more })
}

/// The notes that correct an invoice, in their order.
pub async fn of_invoice(
    store: &impl Store,
    act: &Act,
    invoice: InvoiceId,
) -> Result<Vec<(CreditNote, CreditNoteState)>, Error> {
    crate::invoices::read(store, act, invoice).await?;
    let row: Option<CreditedRow> = store.find(&keys::credited(act.merchant, invoice)).await?;
    let notes = row.map_or_else(Vec::new, |row| row.notes);
    Ok(found(store, act.merchant, &notes).await?)
}
