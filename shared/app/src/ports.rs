//! What a verb needs from the world. Each port is specified by its implementation in [`crate::memory`], and one
//! contract suite holds every other implementation to it.

mod files;

use std::future::Future;
use std::time::Duration;

use domain::event::{Correlation, Letter};
use domain::id::{EventId, InvoiceId, MerchantId};
use domain::mail_address::MailAddress;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ulid::Ulid;

use crate::failure::{Failure, FailureKind};
use crate::rows::{IndexKey, Record, RowKey, StoredRow};

pub use files::{Documents, Drawing, DrawnFile, ToLink, ToStore};

/// The rows. Reads see every commit that was answered before them, except [`Store::index`], which may lag.
pub trait Store: Send + Sync {
    /// The row at a key. One that has expired may still be there.
    fn read(&self, key: &RowKey) -> impl Future<Output = Result<Option<StoredRow>, Failure>> + Send;

    /// The rows at several keys, in the order asked; those that are not there are left out.
    fn read_many(&self, keys: &[RowKey]) -> impl Future<Output = Result<Vec<StoredRow>, Failure>> + Send;

    /// The rows of a partition whose sort key has a prefix, in order, a page at a time.
    fn range(&self, range: &Range) -> impl Future<Output = Result<Page<StoredRow>, Failure>> + Send;

    /// The keys an index holds in a partition, in order, a page at a time. May lag behind commits.
    fn index(&self, index: Index, range: &IndexRange)
    -> impl Future<Output = Result<Page<IndexEntry>, Failure>> + Send;

    /// Does all of the writes or none. At most [`WRITES_MAX`], no key twice.
    fn commit(&self, writes: Vec<Write>, now: Timestamp) -> impl Future<Output = Result<(), CommitError>> + Send;

    /// Reads a counter and keeps others from doing so until a moment, or says that another holds it. The lease only
    /// keeps callers from colliding: what makes a number unique is [`Write::Advance`]. A counter that does not exist
    /// begins at `first`.
    fn lease(
        &self,
        counter: &RowKey,
        first: u64,
        now: Timestamp,
        until: Timestamp,
    ) -> impl Future<Output = Result<Lease, Failure>> + Send;

    /// Reads a counter: the next number of a series, or the balance of an account in minor units.
    fn counter(&self, key: &RowKey) -> impl Future<Output = Result<Option<i64>, Failure>> + Send;

    /// Takes a row out of the pending index, leaving the row as it is. No error when it is not in it.
    fn settle(&self, key: &RowKey) -> impl Future<Output = Result<(), Failure>> + Send;
}

/// How many writes one commit takes.
pub const WRITES_MAX: usize = 100;

/// One write of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// A new row; its key must be free, or its row expired.
    Insert(StoredRow),
    /// Another version of a row; the stored one must have this version.
    Replace(StoredRow, u64),
    /// No row any more; the stored one must have this version.
    Remove(RowKey, u64),
    /// A counter from this value to the next; it must have this value. Ends a lease.
    Advance(RowKey, u64),
    /// A counter that has not begun, or still has the value `from`, to another value. Ends a lease.
    Begin {
        /// Which counter.
        counter: RowKey,
        /// What it may have been begun at.
        from: u64,
        /// Where it begins.
        at: u64,
    },
    /// So much more on a counter, which begins at nothing.
    Add(RowKey, i64),
    /// The same, on the condition that the counter then stands at `most` or below.
    AddWithin {
        /// Which counter.
        counter: RowKey,
        /// How much more.
        amount: i64,
        /// What it comes to at most.
        most: i64,
    },
}

impl Write {
    /// A new record.
    pub fn insert(record: &impl Record) -> Result<Self, Failure> {
        Ok(Self::Insert(record.to_row()?))
    }

    /// The next version of a record: the stored one must be the one before it.
    pub fn replace(record: &impl Record) -> Result<Self, Failure> {
        let row = record.to_row()?;
        let before = row.version.and_then(|version| version.checked_sub(1));
        let before = before.ok_or_else(|| Failure::new(FailureKind::Corrupt, "replace a record without a version"))?;
        Ok(Self::Replace(row, before))
    }

    /// Which row it writes.
    pub fn key(&self) -> &RowKey {
        match self {
            Self::Insert(row) | Self::Replace(row, _) => &row.key,
            Self::Remove(key, _)
            | Self::Advance(key, _)
            | Self::Begin { counter: key, .. }
            | Self::Add(key, _)
            | Self::AddWithin { counter: key, .. } => key,
        }
    }
}

/// Why a commit had no effect.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// A condition did not hold, or another transaction was in the way: what became of each write, in their order.
    #[error("the commit was refused: {0:?}")]
    Refused(Vec<Verdict>),
    /// The store failed; whether the commit had its effect is unknown where the failure is `Unavailable`.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// What became of one write of a refused commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was wrong with it.
    Fine,
    /// Its condition did not hold.
    ConditionFailed,
    /// Another transaction was at the same row.
    Conflict,
    /// Too many writes at once.
    Throttled,
}

