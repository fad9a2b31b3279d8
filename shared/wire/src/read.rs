//! Reads a request: limits first, then JSON, then every field, collecting all that is wrong.

mod body;
mod errors;
mod fields;
mod pairs;

pub use body::{BODY_BYTES_MAX, read};
pub use errors::FieldErrors;
pub use fields::{DaysInput, FromText, MetadataInput, Read};
pub(crate) use pairs::Pairs;
