//! The HTTP door: who calls and when, problems as answers, one log line for each request.

mod address;
mod caller;
mod door;
mod page;
mod refusal;
mod reply;

pub use address::Address;
pub use caller::{Bearer, Caller};
pub(super) use door::clock;
pub use door::{Clock, door, run};
pub use page::Paging;
pub use refusal::Refusal;
pub use reply::{BYTES_MAX, Created, Effortful, Noted, Tagged, html, note_of, pdf};
