//! Ends a price list on a day.

use domain::id::PriceListId;
use domain::pricing::{PriceList, PriceListProfile, Validity};
use jiff::civil::Date;

use super::keep::keep;
use super::put::changed;
use super::read::read;
use crate::desk::{Act, Committed, Desk, PUT_ATTEMPTS_MAX, longest_pause};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Store, Waiting};

/// Makes a day the last one of a list, in the merchant's zone; one that ends sooner already is refused
/// (`price_list_ended`). The caller may say which version it has `seen`: then another one is refused.
pub async fn end<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: PriceListId,
    last_day: Date,
    seen: Option<u64>,
) -> Result<PriceList, Error> {
    for attempt in 0..PUT_ATTEMPTS_MAX {
        let before = read(&desk.store, act, id).await?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(Rejection::outdated("price list").into());
        }
        match before.profile.validity.to() {
            Some(to) if to == last_day => return Ok(before),
            Some(to) if to < last_day => {
                let detail = format!("the price list ends on {to} already; put it to have it hold longer");
                return Err(Rejection::new("price_list_ended", detail).at("/last_day").into());
            }
            Some(_) | None => {}
        }
        let validity = Validity::new(before.profile.validity.from(), Some(last_day));
        let validity = validity.map_err(|found| found.invalid.at("/last_day"))?;
        let list = changed(&before, PriceListProfile { validity, ..before.profile.clone() })?;
        let writes = keep(&desk.store, act, Some(&before), &list).await?;
        // Another caller may have changed it or its register between our read and our write: then look again.
        match desk.commit(writes, act.now).await? {
            Committed::Done => return Ok(list),
            Committed::Refused(verdicts) => desk.waiting.pause(longest_pause(attempt, &verdicts)).await,
        };
    }
    Err(Failure::new(FailureKind::Contended, "end a price list").into())
}
