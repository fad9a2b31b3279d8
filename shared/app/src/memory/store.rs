//! The rows in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use super::Faults;
use crate::failure::Failure;
use crate::ports::{
    CommitError, Index, IndexEntry, IndexRange, Lease, Page, Range, Store, Until, Verdict, WRITES_MAX, Write,
};
use crate::rows::{IndexKey, RowKey, StoredRow};

#[derive(Debug, Clone, Copy, Default)]
struct Counter {
    value: i64,
    leased_until: Option<Timestamp>,
}

#[derive(Debug, Default)]
struct Rows {
    table: BTreeMap<RowKey, StoredRow>,
    counters: BTreeMap<RowKey, Counter>,
    stream: Vec<RowKey>,
    /// How many reads of an index miss a row that is new.
    lag: usize,
    /// The rows that the indexes do not show yet, and how many reads still miss them.
    late: BTreeMap<RowKey, usize>,
}

/// A store in memory: every commit is one step that nothing comes between.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    inner: Arc<Mutex<Rows>>,
    faults: Faults,
}

impl MemoryStore {
    /// An empty store in a process that may be made to die.
    pub fn new(faults: Faults) -> Self {
        Self { inner: Arc::default(), faults }
    }

    /// The same rows, seen by another process.
    #[must_use]
    pub fn seen_by(&self, faults: Faults) -> Self {
        Self { inner: Arc::clone(&self.inner), faults }
    }

    /// The keys of rows inserted since the last call, in order: what the table's stream tells.
    pub fn take_stream(&self) -> Vec<RowKey> {
        self.with(|rows| std::mem::take(&mut rows.stream))
    }

    /// Every row there is, for tests that look at the whole.
    pub fn everything(&self) -> Vec<StoredRow> {
        self.with(|rows| rows.table.values().cloned().collect())
    }

    /// From now on indexes lag: so many reads of one miss a row that is new.
    pub fn let_indexes_lag(&self, reads: usize) {
        self.with(|rows| rows.lag = reads);
    }

    /// Loses a row, as no commit of ours would.
    pub fn lose(&self, key: &RowKey) {
        self.with(|rows| rows.table.remove(key));
    }

