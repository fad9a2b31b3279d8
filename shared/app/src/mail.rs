//! Mail: what is written to a customer, and sending it without losing any.

mod asked;
mod compose;
mod content;
mod send;
mod words;

pub use compose::{Letterhead, compose};
pub use content::Content;
pub use send::{Sent, send};
pub use words::Words;
