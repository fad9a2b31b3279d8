//! Payments: what providers report, applied once.

mod endpoint;
mod take;

pub use endpoint::endpoint;
pub use take::{Taken, take};