    fn with<T>(&self, act: impl FnOnce(&mut Rows) -> T) -> T {
        act(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Store for MemoryStore {
    async fn read(&self, key: &RowKey) -> Result<Option<StoredRow>, Failure> {
        self.faults.around("read a row", || self.with(|rows| rows.table.get(key).cloned()))
    }

    async fn read_many(&self, keys: &[RowKey]) -> Result<Vec<StoredRow>, Failure> {
        let read = |rows: &mut Rows| keys.iter().filter_map(|key| rows.table.get(key).cloned()).collect();
        self.faults.around("read rows", || self.with(read))
    }

    async fn range(&self, range: &Range) -> Result<Page<StoredRow>, Failure> {
        self.faults.around("read a range", || {
            self.with(|rows| {
                let inside = |row: &&StoredRow| {
                    row.key.partition == range.partition
                        && row.key.sort.starts_with(&range.prefix)
                        && is_after(range.after.as_ref(), &row.key.sort, range.descending)
                };
                page(rows.table.values().filter(inside).cloned().collect(), range.descending, range.limit)
            })
        })
    }

    async fn index(&self, index: Index, range: &IndexRange) -> Result<Page<IndexEntry>, Failure> {
        self.faults.around("read an index", || {
            self.with(|rows| {
                let entries: BTreeSet<IndexEntry> = rows
                    .table
                    .values()
                    .filter(|row| !rows.late.contains_key(&row.key))
                    .filter_map(|row| {
                        place_in(index, row).map(|place| IndexEntry { place: place.clone(), row: row.key.clone() })
                    })
                    .filter(|entry| entry.place.partition == range.partition)
                    .filter(|entry| match &range.until {
                        Until::End => true,
                        Until::Including(place) => entry.place.sort <= *place,
                        Until::Excluding(place) => entry.place.sort < *place,
                    })
                    .filter(|entry| is_after(range.after.as_ref(), entry, range.descending))
                    .collect();
                rows.late.retain(|_, reads| {
                    *reads = reads.saturating_sub(1);
                    *reads > 0
                });
                page(entries.into_iter().collect(), range.descending, range.limit)
            })
        })
    }

    async fn commit(&self, writes: Vec<Write>, now: Timestamp) -> Result<(), CommitError> {
        if let Some(verdict) = self.faults.next_refusal() {
            return Err(CommitError::Refused(vec![verdict; writes.len()]));
        }
        self.faults.around("commit", || self.with(|rows| rows.commit(writes, now)))?
    }

    async fn lease(&self, counter: &RowKey, first: u64, now: Timestamp, until: Timestamp) -> Result<Lease, Failure> {
        self.faults.around("lease a counter", || {
            self.with(|rows| {
                let first = Counter { value: i64::try_from(first).unwrap_or(i64::MAX), leased_until: None };
                let counter = rows.counters.entry(counter.clone()).or_insert(first);
                if counter.leased_until.is_some_and(|until| until > now) {
                    return Lease::Busy;
                }
                counter.leased_until = Some(until);
                Lease::Held(counter.value.unsigned_abs())
            })
        })
    }

    async fn counter(&self, key: &RowKey) -> Result<Option<i64>, Failure> {
        self.faults.around("read a counter", || self.with(|rows| rows.counters.get(key).map(|counter| counter.value)))
    }

    async fn settle(&self, key: &RowKey) -> Result<(), Failure> {
        self.faults.around("settle a row", || {
            self.with(|rows| {
                if let Some(row) = rows.table.get_mut(key) {
                    row.pending = None;
                }
            });
        })
    }
}

impl Rows {
    fn commit(&mut self, writes: Vec<Write>, now: Timestamp) -> Result<(), CommitError> {
        let keys: BTreeSet<_> = writes.iter().map(Write::key).collect();
        assert!(keys.len() == writes.len() && writes.len() <= WRITES_MAX, "a commit names each of its few rows once");
        let verdicts: Vec<_> = writes.iter().map(|write| self.judge(write, now)).collect();
        if verdicts.iter().any(|verdict| *verdict != Verdict::Fine) {
            return Err(CommitError::Refused(verdicts));
        }
        for write in writes {
            self.apply(write);
        }
        Ok(())
    }

    fn judge(&self, write: &Write, now: Timestamp) -> Verdict {
        let has_version = |key, version| self.table.get(key).is_some_and(|row| row.version == Some(version));
        let holds = match write {
            Write::Insert(row) => self
                .table
                .get(&row.key)
                .is_none_or(|there| there.expires_at.is_some_and(|expires_at| expires_at <= now)),
            Write::Replace(row, version) => has_version(&row.key, *version),
            Write::Remove(key, version) => has_version(key, *version),
            Write::Advance(key, from) => {
                self.counters.get(key).is_some_and(|counter| u64::try_from(counter.value) == Ok(*from))
            }
            Write::Begin { counter, from, .. } => {
                self.counters.get(counter).is_none_or(|counter| u64::try_from(counter.value) == Ok(*from))
            }
            Write::Add(..) => true,
            Write::AddWithin { counter, amount, most } => {
                self.counters.get(counter).map_or(0, |counter| counter.value).saturating_add(*amount) <= *most
            }
        };
        if holds { Verdict::Fine } else { Verdict::ConditionFailed }
    }

    fn apply(&mut self, write: Write) {
        match write {
            Write::Insert(row) => {
                self.stream.push(row.key.clone());
                if self.lag > 0 {
                    self.late.insert(row.key.clone(), self.lag);
                }
                self.table.insert(row.key.clone(), row);
            }
            Write::Replace(row, _) => {
                self.table.insert(row.key.clone(), row);
            }
            Write::Remove(key, _) => {
                self.table.remove(&key);
            }
            Write::Advance(key, from) => {
                let value = i64::try_from(from).unwrap_or(i64::MAX).saturating_add(1);
                self.counters.insert(key, Counter { value, leased_until: None });
            }
            Write::Begin { counter, at, .. } => {
                let value = i64::try_from(at).unwrap_or(i64::MAX);
                self.counters.insert(counter, Counter { value, leased_until: None });
            }
            Write::Add(key, delta) | Write::AddWithin { counter: key, amount: delta, .. } => {
                let counter = self.counters.entry(key).or_default();
                counter.value = counter.value.saturating_add(delta);
            }
        }
    }
}

fn place_in(index: Index, row: &StoredRow) -> Option<&IndexKey> {
    match index {
        Index::Listing => row.listing.as_ref(),
        Index::Pending => row.pending.as_ref(),
        Index::Due => row.due.as_ref(),
    }
}

fn is_after<T: Ord>(after: Option<&T>, item: &T, descending: bool) -> bool {
    after.is_none_or(|after| if descending { item < after } else { item > after })
}

fn page<T>(mut items: Vec<T>, descending: bool, limit: usize) -> Page<T> {
    if descending {
        items.reverse();
    }
    let has_more = items.len() > limit;
    items.truncate(limit);
    Page { items, has_more }
}
