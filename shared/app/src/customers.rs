//! Customers: making, reading, keeping in step with other systems.

mod create;
mod list;
mod put;
mod read;

pub use create::create;
pub use list::list;
pub use put::{Put, put};
pub use read::read;

/// The verb under which a customer's external id is remembered.
const MAKE_CUSTOMER: &str = "customer";
