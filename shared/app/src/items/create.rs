//! Makes an item.

use domain::pricing::{Item, ItemProfile};
use domain::text::{IdempotencyKey, Reference};

use super::{MAKE_ITEM, insert, new_item};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Records, Store, Waiting};
use crate::rows::keys;

/// Makes an item. The same request again answers the same item.
pub async fn create<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Reference,
    profile: ItemProfile,
    header: Option<&IdempotencyKey>,
) -> Result<Item, Error> {
    let request_keys = RequestKeys { header, external_id: Some(&external_id) };
    let once = Once::new(Some(act.merchant), request_keys, MAKE_ITEM, &(&external_id, &profile), act.now)?;
    if once.done_before(&desk.store, act.now).await?.is_some() {
        return made_before(&desk.store, act, &external_id).await;
    }
    let item = new_item(desk, act, external_id, profile);
    let mut writes = once.writes(item.id)?;
    writes.extend(insert(&item)?);
    match desk.commit(writes, act.now).await? {
        Committed::Done => Ok(item),
        Committed::Refused(_) => match once.done_before(&desk.store, act.now).await? {
            Some(_) => made_before(&desk.store, act, &item.external_id).await,
            None => Err(Failure::new(FailureKind::Contended, "make an item").into()),
        },
    }
}

/// The same request named the same number, so the item is there.
async fn made_before(store: &impl Store, act: &Act, external_id: &Reference) -> Result<Item, Error> {
    let found = store.find(&keys::item(act.merchant, external_id)).await?;
    found.ok_or_else(|| Failure::new(FailureKind::Corrupt, "find the item of a key").into())
}
