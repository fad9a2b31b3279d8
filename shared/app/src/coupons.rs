//! Coupons: what customers type, and what it takes off.

mod create;
mod list;
mod put;
mod read;

pub use create::create;
pub use list::list;
pub use put::put;
pub use read::{read, read_by_code};

use domain::id::CouponId;
use domain::pricing::{Coupon, CouponCode, CouponProfile};

use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure};
use crate::invoices::customer_of;
use crate::ports::{Ids, Store, Waiting, Write};
use crate::rows::NameRow;

/// The verb under which a coupon's code is remembered.
const MAKE_COUPON: &str = "coupon";

fn new_coupon<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    code: CouponCode,
    profile: CouponProfile,
) -> Coupon {
    let id = CouponId::new(desk.ids.ulid(act.now));
    Coupon { id, merchant: act.merchant, code, profile, version: 1, created_at: act.now }
}

/// The coupon, and its code by its id.
fn insert(coupon: &Coupon) -> Result<[Write; 2], Failure> {
    let name = NameRow { merchant: coupon.merchant, id: coupon.id.to_string(), name: coupon.code.to_string() };
    Ok([Write::insert(coupon)?, Write::insert(&name)?])
}

/// A coupon for one customer is for a customer there is.
async fn check(store: &impl Store, act: &Act, profile: &CouponProfile) -> Result<(), Error> {
    if let Some(customer) = profile.customer {
        customer_of(store, act, customer).await?;
    }
    Ok(())
}
