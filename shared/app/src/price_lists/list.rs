//! Lists a merchant's price lists, the latest first.

use domain::id::PriceListId;
use domain::pricing::PriceList;

use crate::desk::Act;
use crate::failure::Error;
use crate::ports::{Page, Range, Store};
use crate::rows::{StoredRow, keys};

/// The most lists of one page: with all their prices they are below the 4 MB that are answered at once.
pub const LISTS_OF_A_PAGE_MAX: usize = 10;

/// A page of at most `limit` price lists, and at most [`LISTS_OF_A_PAGE_MAX`], made before `before`.
pub async fn list(
    store: &impl Store,
    act: &Act,
    before: Option<PriceListId>,
    limit: usize,
) -> Result<Page<PriceList>, Error> {
    let range = Range {
        partition: keys::price_lists(act.merchant),
        prefix: String::new(),
        after: before.map(|id| id.to_string()),
        descending: true,
        limit: limit.min(LISTS_OF_A_PAGE_MAX),
    };
    let page = store.range(&range).await?;
    let items = page.items.iter().map(StoredRow::read).collect::<Result<_, _>>()?;
    Ok(Page { items, has_more: page.has_more })
}
