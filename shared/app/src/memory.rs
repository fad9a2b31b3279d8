//! The ports in memory: their specification, the test double, and the simulated world.

mod documents;
mod faults;
mod ids;
mod mailer;
mod queues;
mod store;

pub use documents::MemoryDocuments;
pub use faults::{Faults, Moment};
pub use ids::{SeededIds, SeededWaiting};
pub use mailer::MemoryMailer;
pub use queues::MemoryQueues;
pub use store::MemoryStore;
