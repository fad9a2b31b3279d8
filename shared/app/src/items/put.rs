//! Makes an item, or brings it in step, by the number another system knows it by.

use domain::pricing::{Item, ItemProfile};
use domain::text::Reference;

use super::{MAKE_ITEM, insert, new_item};
use crate::desk::{Act, Committed, Desk, PUT_ATTEMPTS_MAX, Put, longest_pause};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::once::external_id_key;
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::keys;

/// Puts a profile under a number. The last caller wins, unless it says which version it has `seen`: then another one
/// is refused (`version_outdated`). What was issued before keeps the old one.
pub async fn put<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Reference,
    profile: ItemProfile,
    seen: Option<u64>,
) -> Result<Put<Item>, Error> {
    for attempt in 0..PUT_ATTEMPTS_MAX {
        let standing: Option<Item> = desk.store.find(&keys::item(act.merchant, &external_id)).await?;
        if seen.is_some() && seen != standing.as_ref().map(|item| item.version) {
            return Err(Rejection::outdated("item").into());
        }
        let (writes, put) = match standing {
            None => {
                let item = new_item(desk, act, external_id.clone(), profile.clone());
                let request = (&external_id, &profile);
                let key = external_id_key(act.merchant, MAKE_ITEM, &external_id, &request, item.id)?;
                let writes = [Write::insert(&key)?].into_iter().chain(insert(&item)?).collect();
                (writes, Put { record: item, created: true })
            }
            Some(item) if item.profile == profile => return Ok(Put { record: item, created: false }),
            Some(item) => {
                let version = item.version.saturating_add(1);
                let item = Item { profile: profile.clone(), version, ..item };
                (vec![Write::replace(&item)?], Put { record: item, created: false })
            }
        };
        // Another caller may have made or changed it between our read and our write: then look again.
        match desk.commit(writes, act.now).await? {
            Committed::Done => return Ok(put),
            Committed::Refused(verdicts) => desk.waiting.pause(longest_pause(attempt, &verdicts)).await,
        };
    }
    Err(Failure::new(FailureKind::Contended, "put an item").into())
}
