//! Gives up hope of being paid. What is owed stays owed, in the ledger too; it is only chased no more.

use domain::event::{Event, Subject};
use domain::id::InvoiceId;
use domain::invoice::{Invoice, InvoiceState};

use super::read::{Found, read};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Store, Waiting, Write};

/// How often the state is read again when something else changed it meanwhile.
const ATTEMPTS_MAX: u32 = 5;

/// Marks an issued invoice as uncollectible. Doing it again changes nothing; a payment that comes after all is taken.
pub async fn write_off<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
) -> Result<(Invoice, InvoiceState), Error> {
    for _ in 0..ATTEMPTS_MAX {
        let Found::Issued(invoice, state) = read(&desk.store, act, id).await? else {
            let detail = "a draft is not owed; discard it instead";
            return Err(Rejection::new("invoice_not_issued", detail).into());
        };
        if state.is_paid() {
            let detail = "nothing of the invoice is open";
            return Err(Rejection::new("nothing_open", detail).into());
        }
        if state.uncollectible {
            return Ok((*invoice, *state));
        }
        let given_up = state.given_up();
        let event = Event::InvoiceUncollectible { open: state.open };
        let entry = desk.journal(act, Subject::Invoice(id), event, Vec::new());
        let writes = vec![Write::replace(&given_up)?, Write::insert(&entry)?];
        if desk.commit(writes, act.now).await? == Committed::Done {
            return Ok((*invoice, given_up));
        }
    }
    Err(Failure::new(FailureKind::Contended, "mark an invoice as uncollectible").into())
}
