//! Lists a merchant's customers, the latest first.

use domain::id::CustomerId;
use domain::party::Customer;

use crate::desk::Act;
use crate::failure::Error;
use crate::ports::{Page, Range, Store};
use crate::rows::{StoredRow, keys};

/// A page of at most `limit` customers made before `before`.
pub async fn list(
    store: &impl Store,
    act: &Act,
    before: Option<CustomerId>,
    limit: usize,
) -> Result<Page<Customer>, Error> {
    let range = Range {
        partition: keys::customers(act.merchant),
        prefix: String::new(),
        after: before.map(|id| id.to_string()),
        descending: true,
        limit,
    };
    let page = store.range(&range).await?;
    let items = page.items.iter().map(StoredRow::read).collect::<Result<_, _>>()?;
    Ok(Page { items, has_more: page.has_more })
}
