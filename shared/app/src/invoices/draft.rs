//! Drafts an invoice: no number yet, and free to change.

use domain::id::InvoiceId;
use domain::invoice::{Draft, DraftContent, Review};
use domain::text::IdempotencyKey;

use super::read::{Found, read};
use super::{MAKE_INVOICE, check_series, customer_of};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Store, Waiting, Write};

/// Makes a draft. The same request again answers the same draft, or the invoice it has become.
pub async fn draft<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    content: DraftContent,
    header: Option<&IdempotencyKey>,
) -> Result<Found, Error> {
    let request_keys = RequestKeys { header, external_id: content.external_id.as_ref() };
    let once = Once::new(Some(act.merchant), request_keys, MAKE_INVOICE, &(&content, "draft"), act.now)?;
    if let Some(made) = once.done_before(&desk.store, act.now).await? {
        return made_before(&desk.store, act, &made).await;
    }
    let customer = customer_of(&desk.store, act, content.customer).await?;
    check_series(&desk.store, act, &content).await?;
    let content = DraftContent { currency: content.currency.or(Some(customer.profile.currency)), ..content };
    let id = InvoiceId::new(desk.ids.ulid(act.now));
    let review = Review::begun(act.actor.clone());
    let draft = Draft { id, merchant: act.merchant, content, review, version: 1, created_at: act.now };
    let mut writes = once.writes(id)?;
    writes.push(Write::insert(&draft)?);
    match desk.commit(writes, act.now).await? {
        Committed::Done => Ok(Found::Draft(Box::new(draft))),
        Committed::Refused(_) => match once.done_before(&desk.store, act.now).await? {
            Some(made) => made_before(&desk.store, act, &made).await,
            None => Err(Failure::new(FailureKind::Contended, "draft an invoice").into()),
        },
    }
}

async fn made_before(store: &impl Store, act: &Act, made: &str) -> Result<Found, Error> {
    let id = InvoiceId::parse(made).map_err(|error| Failure::new(FailureKind::Corrupt, "read a key").because(error))?;
    read(store, act, id).await
}
