//! Invoices: drafting, issuing, reading.

mod approve;
mod catalogue;
mod coupons;
mod credit;
mod deposits;
mod discard;
mod draft;
mod issue;
mod list;
mod pay_link;
mod prepare;
mod preview;
mod read;
mod revise;
mod submit;
mod timeline;
mod write_off;

pub use approve::approve;
pub use discard::discard;
pub use draft::draft;
pub use issue::{Issued, issue, issue_draft};
pub use list::list;
pub use pay_link::open_pay_link;
pub(crate) use prepare::{BODY_BYTES_MAX, any_moved, draw_by};
pub use preview::preview;
pub(crate) use read::found;
pub use read::{Found, read};
pub use revise::revise;
pub use submit::submit;
pub use timeline::timeline;
pub use write_off::write_off;

use domain::id::CustomerId;
use domain::invoice::DraftContent;
use domain::party::Customer;
use domain::series::Purpose;

use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::{Records, Store};
use crate::rows::keys;
use crate::series::series_of;

/// The verb under which an invoice's external id is remembered, drafted or issued at once.
const MAKE_INVOICE: &str = "invoice";

/// The customer that a request names.
pub(crate) async fn customer_of(store: &impl Store, act: &Act, customer: CustomerId) -> Result<Customer, Error> {
    let found = store.find(&keys::customer(act.merchant, customer)).await?;
    found.ok_or_else(|| Rejection::new("customer_unknown", "there is no such customer").at("/customer").into())
}

/// Refuses a series that is named and not there, or not of invoices.
async fn check_series(store: &impl Store, act: &Act, content: &DraftContent) -> Result<(), Error> {
    if content.series.is_some() {
        series_of(store, act, content.series.as_ref(), Purpose::Invoice).await?;
    }
    Ok(())
}
