//! The HTTP door: who calls and when, problems as answers, one log line for each request.

mod address;
mod caller;
mod door;
mod page;
mod refusal;
mod reply;

pub use address::Address;
pub use caller::{Bearer, Caller};
pub use door::{Clock, door, run};
pub use page::Paging;
pub use refusal::Refusal;
pub use reply::{Created, Effortful, Noted, Tagged, html, note_of};