/// What came of asking for a counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lease {
    /// It is ours, and this is its value.
    Held(u64),
    /// Another holds it.
    Busy,
}

/// Part of a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// Which partition.
    pub partition: String,
    /// Only sort keys that begin so; empty for all.
    pub prefix: String,
    /// Only sort keys after this one.
    pub after: Option<String>,
    /// The latest first.
    pub descending: bool,
    /// At most so many.
    pub limit: usize,
}

/// The indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Index {
    /// What owners page through.
    Listing,
    /// What the sweep looks after.
    Pending,
    /// What falls due.
    Due,
}

/// Part of an index partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexRange {
    /// Which partition.
    pub partition: String,
    /// Only places up to here.
    pub until: Until,
    /// Only entries after this one.
    pub after: Option<IndexEntry>,
    /// The latest first.
    pub descending: bool,
    /// At most so many.
    pub limit: usize,
}

/// Where part of an index partition ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Until {
    /// At its end.
    End,
    /// At a place, itself included.
    Including(String),
    /// At a place, itself not included.
    Excluding(String),
}

/// An entry of an index: the place, and the row that stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexEntry {
    /// The place.
    pub place: IndexKey,
    /// The row.
    pub row: RowKey,
}

/// Some of what was asked for, and whether there is more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// At most as many as asked.
    pub items: Vec<T>,
    /// Whether more follow the last.
    pub has_more: bool,
}

/// Reading records rather than rows.
pub trait Records: Store {
    /// The record at a key.
    fn find<R: Record>(&self, key: &RowKey) -> impl Future<Output = Result<Option<R>, Failure>> + Send {
        async move { self.read(key).await?.as_ref().map(StoredRow::read).transpose() }
    }
}

impl<S: Store> Records for S {}

/// New ids and secrets.
pub trait Ids: Send + Sync {
    /// An id that sorts by the instant; within one instant, later calls sort later where they can.
    fn ulid(&self, at: Timestamp) -> Ulid;

    /// 128 bits nobody can guess.
    fn secret(&self) -> u128;
}

/// Letting time pass.
pub trait Waiting: Send + Sync {
    /// Waits a random time up to `most` (full jitter) and says how long it was.
    fn pause(&self, most: Duration) -> impl Future<Output = Duration> + Send;
}

/// The queues between functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Queue {
    /// Documents to draw.
    RenderInvoice,
    /// Mails to send.
    SendMail,
}

/// What a queue carries: the names of things, never the things. The reader reads them again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which shape this is.
    pub schema: u32,
    /// Whose.
    pub merchant: MerchantId,
    /// About which invoice.
    pub invoice: InvoiceId,
    /// The journal row that asks for it.
    pub event: EventId,
    /// Its published name.
    #[serde(rename = "type")]
    pub name: String,
    /// Which request it belongs to.
    pub correlation: Correlation,
}

/// How many messages one send takes.
pub const MESSAGES_MAX: usize = 10;

/// Putting messages on queues, at least once.
pub trait Queues: Send + Sync {
    /// Puts up to [`MESSAGES_MAX`] messages on a queue; answers the places of those that were not taken.
    fn send(&self, queue: Queue, messages: &[Message]) -> impl Future<Output = Result<Vec<usize>, Failure>> + Send;
}

/// A mail, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The seller's name, shown as the sender.
    pub from_name: String,
    /// Where answers go.
    pub reply_to: MailAddress,
    /// The reader's name.
    pub to_name: String,
    /// The reader's address.
    pub to: MailAddress,
    /// One line.
    pub subject: String,
    /// The mail as plain text.
    pub text: String,
    /// The mail as a page.
    pub html: String,
    /// BCP 47 tag of its language.
    pub language: &'static str,
    /// A file that goes with it.
    pub attachment: Option<Attachment>,
    /// Joins later news of this mail to our record.
    pub tags: MailTags,
}

/// What joins a provider's later news of a mail to our record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailTags {
    /// Whose.
    pub merchant: MerchantId,
    /// About which invoice.
    pub invoice: InvoiceId,
    /// The event that asked for it.
    pub event: EventId,
    /// What it is about.
    pub letter: Letter,
    /// Which request it belongs to.
    pub correlation: Correlation,
}

/// A file that goes with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, ASCII.
    pub file_name: String,
    /// A PDF.
    pub pdf: Vec<u8>,
}

/// Handing mails to the provider, with no repetition of its own: it cannot be exactly once.
pub trait Mailer: Send + Sync {
    /// Hands a mail over and answers the provider's id for it. A failure that is `Unavailable` leaves unknown whether
    /// the mail was taken; any other means it was not.
    fn send(&self, mail: &Mail) -> impl Future<Output = Result<String, Failure>> + Send;
}
