//! Voids an issued invoice: a credit note for everything that is left of it.

use domain::id::InvoiceId;

use super::issue::{IssuedNote, write};
use super::prepare::Correction;
use super::{MAKE_CREDIT_NOTE, read};
use crate::desk::{Act, Desk};
use crate::failure::Error;
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Records, Store, Waiting};
use crate::rows::{CreditedRow, keys};
use crate::series::Effort;
use domain::invoice::InvoiceState;
use domain::text::IdempotencyKey;

/// Voids an invoice. It needs no key to be done once: an invoice that is void answers the note that made it so.
pub async fn void<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    correction: &Correction,
    header: Option<&IdempotencyKey>,
) -> Result<(IssuedNote, Effort), Error> {
    let request_keys = RequestKeys { header, external_id: correction.external_id.as_ref() };
    let keyed = header.is_some() || correction.external_id.is_some();
    let once = keyed
        .then(|| Once::new(Some(act.merchant), request_keys, MAKE_CREDIT_NOTE, &(id, correction), act.now))
        .transpose()?;
    if once.is_none()
        && let Some(issued) = voided_before(&desk.store, act, id).await?
    {
        return Ok((issued, Effort::default()));
    }
    match write(desk, act, id, correction, once.as_ref(), |_| Ok(None)).await {
        // Another request voided it meanwhile.
        Err(Error::Rejected(rejection)) if once.is_none() && rejection.code == "nothing_left_to_credit" => {
            let issued = voided_before(&desk.store, act, id).await?;
            issued.map(|issued| (issued, Effort::default())).ok_or(Error::Rejected(rejection))
        }
        other => other,
    }
}

/// The note that took the last of an invoice that is void.
async fn voided_before(store: &impl Store, act: &Act, id: InvoiceId) -> Result<Option<IssuedNote>, Error> {
    let state: Option<InvoiceState> = store.find(&keys::state(act.merchant, id)).await?;
    let body: Option<domain::invoice::Invoice> = store.find(&keys::body(act.merchant, id)).await?;
    if !body.zip(state).is_some_and(|(invoice, state)| state.is_void(&invoice)) {
        return Ok(None);
    }
    let row: Option<CreditedRow> = store.find(&keys::credited(act.merchant, id)).await?;
    let Some(last) = row.and_then(|row| row.notes.last().copied()) else {
        return Ok(None);
    };
    let (note, state) = read(store, act, last).await?;
    Ok(Some(IssuedNote { note, state }))
}
