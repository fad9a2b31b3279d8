//! Replaces an issued invoice: a credit note for everything that is left of it, and a draft of the same, in one act.

use domain::id::InvoiceId;
use domain::invoice::{Draft, Invoice, Review};
use domain::text::IdempotencyKey;

use super::MAKE_CREDIT_NOTE;
use super::issue::{IssuedNote, write};
use super::prepare::Correction;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::invoices::{Found, found, read};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Store, Waiting};

/// What replacing an invoice made.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The credit note.
    pub note: IssuedNote,
    /// The draft, or the invoice it has become since; none where it was discarded since.
    pub draft: Option<Found>,
}

/// Replaces an invoice. The same request again answers the same note and draft.
pub async fn replace<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    correction: &Correction,
    header: Option<&IdempotencyKey>,
) -> Result<Replaced, Error> {
    let request_keys = RequestKeys { header, external_id: correction.external_id.as_ref() };
    let request = ("replace", id, correction);
    let once = Once::new(Some(act.merchant), request_keys, MAKE_CREDIT_NOTE, &request, act.now)?;
    let draft = InvoiceId::new(desk.ids.ulid(act.now));
    let redraft = |invoice: &Invoice| {
        let (content, review) = (invoice.asked_again()?, Review::begun(act.actor.clone()));
        Ok(Some(Draft { id: draft, merchant: act.merchant, content, review, version: 1, created_at: act.now }))
    };
    let (note, _) = write(desk, act, id, correction, Some(&once), redraft).await?;
    let missing = || Failure::new(FailureKind::Corrupt, "find the draft of a replaced invoice");
    let Found::Issued(_, state) = read(&desk.store, act, id).await? else {
        return Err(missing().into());
    };
    let draft = found(&desk.store, act.merchant, state.replaced_by.ok_or_else(missing)?).await?;
    Ok(Replaced { note, draft })
}
