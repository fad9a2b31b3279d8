//! The electronic invoice: which profile of EN 16931 a document is written in, and what a profile asks for beyond it.

mod endpoint;
mod profile;
mod scheme;

pub use endpoint::Endpoint;
pub use profile::{ElectronicInvoice, Profile};
pub use scheme::{EndpointScheme, IdScheme};
