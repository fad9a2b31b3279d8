//! Reads a price list.

use domain::id::PriceListId;
use domain::pricing::PriceList;
use domain::text::Reference;

use super::{MAKE_PRICE_LIST, made_before};
use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::once::sha256;
use crate::ports::{Records, Store};
use crate::rows::{KeyRow, keys};

/// Reads one of the merchant's price lists.
pub async fn read(store: &impl Store, act: &Act, id: PriceListId) -> Result<PriceList, Error> {
    let found = store.find(&keys::price_list(act.merchant, id)).await?;
    found.ok_or_else(|| Rejection::not_found("price list").into())
}

/// Reads one of the merchant's price lists by its external id.
pub async fn read_by_external_id(store: &impl Store, act: &Act, external_id: &Reference) -> Result<PriceList, Error> {
    let place = keys::idempotency(Some(act.merchant), MAKE_PRICE_LIST, &sha256(external_id.as_str().as_bytes()));
    let key: Option<KeyRow> = store.find(&place).await?;
    made_before(store, act, &key.ok_or_else(|| Rejection::not_found("price list"))?.made).await
}
