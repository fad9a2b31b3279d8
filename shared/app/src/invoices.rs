//! Invoices: drafting, issuing, reading.

mod approve;
mod discard;
mod draft;
mod issue;
mod list;
mod pay_link;
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
pub use preview::preview;
pub use read::{Found, read};
pub use revise::revise;
pub use submit::submit;
pub use timeline::timeline;
pub use write_off::write_off;

use domain::id::CustomerId;
use domain::party::Customer;

use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::{Records, Store};
use crate::rows::keys;

/// The verb under which an invoice's external id is remembered, drafted or issued at once.
const MAKE_INVOICE: &str = "invoice";

/// The customer that a request names.
pub(crate) async fn customer_of(store: &impl Store, act: &Act, customer: CustomerId) -> Result<Customer, Error> {
    let found = store.find(&keys::customer(act.merchant, customer)).await?;
    found.ok_or_else(|| Rejection::new("customer_unknown", "there is no such customer").at("/customer").into())
}
