//! Payments: what providers report, applied once.

mod endpoint;
mod record;
mod take;

pub use endpoint::endpoint;
pub use record::{Recording, record};
pub use take::{Taken, take};
