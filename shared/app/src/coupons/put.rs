//! Makes a coupon, or changes it, by its code.

use domain::pricing::{Coupon, CouponCode, CouponProfile};
use domain::text::Reference;

use super::{MAKE_COUPON, check, insert, new_coupon};
use crate::desk::{Act, Committed, Desk, PUT_ATTEMPTS_MAX, Put, longest_pause};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::once::external_id_key;
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::keys;

/// Puts a profile under a code. The last caller wins, unless it says which version it has `seen`: then another one is
/// refused (`version_outdated`). Invoices that used the coupon keep what it took off, and their uses count.
pub async fn put<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    code: CouponCode,
    profile: CouponProfile,
    seen: Option<u64>,
) -> Result<Put<Coupon>, Error> {
    check(&desk.store, act, &profile).await?;
    for attempt in 0..PUT_ATTEMPTS_MAX {
        let standing: Option<Coupon> = desk.store.find(&keys::coupon(act.merchant, &code)).await?;
        if seen.is_some() && seen != standing.as_ref().map(|coupon| coupon.version) {
            return Err(Rejection::outdated("coupon").into());
        }
        let (writes, put) = match standing {
            None => {
                let coupon = new_coupon(desk, act, code.clone(), profile.clone());
                let own = Reference::parse(code.as_str())?;
                let key = external_id_key(act.merchant, MAKE_COUPON, &own, &(&code, &profile), coupon.id)?;
                let writes = [Write::insert(&key)?].into_iter().chain(insert(&coupon)?).collect();
                (writes, Put { record: coupon, created: true })
            }
            Some(coupon) if coupon.profile == profile => return Ok(Put { record: coupon, created: false }),
            Some(coupon) => {
                let version = coupon.version.saturating_add(1);
                let coupon = Coupon { profile: profile.clone(), version, ..coupon };
                (vec![Write::replace(&coupon)?], Put { record: coupon, created: false })
            }
        };
        // Another caller may have made or changed it between our read and our write: then look again.
        match desk.commit(writes, act.now).await? {
            Committed::Done => return Ok(put),
            Committed::Refused(verdicts) => desk.waiting.pause(longest_pause(attempt, &verdicts)).await,
        };
    }
    Err(Failure::new(FailureKind::Contended, "put a coupon").into())
}
