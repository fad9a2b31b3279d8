//! Makes a price list, or brings it in step, by the id another system knows it by.

use domain::pricing::{PriceList, PriceListProfile};
use domain::text::Reference;

use super::keep::keep;
use super::{MAKE_PRICE_LIST, made_before, new_list};
use crate::desk::{Act, Committed, Desk, PUT_ATTEMPTS_MAX, Put, longest_pause};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::once::{external_id_key, sha256};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{KeyRow, keys};

/// Puts a profile under an external id. The last caller wins, unless it says which version it has `seen`: then another
/// one is refused (`version_outdated`). A list keeps its customer and its currency. What was issued before keeps the
/// prices it had.
pub async fn put<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Reference,
    profile: PriceListProfile,
    seen: Option<u64>,
) -> Result<Put<PriceList>, Error> {
    for attempt in 0..PUT_ATTEMPTS_MAX {
        let place = keys::idempotency(Some(act.merchant), MAKE_PRICE_LIST, &sha256(external_id.as_str().as_bytes()));
        let key: Option<KeyRow> = desk.store.find(&place).await?;
        let standing = match &key {
            Some(key) => Some(made_before(&desk.store, act, &key.made).await?),
            None => None,
        };
        if seen.is_some() && seen != standing.as_ref().map(|list| list.version) {
            return Err(Rejection::outdated("price list").into());
        }
        let (writes, put) = match standing {
            None => {
                let list = new_list(desk, act, external_id.clone(), profile.clone());
                let request = (&external_id, &profile);
                let key = external_id_key(act.merchant, MAKE_PRICE_LIST, &external_id, &request, list.id)?;
                let mut writes = vec![Write::insert(&key)?];
                writes.extend(keep(&desk.store, act, None, &list).await?);
                (writes, Put { record: list, created: true })
            }
            Some(list) if list.profile == profile => return Ok(Put { record: list, created: false }),
            Some(before) => {
                let list = changed(&before, profile.clone())?;
                (keep(&desk.store, act, Some(&before), &list).await?, Put { record: list, created: false })
            }
        };
        // Another caller may have changed it or its register between our read and our write: then look again.
        match desk.commit(writes, act.now).await? {
            Committed::Done => return Ok(put),
            Committed::Refused(verdicts) => desk.waiting.pause(longest_pause(attempt, &verdicts)).await,
        };
    }
    Err(Failure::new(FailureKind::Contended, "put a price list").into())
}

/// The list with another profile, which must be for the same customer and in the same currency.
pub(super) fn changed(before: &PriceList, profile: PriceListProfile) -> Result<PriceList, Rejection> {
    if profile.customer != before.profile.customer {
        let detail = "a price list stays for whom it was made; end it and make another";
        return Err(Rejection::new("customer_fixed", detail).at("/customer"));
    }
    if profile.table.currency() != before.profile.table.currency() {
        let detail = "a price list stays in its currency; make another for another currency";
        return Err(Rejection::new("currency_fixed", detail).at("/currency"));
    }
    Ok(PriceList { profile, version: before.version.saturating_add(1), ..before.clone() })
}
