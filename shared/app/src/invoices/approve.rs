//! Approves a draft that somebody else wrote and submitted.

use domain::event::Event;
use domain::id::InvoiceId;
use domain::invoice::Draft;

use super::read::{Found, read};
use super::revise::draft_at;
use super::submit::record;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Rejection, RejectionKind};
use crate::ports::{Ids, Store, Waiting};

/// Approves a draft that was submitted. Neither an author of it nor the one who submitted it may; approving it again
/// changes nothing.
pub async fn approve<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    version: Option<u64>,
) -> Result<Draft, Error> {
    if let Found::Draft(draft) = read(&desk.store, act, id).await?
        && draft.review.approved().is_some_and(|approved| approved.by == act.actor)
    {
        return Ok(*draft);
    }
    let draft = draft_at(&desk.store, act, id, version).await?;
    let review = draft.review.approve(act.actor.clone(), act.now).map_err(|invalid| {
        let rejection = Rejection::from(invalid);
        if rejection.code == "approver_is_author" { rejection.of_kind(RejectionKind::Forbidden) } else { rejection }
    })?;
    let event = Event::InvoiceApproved { version: draft.version };
    record(desk, act, draft, review, event).await
}
