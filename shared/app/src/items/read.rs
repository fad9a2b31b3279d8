//! Reads an item.

use domain::id::ItemId;
use domain::pricing::Item;
use domain::text::Reference;

use crate::desk::Act;
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Records, Store};
use crate::rows::{NameRow, keys};

/// Reads one of the merchant's items.
pub async fn read(store: &impl Store, act: &Act, id: ItemId) -> Result<Item, Error> {
    let name: Option<NameRow> = store.find(&keys::name(act.merchant, id)).await?;
    let name = name.ok_or_else(|| Rejection::not_found("item"))?.name;
    let corrupt = |error| Failure::new(FailureKind::Corrupt, "read the number of an item").because(error);
    read_by_external_id(store, act, &Reference::parse(&name).map_err(corrupt)?).await
}

/// Reads one of the merchant's items by its number.
pub async fn read_by_external_id(store: &impl Store, act: &Act, external_id: &Reference) -> Result<Item, Error> {
    let found = store.find(&keys::item(act.merchant, external_id)).await?;
    found.ok_or_else(|| Rejection::not_found("item").into())
}
