//! A record as a store holds it: its key, its JSON, and the few values that conditions and indexes look at.

use domain::id::{Id, Kind};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::RowKey;
use crate::failure::{Failure, FailureKind};

/// Something with a key that is stored as JSON. Its stored form is a promise: old rows must still load.
pub trait Record: Serialize + DeserializeOwned + Send + Sync {
    /// Which shape of JSON it is written in.
    const SCHEMA: u32 = 1;

    /// Where it lies.
    fn key(&self) -> RowKey;

    /// Its version, where it changes.
    fn version(&self) -> Option<u64> {
        None
    }

    /// Its place in a list that somebody pages through.
    fn listing(&self) -> Option<IndexKey> {
        None
    }

    /// Its place among what the sweep looks after, while it waits for something.
    fn pending(&self) -> Option<IndexKey> {
        None
    }

    /// Its place among what falls due.
    fn due(&self) -> Option<IndexKey> {
        None
    }

    /// From when on it counts as gone.
    fn expires_at(&self) -> Option<Timestamp> {
        None
    }

    /// The row to be stored.
    fn to_row(&self) -> Result<StoredRow, Failure> {
        let corrupt = |error| Failure::new(FailureKind::Corrupt, "write a record").because(error);
        Ok(StoredRow {
            key: self.key(),
            schema: Self::SCHEMA,
            body: serde_json::to_string(self).map_err(corrupt)?,
            version: self.version(),
            listing: self.listing(),
            pending: self.pending(),
            due: self.due(),
            expires_at: self.expires_at(),
        })
    }
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRow {
    /// Where it lies.
    pub key: RowKey,
    /// Which shape of JSON.
    pub schema: u32,
    /// The record as JSON.
    pub body: String,
    /// Compared by conditions.
    pub version: Option<u64>,
    /// Place in the listing index.
    pub listing: Option<IndexKey>,
    /// Place in the pending index.
    pub pending: Option<IndexKey>,
    /// Place in the due index.
    pub due: Option<IndexKey>,
    /// From when on it counts as gone; storage removes it some time later.
    pub expires_at: Option<Timestamp>,
}

impl StoredRow {
    /// The record it holds.
    pub fn read<R: Record>(&self) -> Result<R, Failure> {
        let corrupt = |error| Failure::new(FailureKind::Corrupt, "read a record").because(error);
        serde_json::from_str(&self.body).map_err(corrupt)
    }
}

/// A place in an index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndexKey {
    /// Entries of one partition lie together.
    pub partition: String,
    /// Their order in it.
    pub sort: String,
}

/// Into how many partitions the pending and due indexes are spread, so that none grows hot.
const SHARDS: u8 = 16;

/// The listing partition of all merchants.
pub const MERCHANTS_LISTING: &str = "merchants";

/// The listing partition of a merchant's invoices is its id and this.
pub const INVOICES_LISTING: &str = "#invoices";

/// The listing partition of a merchant's credit notes is its id and this.
pub const CREDIT_NOTES_LISTING: &str = "#credit-notes";

/// Which shard an id falls into, by its random part.
fn shard_of<K: Kind>(id: Id<K>) -> u8 {
    let [.., last] = id.ulid().to_bytes();
    last % SHARDS
}

/// Every shard, beginning with another one every minute, so that a run that does not finish starves none for ever.
pub fn shards_from(now: Timestamp) -> impl Iterator<Item = u8> {
    let minute = now.as_second().checked_div(60).unwrap_or(0);
    let first = u8::try_from(minute.rem_euclid(i64::from(SHARDS))).unwrap_or(0);
    (0..SHARDS).map(move |shard| shard.wrapping_add(first) % SHARDS)
}

/// A place among what the sweep looks after.
pub(super) fn pending_key<K: Kind>(id: Id<K>, at: Timestamp) -> IndexKey {
    IndexKey { partition: pending_partition(shard_of(id)), sort: sortable(at) }
}

/// A place among what falls due.
pub(super) fn due_key<K: Kind>(id: Id<K>, at: Timestamp) -> IndexKey {
    IndexKey { partition: due_partition(shard_of(id)), sort: sortable(at) }
}

/// The pending index's partition of a shard.
pub fn pending_partition(shard: u8) -> String {
    format!("pending#{shard:02}")
}

/// The due index's partition of a shard.
pub fn due_partition(shard: u8) -> String {
    format!("due#{shard:02}")
}

/// An instant as text of one width, to the second, so that text sorts as time.
pub fn sortable(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A number of a series as text of one width, so that text sorts as numbers.
pub fn in_order(number: u64) -> String {
    format!("{number:09}")
}
