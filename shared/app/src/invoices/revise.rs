//! Changes a draft.

use domain::id::InvoiceId;
use domain::invoice::{Draft, DraftContent};

use super::read::{Found, read};
use super::{check_series, customer_of};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Rejection, RejectionKind};
use crate::ports::{Ids, Store, Waiting, Write};

/// Puts other content into a draft, if it is still at the version the caller has seen.
pub async fn revise<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    version: u64,
    content: DraftContent,
) -> Result<Draft, Error> {
    let draft = draft_at(&desk.store, act, id, Some(version)).await?;
    if content.external_id != draft.content.external_id {
        let detail = "the external_id of a draft stays what it is";
        return Err(Rejection::new("external_id_fixed", detail).at("/external_id").into());
    }
    let customer = customer_of(&desk.store, act, content.customer).await?;
    check_series(&desk.store, act, &content).await?;
    let currency = content.currency.or(Some(customer.profile.currency));
    // Which invoice it takes the place of is not the caller's to say.
    let content = DraftContent { currency, replaces: draft.content.replaces.clone(), ..content };
    let review = draft.review.changed(&act.actor)?;
    let revised = Draft { content, review, version: version.saturating_add(1), ..draft };
    match desk.commit(vec![Write::replace(&revised)?], act.now).await? {
        Committed::Done => Ok(revised),
        Committed::Refused(_) => Err(outdated()),
    }
}

/// The draft, if it is still at the version the caller has seen, where it says which.
pub(super) async fn draft_at(
    store: &impl Store,
    act: &Act,
    id: InvoiceId,
    version: Option<u64>,
) -> Result<Draft, Error> {
    match read(store, act, id).await? {
        Found::Issued(..) => {
            let detail = "the invoice is issued and does not change; correct it by a credit note";
            Err(Rejection::new("invoice_issued", detail).into())
        }
        Found::Draft(draft) if version.is_none_or(|version| version == draft.version) => Ok(*draft),
        Found::Draft(_) => Err(outdated()),
    }
}

pub(super) fn outdated() -> Error {
    let detail = "the draft was changed since; read it again";
    Rejection::new("version_outdated", detail).of_kind(RejectionKind::Outdated).into()
}
