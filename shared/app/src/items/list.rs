//! Lists a merchant's items by their numbers.

use domain::pricing::Item;
use domain::text::Reference;

use crate::desk::Act;
use crate::failure::Error;
use crate::ports::{Page, Range, Store};
use crate::rows::{StoredRow, keys};

/// A page of at most `limit` items whose numbers come after `after`.
pub async fn list(store: &impl Store, act: &Act, after: Option<Reference>, limit: usize) -> Result<Page<Item>, Error> {
    let range = Range {
        partition: keys::items(act.merchant),
        prefix: String::new(),
        after: after.map(|external_id| external_id.to_string()),
        descending: false,
        limit,
    };
    let page = store.range(&range).await?;
    let items = page.items.iter().map(StoredRow::read).collect::<Result<_, _>>()?;
    Ok(Page { items, has_more: page.has_more })
}
