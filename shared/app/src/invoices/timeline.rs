//! Tells what happened to an invoice, in order.

use domain::event::JournalEntry;
use domain::id::{EventId, InvoiceId};

use super::read::read;
use crate::desk::Act;
use crate::failure::Error;
use crate::ports::{Page, Range, Store};
use crate::rows::{StoredRow, keys};

/// A page of at most `limit` journal rows after `after`, the earliest first.
pub async fn timeline(
    store: &impl Store,
    act: &Act,
    id: InvoiceId,
    after: Option<EventId>,
    limit: usize,
) -> Result<Page<JournalEntry>, Error> {
    read(store, act, id).await?;
    let range = Range {
        partition: keys::invoice(act.merchant, id),
        prefix: keys::JOURNAL_PREFIX.to_owned(),
        after: after.map(|event| format!("{}{event}", keys::JOURNAL_PREFIX)),
        descending: false,
        limit,
    };
    let page = store.range(&range).await?;
    let items = page.items.iter().map(StoredRow::read).collect::<Result<_, _>>()?;
    Ok(Page { items, has_more: page.has_more })
}
