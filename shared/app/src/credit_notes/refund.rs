//! Records that what a credit note gives back was paid back.

use domain::credit_note::{CreditNote, CreditNoteState, RefundStatus};
use domain::event::{Event, Subject};
use domain::id::CreditNoteId;
use domain::ledger::Posting;

use super::ATTEMPTS_MAX;
use super::read::read;
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Store, Waiting, Write};
use crate::rows::keys;

/// Records a refund. Recording it again changes nothing.
pub async fn refund<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: CreditNoteId,
) -> Result<(CreditNote, CreditNoteState), Error> {
    for _ in 0..ATTEMPTS_MAX {
        let (note, state) = read(&desk.store, act, id).await?;
        match state.refund {
            RefundStatus::Paid => return Ok((note, state)),
            RefundStatus::None => {
                let detail = "the credit note gives no money back";
                return Err(Rejection::new("no_refund_due", detail).into());
            }
            RefundStatus::Due => {}
        }
        let (amount, refunded) = (note.effect.refund, state.refunded());
        let event = Event::CreditNoteRefunded { credit_note: id, amount };
        let effective_on = note.time_zone.date_at(act.now);
        let posting = Posting { customer: note.customer, amount, effective_on };
        let entry = desk.journal(act, Subject::Invoice(note.corrects.invoice), event, vec![posting]);
        let account = keys::account(act.merchant, note.customer, amount.currency());
        let writes = vec![Write::replace(&refunded)?, Write::insert(&entry)?, Write::Add(account, amount.minor())];
        if desk.commit(writes, act.now).await? == Committed::Done {
            return Ok((note, refunded));
        }
    }
    Err(Failure::new(FailureKind::Contended, "record a refund").into())
}
