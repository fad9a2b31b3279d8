//! Series: taking their numbers.

mod take;

pub use take::Effort;
pub(crate) use take::{Numbered, take_number};
