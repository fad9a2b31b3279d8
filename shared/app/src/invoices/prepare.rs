//! Settles everything of an invoice but its number, so that nothing can refuse it any more, and writes it under one.

use domain::event::{Event, Subject};
use domain::id::InvoiceId;
use domain::invoice::{Draft, DraftContent, Invoice, InvoiceState, Issuing, PayToken, Ready};
use domain::ledger::Posting;
use domain::merchant::Merchant;
use domain::party::Customer;
use domain::series::{NUMBER_MAX, Numbering};
use jiff::{SignedDuration, Timestamp};

use super::issue::made_before;
use super::preview::{Settled, settle};
use super::read::{Found, read};
use super::revise::outdated;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, Rejection};
use crate::once::Once;
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{Record, keys};
use crate::series::{Meanwhile, Numbered};

/// How long a document may take before the sweep asks for it again.
const DRAW_GRACE: SignedDuration = SignedDuration::from_mins(5);

/// The most bytes of a stored body; an item of the table holds 400 KB.
pub(crate) const BODY_BYTES_MAX: usize = 350_000;

/// From when on a missing document is somebody's business.
pub(crate) fn draw_by(now: Timestamp) -> Timestamp {
    now.checked_add(DRAW_GRACE).unwrap_or(now)
}

/// What is to be issued, and as what.
#[derive(Clone)]
pub(super) struct ToIssue {
    pub(super) id: InvoiceId,
    pub(super) content: DraftContent,
    /// Where it is a draft's.
    pub(super) draft: Option<Draft>,
    /// Where it is issued at once.
    pub(super) once: Option<Once>,
}

/// Everything a number is waiting for.
pub(super) struct Prepared {
    asked: ToIssue,
    merchant: Merchant,
    customer: Customer,
    pub(super) numbering: Numbering,
    ready: Ready,
    /// The deposits that it deducts, as they stand.
    deposits: Vec<InvoiceState>,
    /// The counters it moves: the uses of its coupons, and what the customer owes.
    counted: Vec<Write>,
    pay_secret: u128,
}

/// Reads what issuing needs and refuses what can be refused.
pub(super) async fn prepare<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    asked: ToIssue,
) -> Result<Prepared, Error> {
    let settled = settle(&desk.store, act, &asked.content).await?;
    let Settled { merchant, customer, numbering, ready, deposits, coupon_uses: mut counted, on_account } = settled;
    let approved = asked.draft.as_ref().is_some_and(|draft| draft.review.approved().is_some());
    if merchant.profile.approval_required && !approved {
        let detail = "the draft must be submitted, and approved by somebody who did not write it, before it is issued";
        return Err(Rejection::new("approval_missing", detail).into());
    }
    counted.push(on_account.add(approved)?);
    let pay_secret = desk.ids.secret();
    let prepared = Prepared { asked, merchant, customer, numbering, ready, deposits, counted, pay_secret };
    let (longest, _) = freeze(act, &prepared, NUMBER_MAX);
    if longest.to_row()?.body.len() > BODY_BYTES_MAX {
        let detail = format!("the invoice is larger than {BODY_BYTES_MAX} bytes; use fewer lines or shorter texts");
        return Err(Rejection::new("invoice_too_large", detail).into());
    }
    Ok(prepared)
}

impl Numbered for Prepared {
    type Made = (Invoice, InvoiceState);

    async fn meanwhile<S: Store>(&self, store: &S, act: &Act) -> Result<Meanwhile<Self::Made>, Error> {
        if let Some(once) = &self.asked.once {
            if let Some(made) = once.done_before(store, act.now).await? {
                return made_before(store, act, &made).await.map(Meanwhile::Made);
            }
        } else {
            match (read(store, act, self.asked.id).await?, &self.asked.draft) {
                (Found::Issued(invoice, state), _) => return Ok(Meanwhile::Made((*invoice, *state))),
                (Found::Draft(now), Some(then)) if now.version != then.version => return Err(outdated()),
                (Found::Draft(_), _) => {}
            }
        }
        let moved = any_moved(store, &self.deposits).await? || any_full(store, &self.counted).await?;
        Ok(if moved { Meanwhile::Moved } else { Meanwhile::Nothing })
    }

    fn under<S: Store, I: Ids, W: Waiting>(
        &self,
        desk: &Desk<S, I, W>,
        act: &Act,
        number: u64,
    ) -> Result<(Self::Made, Vec<Write>), Error> {
        let (invoice, state) = freeze(act, self, number);
        let writes = writes(desk, act, self, (&invoice, &state))?;
        Ok(((invoice, state), writes))
    }
}

/// Whether the state of any of these invoices was changed since it was read.
pub(crate) async fn any_moved(store: &impl Store, seen: &[InvoiceState]) -> Result<bool, Failure> {
    for state in seen {
        let now: Option<InvoiceState> = store.find(&keys::state(state.merchant, state.invoice)).await?;
        if now.is_none_or(|now| now.version != state.version) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether any of these counters has no room any more for what would be added within its bound.
async fn any_full(store: &impl Store, counted: &[Write]) -> Result<bool, Failure> {
    for write in counted {
        if let Write::AddWithin { counter, amount, most } = write {
            let now = store.counter(counter).await?.unwrap_or(0);
            if now.saturating_add(*amount) > *most {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn freeze(act: &Act, prepared: &Prepared, number: u64) -> (Invoice, InvoiceState) {
    let issuing = Issuing {
        id: prepared.asked.id,
        merchant: act.merchant,
        number: prepared.numbering.print(number),
        sequence: prepared.numbering.sequence.clone(),
        sequence_number: number,
        pay_token: PayToken::new(act.merchant, prepared.asked.id, prepared.pay_secret),
        issued_at: act.now,
    };
    let (merchant, buyer) = (&prepared.merchant.profile, &prepared.customer.profile);
    let invoice = Invoice::freeze(issuing, prepared.ready.clone(), prepared.asked.content.clone(), merchant, buyer);
    let state = InvoiceState::issued(&invoice, draw_by(act.now));
    (invoice, state)
}

/// What the transaction writes besides the counter: keys first, then the draft, then what is made.
fn writes<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    prepared: &Prepared,
    (invoice, state): (&Invoice, &InvoiceState),
) -> Result<Vec<Write>, Error> {
    let payable = invoice.totals.payable;
    let event = Event::InvoiceIssued {
        number: invoice.number.clone(),
        customer: invoice.customer,
        payable,
        due_date: invoice.due_date,
    };
    let posting = Posting { customer: invoice.customer, amount: payable, effective_on: invoice.issue_date };
    let entry = desk.journal(act, Subject::Invoice(invoice.id), event, vec![posting]);
    let mut writes = prepared.asked.once.as_ref().map_or(Ok(Vec::new()), |once| once.writes(invoice.id))?;
    writes.extend(prepared.asked.draft.as_ref().map(|draft| Write::Remove(draft.key(), draft.version)));
    writes.push(Write::insert(invoice)?);
    writes.push(Write::insert(state)?);
    writes.push(Write::insert(&entry)?);
    for deposit in &prepared.deposits {
        writes.push(Write::replace(&deposit.deducted(invoice.id))?);
    }
    writes.extend(prepared.counted.iter().cloned());
    Ok(writes)
}
