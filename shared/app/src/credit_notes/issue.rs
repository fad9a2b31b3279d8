//! Issues a credit note: the number, the body, its state, the invoice's, the journal row, the account and the keys, in
//! one transaction. What is left of an invoice is guarded by the version of the row that says how much was credited.

use domain::credit_note::{CreditNote, CreditNoteState, IssuingNote};
use domain::event::{Event, Subject};
use domain::id::{CreditNoteId, InvoiceId};
use domain::invoice::{Draft, Invoice};
use domain::ledger::Posting;
use domain::text::IdempotencyKey;

use super::prepare::{Correction, Prepared, prepare};
use super::read::read;
use super::{ATTEMPTS_MAX, MAKE_CREDIT_NOTE};
use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::invoices::{any_moved, draw_by};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{CreditedRow, keys};
use crate::series::{Effort, Meanwhile, Numbered, Taken, take_number};
use domain::refusal::Invalid;

/// A credit note that is issued, now or before.
#[derive(Debug, Clone)]
pub struct IssuedNote {
    /// What was issued.
    pub note: CreditNote,
    /// How far it has come.
    pub state: CreditNoteState,
}

/// Issues a credit note for an invoice. The same request again answers the same note.
pub async fn issue<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    invoice: InvoiceId,
    correction: &Correction,
    header: Option<&IdempotencyKey>,
) -> Result<(IssuedNote, Effort), Error> {
    let request_keys = RequestKeys { header, external_id: correction.external_id.as_ref() };
    let request = (invoice, correction);
    let once = Once::new(Some(act.merchant), request_keys, MAKE_CREDIT_NOTE, &request, act.now)?;
    write(desk, act, invoice, correction, Some(&once), |_| Ok(None)).await
}

/// Issues a note, beginning anew as long as something else changes the invoice meanwhile.
pub(super) async fn write<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    invoice: InvoiceId,
    correction: &Correction,
    once: Option<&Once>,
    redraft: impl Fn(&Invoice) -> Result<Option<Draft>, Invalid>,
) -> Result<(IssuedNote, Effort), Error> {
    for _ in 0..ATTEMPTS_MAX {
        if let Some(issued) = made_before(&desk.store, act, once).await? {
            return Ok((issued, Effort::default()));
        }
        let prepared = prepare(desk, act, invoice, correction, once, &redraft).await?;
        if let Taken::Made(issued, effort) = take_number(desk, act, &prepared.numbering, &prepared).await? {
            return Ok((*issued, effort));
        }
    }
    Err(Failure::new(FailureKind::Contended, "issue a credit note").into())
}

async fn made_before(store: &impl Store, act: &Act, once: Option<&Once>) -> Result<Option<IssuedNote>, Error> {
    let Some(once) = once else {
        return Ok(None);
    };
    let Some(made) = once.done_before(store, act.now).await? else {
        return Ok(None);
    };
    let corrupt = |error| Failure::new(FailureKind::Corrupt, "read a key").because(error);
    let (note, state) = read(store, act, CreditNoteId::parse(&made).map_err(corrupt)?).await?;
    Ok(Some(IssuedNote { note, state }))
}

impl Numbered for Prepared {
    type Made = Box<IssuedNote>;

    async fn meanwhile<S: Store>(&self, store: &S, act: &Act) -> Result<Meanwhile<Self::Made>, Error> {
        if let Some(issued) = made_before(store, act, self.once.as_ref()).await? {
            return Ok(Meanwhile::Made(Box::new(issued)));
        }
        let row: Option<CreditedRow> = store.find(&keys::credited(act.merchant, self.invoice.id)).await?;
        let credited = row.map_or(0, |row| row.credited.version);
        let stands = credited.saturating_add(1) == self.credited.credited.version
            && !any_moved(store, std::slice::from_ref(&self.state)).await?
            && !any_moved(store, &self.deposits).await?;
        Ok(if stands { Meanwhile::Nothing } else { Meanwhile::Moved })
    }

    fn under<S: Store, I: Ids, W: Waiting>(
        &self,
        desk: &Desk<S, I, W>,
        act: &Act,
        number: u64,
    ) -> Result<(Self::Made, Vec<Write>), Error> {
        let note = freeze(act, self, number);
        let state = CreditNoteState::issued(&note, draw_by(act.now));
        let mut writes = self.once.as_ref().map_or(Ok(Vec::new()), |once| once.writes(note.id))?;
        writes.push(Write::replace(&self.corrected)?);
        writes.push(if self.credited.credited.version == 1 {
            Write::insert(&self.credited)?
        } else {
            Write::replace(&self.credited)?
        });
        writes.push(Write::insert(&note)?);
        writes.push(Write::insert(&state)?);
        for deposit in &self.deposits {
            writes.push(Write::replace(&deposit.released())?);
        }
        if let Some(draft) = &self.draft {
            writes.push(Write::insert(draft)?);
        }
        let total = note.totals.payable;
        let event = Event::CreditNoteIssued {
            credit_note: note.id,
            number: note.number.clone(),
            total,
            effect: note.effect,
            open: self.corrected.open,
        };
        let posting = Posting { customer: note.customer, amount: total.negated(), effective_on: note.issue_date };
        writes.push(Write::insert(&desk.journal(act, Subject::Invoice(self.invoice.id), event, vec![posting]))?);
        let account = keys::account(act.merchant, note.customer, total.currency());
        writes.push(Write::Add(account, total.negated().minor()));
        Ok((Box::new(IssuedNote { note, state }), writes))
    }
}

/// The note under a number.
pub(super) fn freeze(act: &Act, prepared: &Prepared, number: u64) -> CreditNote {
    let correction = &prepared.correction;
    let issuing = IssuingNote {
        id: prepared.id,
        number: prepared.numbering.print(number),
        sequence: prepared.numbering.sequence.clone(),
        sequence_number: number,
        issue_date: prepared.issue_date,
        reason: correction.reason.clone(),
        external_id: correction.external_id.clone(),
        metadata: correction.metadata.clone(),
        effect: prepared.effect,
        issued_at: act.now,
    };
    CreditNote::freeze(issuing, prepared.priced.clone(), &prepared.invoice)
}
