//! Series: setting them, taking their numbers, and proving that none is missing.

mod audit;
mod list;
mod read;
mod set;
mod take;

pub use audit::audit;
pub use list::{list, show};
pub use read::read;
pub(crate) use read::{numbering_of, series_of};
pub use set::{SetSeries, set};
pub use take::Effort;
pub(crate) use take::{Meanwhile, Numbered, Taken, take_number};
