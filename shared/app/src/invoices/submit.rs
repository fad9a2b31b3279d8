//! Puts a draft before somebody else, who approves it.

use domain::event::{Event, Subject};
use domain::id::InvoiceId;
use domain::invoice::{Draft, Review};

use super::read::{Found, read};
use super::revise::{draft_at, outdated};
use crate::desk::{Act, Committed, Desk};
use crate::failure::Error;
use crate::ports::{Ids, Store, Waiting, Write};

/// Submits a draft; submitting it again changes nothing. What nobody could issue is refused now rather than after it was approved.
pub async fn submit<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    version: Option<u64>,
) -> Result<Draft, Error> {
    if let Found::Draft(draft) = read(&desk.store, act, id).await?
        && draft.review.submitted().is_some()
    {
        return Ok(*draft);
    }
    let draft = draft_at(&desk.store, act, id, version).await?;
    super::preview::settle(&desk.store, act, &draft.content).await?;
    let review = draft.review.submit(act.actor.clone(), act.now);
    let event = Event::InvoiceSubmitted { version: draft.version };
    record(desk, act, draft, review, event).await
}

/// Writes the next version of the review and its news.
pub(super) async fn record<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    draft: Draft,
    review: Review,
    event: Event,
) -> Result<Draft, Error> {
    let entry = desk.journal(act, Subject::Invoice(draft.id), event, Vec::new());
    let reviewed = Draft { review, version: draft.version.saturating_add(1), ..draft };
    match desk.commit(vec![Write::replace(&reviewed)?, Write::insert(&entry)?], act.now).await? {
        Committed::Done => Ok(reviewed),
        Committed::Refused(_) => Err(outdated()),
    }
}
