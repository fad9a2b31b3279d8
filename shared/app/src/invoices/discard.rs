//! Discards a draft. It had no number, so nothing is missing.

use domain::id::InvoiceId;

use super::revise::{draft_at, outdated};
use crate::desk::{Act, Committed, Desk};
use crate::failure::Error;
use crate::ports::{Ids, Store, Waiting, Write};
use crate::rows::Record;

/// Discards a draft, if it is still at the version the caller has seen.
pub async fn discard<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    version: u64,
) -> Result<(), Error> {
    let draft = draft_at(&desk.store, act, id, Some(version)).await?;
    match desk.commit(vec![Write::Remove(draft.key(), version)], act.now).await? {
        Committed::Done => Ok(()),
        Committed::Refused(_) => Err(outdated()),
    }
}
