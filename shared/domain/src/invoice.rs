//! Invoices: a draft may change freely, an issued invoice never does, and what moves afterwards is apart from it.

mod draft;
mod issued;
mod line;
mod pay_token;
mod state;
mod totals;

pub use draft::{BACKDATING_DAYS_MAX, Draft, DraftContent, LINES_MAX, Ready, make_ready};
pub use issued::{Invoice, Issuing};
pub use line::{Line, PricedLine};
pub use pay_token::PayToken;
pub use state::{Delivery, InvoiceState, StoredDocument};
pub use totals::{Priced, Totals, price};
