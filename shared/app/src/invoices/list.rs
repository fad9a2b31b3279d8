//! Lists a merchant's invoices, the latest first.

use std::collections::BTreeMap;

use domain::id::InvoiceId;

use super::read::{Found, assemble};
use crate::desk::Act;
use crate::failure::Error;
use crate::ports::{Index, IndexEntry, IndexRange, Page, Store, Until};
use crate::rows::{INVOICES_LISTING, RowKey, StoredRow, keys};

/// A page of at most `limit` invoices made before `before`.
pub async fn list(
    store: &impl Store,
    act: &Act,
    before: Option<InvoiceId>,
    limit: usize,
) -> Result<Page<Found>, Error> {
    let partition = format!("{}{INVOICES_LISTING}", act.merchant);
    let until = before.map_or(Until::End, |id| Until::Excluding(id.to_string()));
    let range = IndexRange { partition, until, after: None, descending: true, limit };
    let page = store.index(Index::Listing, &range).await?;
    let mut rows_of: BTreeMap<String, Vec<StoredRow>> = BTreeMap::new();
    let wanted: Vec<RowKey> = page.items.iter().flat_map(rows_wanted).collect();
    for chunk in wanted.chunks(100) {
        for row in store.read_many(chunk).await? {
            rows_of.entry(row.key.partition.clone()).or_default().push(row);
        }
    }
    let mut items = Vec::with_capacity(page.items.len());
    for entry in &page.items {
        // An index may still name a draft that was discarded a moment ago.
        items.extend(rows_of.get(&entry.row.partition).map(|rows| assemble(rows)).transpose()?.flatten());
    }
    Ok(Page { items, has_more: page.has_more })
}

fn rows_wanted(entry: &IndexEntry) -> [RowKey; 3] {
    [keys::BODY, keys::STATE, keys::DRAFT]
        .map(|sort| RowKey { partition: entry.row.partition.clone(), sort: sort.to_owned() })
}
