//! Reads a credit note.

use domain::credit_note::{CreditNote, CreditNoteState};
use domain::id::{CreditNoteId, MerchantId};

use crate::desk::Act;
use crate::failure::{Error, Failure, Rejection};
use crate::ports::Store;
use crate::rows::{StoredRow, keys};

/// Reads one of the merchant's credit notes: what was issued, and how far it has come.
pub async fn read(store: &impl Store, act: &Act, id: CreditNoteId) -> Result<(CreditNote, CreditNoteState), Error> {
    let found = found(store, act.merchant, &[id]).await?.into_iter().next();
    found.ok_or_else(|| Rejection::not_found("credit note").into())
}

/// The notes of these ids that are there, in their order.
pub(super) async fn found(
    store: &impl Store,
    merchant: MerchantId,
    ids: &[CreditNoteId],
) -> Result<Vec<(CreditNote, CreditNoteState)>, Failure> {
    let mut notes = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(50) {
        let wanted: Vec<_> = chunk
            .iter()
            .flat_map(|id| [keys::credit_note(merchant, *id), keys::credit_note_state(merchant, *id)])
            .collect();
        let rows = store.read_many(&wanted).await?;
        for id in chunk {
            let row = |key| rows.iter().find(|row: &&StoredRow| row.key == key);
            let body = row(keys::credit_note(merchant, *id));
            let state = row(keys::credit_note_state(merchant, *id));
            if let (Some(body), Some(state)) = (body, state) {
                notes.push((body.read()?, state.read()?));
            }
        }
    }
    Ok(notes)
}
