//! Issues an invoice: the number, the body, the state, the journal row, the account and the keys, in one transaction.

use domain::id::InvoiceId;
use domain::invoice::{DraftContent, Invoice, InvoiceState};
use domain::text::IdempotencyKey;

use super::MAKE_INVOICE;
use super::prepare::{ToIssue, prepare};
use super::read::{Found, found, read};
use super::revise::outdated;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Store, Waiting};
use crate::series::{Effort, Taken, take_number};

/// How often an invoice is settled again when what it was settled with was changed.
const SETTLINGS_MAX: u32 = 5;

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

/// Issues an invoice at once. The same request again answers the same invoice.
pub async fn issue<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    content: DraftContent,
    header: Option<&IdempotencyKey>,
) -> Result<Issued, Error> {
    let request_keys = RequestKeys { header, external_id: content.external_id.as_ref() };
    let once = Once::new(Some(act.merchant), request_keys, MAKE_INVOICE, &(&content, "issue"), act.now)?;
    if let Some(made) = once.done_before(&desk.store, act.now).await? {
        return made_before(&desk.store, act, &made).await.map(already);
    }
    let id = InvoiceId::new(desk.ids.ulid(act.now));
    write(desk, act, ToIssue { id, content, draft: None, once: Some(once) }).await
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
    write(desk, act, ToIssue { id, content: draft.content.clone(), draft: Some(draft), once: None }).await
}

fn already((invoice, state): (Invoice, InvoiceState)) -> Issued {
    Issued { invoice, state, effort: Effort::default() }
}

/// What a request made that had the same key.
pub(super) async fn made_before(store: &impl Store, act: &Act, made: &str) -> Result<(Invoice, InvoiceState), Error> {
    let id = InvoiceId::parse(made).map_err(|error| Failure::new(FailureKind::Corrupt, "read a key").because(error))?;
    match found(store, act.merchant, id).await? {
        Some(Found::Issued(invoice, state)) => Ok((*invoice, *state)),
        // The key's row and the body are written together, so that neither is ever seen alone.
        Some(Found::Draft(_)) | None => Err(Failure::new(FailureKind::Corrupt, "find the invoice of a key").into()),
    }
}

/// Settles it, takes the next number of its series and writes everything with it, waiting for its turn.
async fn write<S: Store, I: Ids, W: Waiting>(desk: &Desk<S, I, W>, act: &Act, asked: ToIssue) -> Result<Issued, Error> {
    for _ in 0..SETTLINGS_MAX {
        let prepared = prepare(desk, act, asked.clone()).await?;
        if let Taken::Made((invoice, state), effort) = take_number(desk, act, &prepared.numbering, &prepared).await? {
            return Ok(Issued { invoice, state, effort });
        }
    }
    Err(Failure::new(FailureKind::Contended, "settle an invoice").into())
}
