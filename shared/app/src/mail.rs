//! Mail: what is written to a customer, and sending it without losing any.

mod compose;
mod send;
mod words;

pub use compose::{Letterhead, compose};
pub use send::{Sent, send};
pub use words::Words;
