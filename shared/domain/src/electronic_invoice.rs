//! The electronic invoice: which profile of EN 16931 a document is written in, what a profile asks for, and what is
//! written where that is not plain.

mod check;
mod codes;
mod endpoint;
mod identifier;
mod payment_means;
mod profile;
mod requirement;
mod requirements;
mod scheme;
mod slack;
mod terms;
mod units;
mod written;

pub use check::{MISSING_MAX, check_note, missing_terms};
pub use endpoint::Endpoint;
pub use payment_means::PaymentMeans;
pub use profile::{ElectronicInvoice, Profile};
pub use scheme::{EndpointScheme, IdScheme};
pub use terms::Terms;
pub use written::{WrittenVatIds, delivered_to, exemption};
