//! What every writing verb works at: the rows, new ids, and the patience to try again when others are in the way.

use std::time::Duration;

use domain::event::{Actor, Correlation, Event, JournalEntry, Subject};
use domain::id::{EventId, MerchantId};
use domain::ledger::Posting;
use jiff::Timestamp;

use crate::failure::{Failure, FailureKind};
use crate::ports::{CommitError, Ids, Store, Verdict, Waiting, Write};

/// How often a commit is tried while nothing but other transactions is in its way.
const COMMIT_ATTEMPTS_MAX: u32 = 8;

/// How often something is read again and put, while others change it in between.
pub(crate) const PUT_ATTEMPTS_MAX: u32 = 8;

/// The ports of a writing verb.
#[derive(Debug, Clone)]
pub struct Desk<S, I, W> {
    /// The rows.
    pub store: S,
    /// New ids.
    pub ids: I,
    /// Letting time pass.
    pub waiting: W,
}

/// Who acts, when, and for which request. The time is read once, at the door.
#[derive(Debug, Clone)]
pub struct Act {
    /// For whom.
    pub merchant: MerchantId,
    /// Now.
    pub now: Timestamp,
    /// Who acts.
    pub actor: Actor,
    /// Which request it belongs to.
    pub correlation: Correlation,
}

/// What became of a commit.
#[derive(Debug, PartialEq, Eq)]
pub enum Committed {
    /// All of it is written.
    Done,
    /// A condition did not hold, and nothing is written: what became of each write, in their order.
    Refused(Vec<Verdict>),
}

/// What was put under a name of the caller's, and whether this call made it.
#[derive(Debug, Clone)]
pub struct Put<T> {
    /// As it now stands.
    pub record: T,
    /// Whether it is new.
    pub created: bool,
}

impl<S: Store, I: Ids, W: Waiting> Desk<S, I, W> {
    /// Commits, and tries again for a while when nothing but other transactions is in the way.
    pub async fn commit(&self, writes: Vec<Write>, now: Timestamp) -> Result<Committed, Failure> {
        for attempt in 0..COMMIT_ATTEMPTS_MAX {
            match self.store.commit(writes.clone(), now).await {
                Ok(()) => return Ok(Committed::Done),
                Err(CommitError::Failed(failure)) => return Err(failure),
                Err(CommitError::Refused(verdicts)) if verdicts.contains(&Verdict::ConditionFailed) => {
                    return Ok(Committed::Refused(verdicts));
                }
                Err(CommitError::Refused(verdicts)) => {
                    self.waiting.pause(longest_pause(attempt, &verdicts)).await;
                }
            }
        }
        Err(Failure::new(FailureKind::Contended, "commit"))
    }

    /// A journal row of what just happened.
    pub fn journal(&self, act: &Act, subject: Subject, event: Event, postings: Vec<Posting>) -> JournalEntry {
        JournalEntry {
            id: EventId::new(self.ids.ulid(act.now)),
            merchant: act.merchant,
            subject,
            event,
            postings,
            recorded_at: act.now,
            actor: act.actor.clone(),
            correlation: act.correlation.clone(),
        }
    }
}

/// The longest a caller waits before its next attempt: 30 ms, doubled each time up to 500 ms; four times that when the
/// store itself is short of breath.
pub(crate) fn longest_pause(attempt: u32, verdicts: &[Verdict]) -> Duration {
    let doubled = Duration::from_millis(30).saturating_mul(1 << attempt.min(5)).min(Duration::from_millis(500));
    if verdicts.contains(&Verdict::Throttled) { doubled.saturating_mul(4) } else { doubled }
}

/// A desk of any make, so that a handler is generic over one thing rather than three.
pub trait AnyDesk: Clone + Send + Sync + 'static {
    /// Its rows.
    type Store: Store;
    /// Its ids.
    type Ids: Ids;
    /// Its patience.
    type Waiting: Waiting;

    /// The desk itself.
    fn desk(&self) -> &Desk<Self::Store, Self::Ids, Self::Waiting>;
}

impl<S, I, W> AnyDesk for Desk<S, I, W>
where
    S: Store + Clone + 'static,
    I: Ids + Clone + 'static,
    W: Waiting + Clone + 'static,
{
    type Store = S;
    type Ids = I;
    type Waiting = W;

    fn desk(&self) -> &Self {
        self
    }
}
