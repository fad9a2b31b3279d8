//! Reads a coupon.

use domain::id::CouponId;
use domain::pricing::{Coupon, CouponCode};

use crate::desk::Act;
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Records, Store};
use crate::rows::{NameRow, keys};

/// Reads one of the merchant's coupons.
pub async fn read(store: &impl Store, act: &Act, id: CouponId) -> Result<Coupon, Error> {
    let name: Option<NameRow> = store.find(&keys::name(act.merchant, id)).await?;
    let name = name.ok_or_else(|| Rejection::not_found("coupon"))?.name;
    let corrupt = |error| Failure::new(FailureKind::Corrupt, "read the code of a coupon").because(error);
    read_by_code(store, act, &CouponCode::parse(&name).map_err(corrupt)?).await
}

/// Reads one of the merchant's coupons by its code.
pub async fn read_by_code(store: &impl Store, act: &Act, code: &CouponCode) -> Result<Coupon, Error> {
    let found = store.find(&keys::coupon(act.merchant, code)).await?;
    found.ok_or_else(|| Rejection::not_found("coupon").into())
}
