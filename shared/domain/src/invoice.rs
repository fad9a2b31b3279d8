//! Invoices: a draft may change freely, an issued invoice never does, and what moves afterwards is apart from it.

mod asked;
mod asked_line;
mod circumstances;
mod delivered;
mod deposit;
mod draft;
mod electronic;
mod issued;
mod kind;
mod line;
mod pay_token;
mod ready;
mod redraft;
mod review;
mod settle;
mod state;
mod status;
mod stored;
mod totals;

pub use asked::{Amount, AskedAdjustment, AskedSize, AskedTaxedAdjustment, Reason};
pub use asked_line::{AskedLine, AskedTax};
pub use circumstances::{Catalogue, Circumstances};
pub use delivered::{DeliveryAddress, InvoicingPeriod};
pub use deposit::Deposit;
pub use draft::{AskedAccounting, DEDUCTIONS_MAX, Draft, DraftContent, LINES_MAX};
pub use issued::{AccountingVat, Invoice, Issuing};
pub use kind::InvoiceKind;
pub use line::{Line, PriceDiscount, PricedLine, ReasonedAdjustment, TaxedAdjustment};
pub use pay_token::PayToken;
pub use ready::{BACKDATING_DAYS_MAX, Ready, make_ready};
pub use review::{AUTHORS_MAX, Review, Signature};
pub use state::{Delivery, InvoiceState};
pub use status::Status;
pub use stored::{FileKind, StoredDocument, StoredFile};
pub use totals::{Priced, ToPrice, Totals, price};
