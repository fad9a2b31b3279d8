//! Lists a merchant's coupons by their codes.

use domain::pricing::{Coupon, CouponCode};

use crate::desk::Act;
use crate::failure::Error;
use crate::ports::{Page, Range, Store};
use crate::rows::{StoredRow, keys};

/// A page of at most `limit` coupons whose codes come after `after`.
pub async fn list(
    store: &impl Store,
    act: &Act,
    after: Option<CouponCode>,
    limit: usize,
) -> Result<Page<Coupon>, Error> {
    let range = Range {
        partition: keys::coupons(act.merchant),
        prefix: String::new(),
        after: after.map(|code| code.to_string()),
        descending: false,
        limit,
    };
    let page = store.range(&range).await?;
    let items = page.items.iter().map(StoredRow::read).collect::<Result<_, _>>()?;
    Ok(Page { items, has_more: page.has_more })
}
