//! Takes the next number of a series for a document, one document at a time, in the transaction that writes it.
//!
//! What makes a number unique and the series gapless is the condition that the counter still has the value the number
//! was made of. The lease before it only keeps callers from colliding.

use std::future::Future;
use std::time::Duration;

use domain::series::{NUMBER_MAX, Numbering};
use jiff::{SignedDuration, Timestamp};

use crate::desk::{Act, Desk, longest_pause};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{CommitError, Ids, Lease, Store, Verdict, Waiting, Write};
use crate::rows::{RowKey, keys};

/// How long a caller may take from reading the counter to its commit before others stop waiting for it.
const LEASE: SignedDuration = SignedDuration::from_secs(3);

/// How long a caller waits for its turn in all before it gives up; the request may be repeated.
const WAITING_MAX: Duration = Duration::from_secs(15);

/// What taking a number took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// How often the counter was asked for or the commit tried; none where the document was there already.
    pub attempts: u32,
    /// How long it waited for others.
    pub waited: Duration,
}

/// What happened to a document while it waited for its number.
pub(crate) enum Meanwhile<M> {
    /// Nothing that matters to it.
    Nothing,
    /// Another request made it.
    Made(M),
    /// What it was settled with was changed: it must be settled again.
    Moved,
}

/// What came of taking a number.
pub(crate) enum Taken<M> {
    /// The document has it, from now or before.
    Made(M, Effort),
    /// No number was taken: the document must be settled again.
    Moved,
}

/// A document of which everything but its number is settled, so that nothing can refuse it any more.
pub(crate) trait Numbered: Sync {
    /// What it is once it has its number.
    type Made: Send;

    /// What happened while it waited: asked before every attempt but the first. Its keys are judged first, then the
    /// draft it was made of, then what it was settled with.
    fn meanwhile<S: Store>(
        &self,
        store: &S,
        act: &Act,
    ) -> impl Future<Output = Result<Meanwhile<Self::Made>, Error>> + Send;

    /// The document under a number, and all that is written with it but the counter's own advance.
    fn under<S: Store, I: Ids, W: Waiting>(
        &self,
        desk: &Desk<S, I, W>,
        act: &Act,
        number: u64,
    ) -> Result<(Self::Made, Vec<Write>), Error>;
}

/// Writes a document under the next number of its sequence, waiting for its turn.
pub(crate) async fn take_number<S: Store, I: Ids, W: Waiting, D: Numbered>(
    desk: &Desk<S, I, W>,
    act: &Act,
    numbering: &Numbering,
    document: &D,
) -> Result<Taken<D::Made>, Error> {
    let counter = keys::series_counter(act.merchant, &numbering.sequence);
    let (mut effort, mut held) = (Effort::default(), None::<Held>);
    while effort.waited < WAITING_MAX {
        if effort.attempts > 0 {
            match document.meanwhile(&desk.store, act).await? {
                Meanwhile::Nothing => {}
                Meanwhile::Made(made) => return Ok(Taken::Made(made, Effort::default())),
                Meanwhile::Moved => return Ok(Taken::Moved),
            }
        }
        effort.attempts = effort.attempts.saturating_add(1);
        let waited = SignedDuration::try_from(effort.waited).unwrap_or(SignedDuration::ZERO);
        let now = act.now.checked_add(waited).unwrap_or(act.now);
        let verdicts = match hold(&desk.store, &counter, numbering.first, held, now).await? {
            None => Vec::new(),
            Some(holding) => {
                let (made, mut writes) = document.under(desk, act, holding.number)?;
                writes.push(Write::Advance(counter.clone(), holding.number));
                match desk.store.commit(writes, now).await {
                    Ok(()) => return Ok(Taken::Made(made, effort)),
                    Err(CommitError::Failed(failure)) => return Err(failure.into()),
                    Err(CommitError::Refused(verdicts)) => {
                        // Where others were at other rows, the number is still ours.
                        held = (!verdicts.contains(&Verdict::ConditionFailed)).then_some(holding);
                        verdicts
                    }
                }
            }
        };
        let longest = longest_pause(effort.attempts.min(3), &verdicts);
        effort.waited = effort.waited.saturating_add(desk.waiting.pause(longest).await);
    }
    Err(Failure::new(FailureKind::Contended, "take the next number of a series").into())
}

/// A number that others leave to us until a moment.
#[derive(Clone, Copy)]
struct Held {
    number: u64,
    until: Timestamp,
}

/// The number to try: the one we still hold, or the next, if nobody else holds it.
async fn hold(
    store: &impl Store,
    counter: &RowKey,
    first: u64,
    held: Option<Held>,
    now: Timestamp,
) -> Result<Option<Held>, Error> {
    if let Some(held) = held.filter(|held| held.until > now) {
        return Ok(Some(held));
    }
    let until = now.checked_add(LEASE).unwrap_or(now);
    match store.lease(counter, first, now, until).await? {
        Lease::Held(number) if number > NUMBER_MAX => {
            let detail = format!("the series has used its {NUMBER_MAX} numbers");
            Err(Rejection::new("series_exhausted", detail).into())
        }
        Lease::Held(number) => Ok(Some(Held { number, until })),
        Lease::Busy => Ok(None),
    }
}
