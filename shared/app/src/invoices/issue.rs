//! Issues an invoice: the number, the body, the state, the journal row, the account and the keys, in one transaction.

use domain::event::{Event, Subject};
use domain::id::InvoiceId;
use domain::invoice::{Draft, DraftContent, Invoice, InvoiceState, Issuing, PayToken, Ready};
use domain::ledger::Posting;
use domain::merchant::Merchant;
use domain::party::Customer;
use domain::series::{NUMBER_MAX, Numbering};
use jiff::SignedDuration;

use super::MAKE_INVOICE;
use super::preview::{Settled, settle};
use super::read::{Found, found, read};
use super::revise::outdated;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Store, Waiting, Write};
use crate::rows::{Record, keys};
use crate::series::{Effort, Numbered, take_number};

/// How long a document may take before the sweep asks for it again.
const DRAW_GRACE: SignedDuration = SignedDuration::from_mins(5);

/// The most bytes of a stored body; an item of the table holds 400 KB.
const BODY_BYTES_MAX: usize = 350_000;

/// An invoice that is issued, now or before.
#[derive(Debug, Clone)]
pub struct Issued {
    /// What was issued.
    pub invoice: Invoice,
    /// How far it has come.
    pub state: InvoiceState,
    /// What it took; nothing when it had been issued before.
    pub effort: Effort,
}

/// Everything a number is waiting for.
struct Prepared {
    id: InvoiceId,
    draft: Option<Draft>,
    content: DraftContent,
    once: Option<Once>,
    merchant: Merchant,
    customer: Customer,
    numbering: Numbering,
    ready: Ready,
    pay_secret: u128,
}

/// Issues an invoice at once. The same request again answers the same invoice.
pub async fn issue<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    content: DraftContent,
    header: Option<&domain::text::IdempotencyKey>,
) -> Result<Issued, Error> {
    let request_keys = RequestKeys { header, external_id: content.external_id.as_ref() };
    let once = Once::new(Some(act.merchant), request_keys, MAKE_INVOICE, &(&content, "issue"), act.now)?;
    if let Some(made) = once.done_before(&desk.store, act.now).await? {
        return made_before(&desk.store, act, &made).await.map(already);
    }
    let id = InvoiceId::new(desk.ids.ulid(act.now));
    let prepared = prepare(desk, act, id, content, None, Some(once)).await?;
    number(desk, act, &prepared).await
}

/// Issues a draft. Issuing it again answers the same invoice.
pub async fn issue_draft<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    version: Option<u64>,
) -> Result<Issued, Error> {
    let draft = match read(&desk.store, act, id).await? {
        Found::Issued(invoice, state) => return Ok(already((*invoice, *state))),
        Found::Draft(draft) => *draft,
    };
    if version.is_some_and(|version| version != draft.version) {
        return Err(outdated());
    }
    let prepared = prepare(desk, act, id, draft.content.clone(), Some(draft), None).await?;
    number(desk, act, &prepared).await
}

fn already((invoice, state): (Invoice, InvoiceState)) -> Issued {
    Issued { invoice, state, effort: Effort::default() }
}

async fn made_before(store: &impl Store, act: &Act, made: &str) -> Result<(Invoice, InvoiceState), Error> {
    let id = InvoiceId::parse(made).map_err(|error| Failure::new(FailureKind::Corrupt, "read a key").because(error))?;
    match found(store, act.merchant, id).await? {
        Some(Found::Issued(invoice, state)) => Ok((*invoice, *state)),
        // The key's row and the body are written together, so that neither is ever seen alone.
        Some(Found::Draft(_)) | None => Err(Failure::new(FailureKind::Corrupt, "find the invoice of a key").into()),
    }
}

/// Reads what issuing needs and refuses what can be refused.
async fn prepare<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    content: DraftContent,
    draft: Option<Draft>,
    once: Option<Once>,
) -> Result<Prepared, Error> {
    let Settled { merchant, customer, numbering, ready } = settle(&desk.store, act, &content).await?;
    if merchant.profile.approval_required && draft.as_ref().is_none_or(|draft| draft.review.approved().is_none()) {
        let detail = "the draft must be submitted, and approved by somebody who did not write it, before it is issued";
        return Err(Rejection::new("approval_missing", detail).into());
    }
    let pay_secret = desk.ids.secret();
    let prepared = Prepared { id, draft, content, once, merchant, customer, numbering, ready, pay_secret };
    let (longest, _) = freeze(act, &prepared, NUMBER_MAX);
    if longest.to_row()?.body.len() > BODY_BYTES_MAX {
        let detail = format!("the invoice is larger than {BODY_BYTES_MAX} bytes; use fewer lines or shorter texts");
        return Err(Rejection::new("invoice_too_large", detail).into());
    }
    Ok(prepared)
}

/// Takes the next number of the series and writes everything with it, waiting for its turn.
async fn number<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    prepared: &Prepared,
) -> Result<Issued, Error> {
    let ((invoice, state), effort) = take_number(desk, act, &prepared.numbering, prepared).await?;
    Ok(Issued { invoice, state, effort })
}

impl Numbered for Prepared {
    type Made = (Invoice, InvoiceState);

    async fn made_meanwhile<S: Store>(&self, store: &S, act: &Act) -> Result<Option<Self::Made>, Error> {
        if let Some(once) = &self.once {
            return match once.done_before(store, act.now).await? {
                Some(made) => made_before(store, act, &made).await.map(Some),
                None => Ok(None),
            };
        }
        match (read(store, act, self.id).await?, &self.draft) {
            (Found::Issued(invoice, state), _) => Ok(Some((*invoice, *state))),
            (Found::Draft(now), Some(then)) if now.version != then.version => Err(outdated()),
            (Found::Draft(_), _) => Ok(None),
        }
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

fn freeze(act: &Act, prepared: &Prepared, number: u64) -> (Invoice, InvoiceState) {
    let issuing = Issuing {
        id: prepared.id,
        merchant: act.merchant,
        number: prepared.numbering.print(number),
        sequence: prepared.numbering.sequence.clone(),
        sequence_number: number,
        pay_token: PayToken::new(act.merchant, prepared.id, prepared.pay_secret),
        issued_at: act.now,
    };
    let (merchant, buyer) = (&prepared.merchant.profile, &prepared.customer.profile);
    let invoice = Invoice::freeze(issuing, prepared.ready.clone(), prepared.content.clone(), merchant, buyer);
    let state = InvoiceState::issued(&invoice, act.now.checked_add(DRAW_GRACE).unwrap_or(act.now));
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
    let mut writes = prepared.once.as_ref().map_or(Ok(Vec::new()), |once| once.writes(invoice.id))?;
    writes.extend(prepared.draft.as_ref().map(|draft| Write::Remove(draft.key(), draft.version)));
    writes.push(Write::insert(invoice)?);
    writes.push(Write::insert(state)?);
    writes.push(Write::insert(&entry)?);
    let account = keys::account(act.merchant, invoice.customer, payable.currency());
    writes.push(Write::Add(account, payable.minor()));
    Ok(writes)
}
