//! The coupons that a draft presents, and the uses of them that issuing counts.
//!
//! On how many invoices a customer used a coupon is a counter. Issuing adds to it on the condition that it stays within
//! what the coupon allows, in the same transaction: of many orders at once no more have the coupon than may, and those
//! that may do not get in each other's way. Nothing takes a use back: who replaces or credits an invoice keeps what the
//! coupon took off it.

use std::collections::BTreeMap;

use domain::id::{CouponId, CustomerId};
use domain::invoice::DraftContent;
use domain::pricing::{AppliedCoupon, COUPONS_MAX, Coupon, PresentedCoupon};
use domain::refusal::Invalid;

use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::{Store, Write};
use crate::rows::{StoredRow, keys};

/// Coupons with how often the customer used each before, in the order a draft names them.
pub(super) struct Presented(Vec<(Coupon, u32)>);

/// Reads them; nothing where a draft names none. Refused: too many (`coupons_count`), or one there is not
/// (`coupon_unknown`).
pub(super) async fn read_coupons(store: &impl Store, act: &Act, content: &DraftContent) -> Result<Presented, Error> {
    if content.coupons.is_empty() {
        return Ok(Presented(Vec::new()));
    }
    if content.coupons.len() > COUPONS_MAX {
        let detail = format!("an invoice has at most {COUPONS_MAX} coupons");
        return Err(Invalid::new("coupons_count", detail).at("/coupons").into());
    }
    let places: Vec<_> = content.coupons.iter().map(|code| keys::coupon(act.merchant, code)).collect();
    let rows = store.read_many(&places).await?;
    let rows: BTreeMap<_, _> = rows.iter().map(|row| (&row.key, row)).collect();
    let mut presented = Vec::with_capacity(places.len());
    for (index, (place, code)) in places.iter().zip(&content.coupons).enumerate() {
        let row: Option<&&StoredRow> = rows.get(place);
        let row = row.ok_or_else(|| {
            let detail = format!("there is no coupon {code}; leave it out, or make it first");
            Rejection::new("coupon_unknown", detail).at(&format!("/coupons/{index}"))
        })?;
        let coupon: Coupon = row.read()?;
        let used = store.counter(&keys::coupon_use(act.merchant, coupon.id, content.customer)).await?;
        let used = u32::try_from(used.unwrap_or(0).max(0)).unwrap_or(u32::MAX);
        presented.push((coupon, used));
    }
    Ok(Presented(presented))
}

impl Presented {
    /// As the domain asks for them.
    pub(super) fn to_redeem(&self) -> Vec<PresentedCoupon<'_>> {
        self.0.iter().map(|(coupon, used)| PresentedCoupon { coupon, used: *used }).collect()
    }

    /// Counts one more use of each that is used. A coupon that may always be used is counted too: it may be bounded one
    /// day.
    pub(super) fn count(&self, act: &Act, customer: CustomerId, applied: &[AppliedCoupon]) -> Vec<Write> {
        let is_used = |id: CouponId| applied.iter().any(|applied| applied.coupon == id);
        let used = self.0.iter().map(|(coupon, _)| coupon).filter(|coupon| is_used(coupon.id));
        let count = |coupon: &Coupon| {
            let counter = keys::coupon_use(act.merchant, coupon.id, customer);
            match coupon.profile.duration.uses_max() {
                Some(most) => Write::AddWithin { counter, amount: 1, most: i64::from(most) },
                None => Write::Add(counter, 1),
            }
        };
        used.map(count).collect()
    }
}
