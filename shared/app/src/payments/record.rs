//! Records a payment that a person saw come in, such as a transfer on a bank statement: all of what is open or part.

use domain::event::{Event, Subject};
use domain::id::{InvoiceId, PaymentId};
use domain::invoice::{Amount, Invoice, InvoiceState};
use domain::ledger::Posting;
use domain::money::Money;
use domain::payment::{MovementId, Payment, Provider, settle_partly};
use domain::text::{IdempotencyKey, Reference};
use jiff::civil::Date;
use serde::Serialize;

use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::invoices::{Found, read};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Store, Waiting, Write};
use crate::rows::keys;

/// How often the state is read again when something else changed it meanwhile.
const ATTEMPTS_MAX: u32 = 5;

/// The verb under which a payment's external id is remembered.
const RECORD_PAYMENT: &str = "payment";

/// What a person saw.
#[derive(Debug, Clone, Serialize)]
pub struct Recording {
    /// In the invoice's currency, above zero and not more than is open.
    pub amount: Amount,
    /// The day the money came in, in the merchant's zone; not later than today.
    pub received_on: Date,
    /// The caller's own id of it, such as the bank's.
    pub external_id: Option<Reference>,
}

/// Records a payment of an invoice. The same request again answers the invoice as it stands.
pub async fn record<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    recording: &Recording,
    header: Option<&IdempotencyKey>,
) -> Result<(Invoice, InvoiceState), Error> {
    let request_keys = RequestKeys { header, external_id: recording.external_id.as_ref() };
    let once = Once::new(Some(act.merchant), request_keys, RECORD_PAYMENT, &(id, recording), act.now)?;
    for _ in 0..ATTEMPTS_MAX {
        let Found::Issued(invoice, state) = read(&desk.store, act, id).await? else {
            let detail = "a draft is not owed; issue it before it is paid";
            return Err(Rejection::new("invoice_not_issued", detail).into());
        };
        if once.done_before(&desk.store, act.now).await?.is_some() {
            return Ok((*invoice, *state));
        }
        if recording.received_on > invoice.time_zone.date_at(act.now) {
            let detail = "the money has not come in yet on that day";
            return Err(Rejection::new("received_on_in_future", detail).at("/received_on").into());
        }
        let refused = |invalid| Error::Rejected(Rejection::from(invalid).at("/amount"));
        let paid = recording.amount.in_currency(invoice.currency).map_err(refused)?;
        let settled = settle_partly(&state, paid).map_err(refused)?;
        let writes = writes(desk, act, &once, (&invoice, &settled), recording, paid)?;
        if desk.commit(writes, act.now).await? == Committed::Done {
            return Ok((*invoice, settled));
        }
    }
    Err(Failure::new(FailureKind::Contended, "record a payment").into())
}

fn writes<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    once: &Once,
    (invoice, settled): (&Invoice, &InvoiceState),
    recording: &Recording,
    paid: Money,
) -> Result<Vec<Write>, Error> {
    let id = PaymentId::new(desk.ids.ulid(act.now));
    let movement = MovementId::parse(&id.to_string())?;
    let payment = Payment {
        id,
        merchant: act.merchant,
        invoice: invoice.id,
        provider: Provider::Recorded,
        movement: movement.clone(),
        amount: paid,
        received_at: act.now,
    };
    let event = Event::PaymentReceived {
        payment: id,
        provider: Provider::Recorded,
        movement,
        amount: paid,
        open: settled.open,
    };
    let posting = Posting { customer: invoice.customer, amount: paid.negated(), effective_on: recording.received_on };
    let entry = desk.journal(act, Subject::Invoice(invoice.id), event, vec![posting]);
    let account = keys::account(act.merchant, invoice.customer, paid.currency());
    let mut writes = once.writes(id)?;
    writes.push(Write::replace(settled)?);
    writes.push(Write::insert(&payment)?);
    writes.push(Write::insert(&entry)?);
    writes.push(Write::Add(account, paid.negated().minor()));
    Ok(writes)
}
