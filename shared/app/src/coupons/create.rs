//! Makes a coupon.

use domain::pricing::{Coupon, CouponCode, CouponProfile};
use domain::text::{IdempotencyKey, Reference};

use super::{MAKE_COUPON, check, insert, new_coupon};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Records, Store, Waiting};
use crate::rows::keys;

/// Makes a coupon. The same request again answers the same coupon.
pub async fn create<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    code: CouponCode,
    profile: CouponProfile,
    header: Option<&IdempotencyKey>,
) -> Result<Coupon, Error> {
    let own = Reference::parse(code.as_str())?;
    let request_keys = RequestKeys { header, external_id: Some(&own) };
    let once = Once::new(Some(act.merchant), request_keys, MAKE_COUPON, &(&code, &profile), act.now)?;
    if once.done_before(&desk.store, act.now).await?.is_some() {
        return made_before(&desk.store, act, &code).await;
    }
    check(&desk.store, act, &profile).await?;
    let coupon = new_coupon(desk, act, code, profile);
    let mut writes = once.writes(coupon.id)?;
    writes.extend(insert(&coupon)?);
    match desk.commit(writes, act.now).await? {
        Committed::Done => Ok(coupon),
        Committed::Refused(_) => match once.done_before(&desk.store, act.now).await? {
            Some(_) => made_before(&desk.store, act, &coupon.code).await,
            None => Err(Failure::new(FailureKind::Contended, "make a coupon").into()),
        },
    }
}

/// The same request named the same code, so the coupon is there.
async fn made_before(store: &impl Store, act: &Act, code: &CouponCode) -> Result<Coupon, Error> {
    let found = store.find(&keys::coupon(act.merchant, code)).await?;
    found.ok_or_else(|| Failure::new(FailureKind::Corrupt, "find the coupon of a key").into())
}
