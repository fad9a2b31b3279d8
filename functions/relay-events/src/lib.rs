//! Takes news from the table's stream to the queues of those who act on it.

use app::events::relay;
use app::failure::Failure;
use app::ports::{Queues, Store};
use domain::event::JournalEntry;

/// What relaying works with.
#[derive(Debug, Clone)]
pub struct Ports<S, Q> {
    /// The rows.
    pub store: S,
    /// The queues.
    pub queues: Q,
}

/// Relays one journal row. Twice is harmless.
pub async fn handle<S: Store, Q: Queues>(ports: &Ports<S, Q>, entry: &JournalEntry) -> Result<(), Failure> {
    relay(&ports.store, &ports.queues, entry).await
}
