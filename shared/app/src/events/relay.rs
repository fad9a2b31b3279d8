//! Relays news: a journal row becomes a message on the queue of the one who acts on it.

use domain::event::JournalEntry;

use super::message_of;
use crate::failure::{Failure, FailureKind};
use crate::ports::{Queues, Records, Store};
use crate::rows::{Record, RowKey};

/// Relays one journal entry and takes it off the sweep's list. Twice is harmless: readers do a thing once.
pub async fn relay(store: &impl Store, queues: &impl Queues, entry: &JournalEntry) -> Result<(), Failure> {
    let Some((queue, message)) = message_of(entry) else {
        return Ok(());
    };
    let refused = queues.send(queue, std::slice::from_ref(&message)).await?;
    if !refused.is_empty() {
        return Err(Failure::new(FailureKind::Unavailable, "put a message on a queue"));
    }
    store.settle(&entry.key()).await
}

/// Relays the journal row at a key, read again rather than trusted.
pub async fn relay_row(store: &impl Store, queues: &impl Queues, key: &RowKey) -> Result<(), Failure> {
    match store.find::<JournalEntry>(key).await? {
        Some(entry) => relay(store, queues, &entry).await,
        None => Err(Failure::new(FailureKind::Corrupt, "relay a journal row that is not there")),
    }
}
