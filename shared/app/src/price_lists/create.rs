//! Makes a price list.

use domain::pricing::{PriceList, PriceListProfile};
use domain::text::{IdempotencyKey, Reference};

use super::keep::keep;
use super::{MAKE_PRICE_LIST, made_before, new_list};
use crate::desk::{Act, Committed, Desk, PUT_ATTEMPTS_MAX, longest_pause};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Store, Waiting};

/// Makes a price list. The same request again answers the same list.
pub async fn create<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Reference,
    profile: PriceListProfile,
    header: Option<&IdempotencyKey>,
) -> Result<PriceList, Error> {
    let request_keys = RequestKeys { header, external_id: Some(&external_id) };
    let once = Once::new(Some(act.merchant), request_keys, MAKE_PRICE_LIST, &(&external_id, &profile), act.now)?;
    let list = new_list(desk, act, external_id.clone(), profile);
    // Another list of the register may be made or changed between our read and our write: then look again.
    for attempt in 0..PUT_ATTEMPTS_MAX {
        if let Some(made) = once.done_before(&desk.store, act.now).await? {
            return made_before(&desk.store, act, &made).await;
        }
        let mut writes = once.writes(list.id)?;
        writes.extend(keep(&desk.store, act, None, &list).await?);
        match desk.commit(writes, act.now).await? {
            Committed::Done => return Ok(list),
            Committed::Refused(verdicts) => desk.waiting.pause(longest_pause(attempt, &verdicts)).await,
        };
    }
    Err(Failure::new(FailureKind::Contended, "make a price list").into())
}
