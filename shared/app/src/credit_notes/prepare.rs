//! Settles everything of a credit note but its number, so that nothing can refuse it any more.

use domain::credit_note::{CreditAsked, Credited, Effect, PricedNote, Settlement, credit, settle};
use domain::electronic_invoice::check_note;
use domain::id::{CreditNoteId, InvoiceId};
use domain::invoice::{Draft, Invoice, InvoiceState};
use domain::party::Metadata;
use domain::series::{NUMBER_MAX, Numbering, Purpose, SeriesName};
use domain::text::{Note, Reference};
use jiff::civil::Date;
use serde::Serialize;

use super::issue::freeze;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Rejection};
use crate::invoices::{BODY_BYTES_MAX, Found, read};
use crate::once::Once;
use crate::ports::{Ids, Records, Store, Waiting};
use crate::rows::{CreditedRow, Record, keys};
use crate::series::numbering_of;
use domain::refusal::Invalid;

/// How many credit notes one invoice may have.
const NOTES_MAX: usize = 100;

/// What is to be corrected, and why.
#[derive(Debug, Clone, Serialize)]
pub struct Correction {
    /// How much of the invoice.
    pub asked: CreditAsked,
    /// What becomes of the credit.
    pub effect: Effect,
    /// Why (BT-22).
    pub reason: Note,
    /// The series that numbers the note; the standing one when absent.
    pub series: Option<SeriesName>,
    /// The shop's own id.
    pub external_id: Option<Reference>,
    /// The shop's own.
    pub metadata: Metadata,
}

/// Everything a number is waiting for.
pub(super) struct Prepared {
    pub(super) id: CreditNoteId,
    pub(super) correction: Correction,
    pub(super) once: Option<Once>,
    pub(super) invoice: Invoice,
    /// As it is before the note.
    pub(super) state: InvoiceState,
    /// As it will be.
    pub(super) corrected: InvoiceState,
    /// The deposits that the invoice deducts, as they stand, where it is void with the note: another may deduct them.
    pub(super) deposits: Vec<InvoiceState>,
    /// By which notes, this one included, and how much.
    pub(super) credited: CreditedRow,
    pub(super) priced: PricedNote,
    pub(super) effect: Settlement,
    pub(super) issue_date: Date,
    pub(super) numbering: Numbering,
    /// The draft that takes the invoice's place, where one does.
    pub(super) draft: Option<Draft>,
}

/// Reads what a note needs and refuses what can be refused. `redraft` makes the draft that takes the invoice's place.
pub(super) async fn prepare<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: InvoiceId,
    correction: &Correction,
    once: Option<&Once>,
    redraft: impl Fn(&Invoice) -> Result<Option<Draft>, Invalid>,
) -> Result<Prepared, Error> {
    let Found::Issued(invoice, state) = read(&desk.store, act, id).await? else {
        let detail = "a draft is not credited; change or discard it instead";
        return Err(Rejection::new("invoice_not_issued", detail).into());
    };
    if state.deducted_by.is_some() {
        let detail = "a final invoice deducts this deposit; credit the final invoice first";
        return Err(Rejection::new("deposit_deducted", detail).into());
    }
    let row: Option<CreditedRow> = desk.store.find(&keys::credited(act.merchant, id)).await?;
    let (so_far, mut notes) =
        row.map_or_else(|| (Credited::nothing(&invoice), Vec::new()), |row| (row.credited, row.notes));
    if notes.len() >= NOTES_MAX {
        let detail = format!("the invoice has {NOTES_MAX} credit notes, and can have no more");
        return Err(Rejection::new("credit_notes_count", detail).into());
    }
    let (priced, credited) = credit(&invoice, &so_far, &correction.asked)?;
    check_note(invoice.profile, &correction.reason, &priced.lines)?;
    let total = priced.totals.payable;
    let effect =
        settle(state.open, total, correction.effect).map_err(|refused| Rejection::from(refused).at("/effect"))?;
    let draft = redraft(&invoice)?;
    let corrected = state.corrected(total, effect.reduces_open, draft.as_ref().map(|draft| draft.id));
    let corrected = corrected.map_err(Invalid::from)?;
    let deposits = to_release(&desk.store, act, &invoice, &corrected).await?;
    let issue_date = invoice.time_zone.date_at(act.now);
    let series = correction.series.as_ref();
    let numbering = numbering_of(&desk.store, act, series, Purpose::CreditNote, issue_date.year()).await?;
    let note = CreditNoteId::new(desk.ids.ulid(act.now));
    notes.push(note);
    let prepared = Prepared {
        id: note,
        correction: correction.clone(),
        once: once.cloned(),
        invoice: *invoice,
        state: *state,
        corrected,
        deposits,
        credited: CreditedRow { credited, notes },
        priced,
        effect,
        issue_date,
        numbering,
        draft,
    };
    if freeze(act, &prepared, NUMBER_MAX).to_row()?.body.len() > BODY_BYTES_MAX {
        let detail = format!("the credit note is larger than {BODY_BYTES_MAX} bytes; credit fewer lines at once");
        return Err(Rejection::new("credit_note_too_large", detail).into());
    }
    Ok(prepared)
}

/// The deposits that an invoice deducts of which nothing is left.
async fn to_release(
    store: &impl Store,
    act: &Act,
    invoice: &Invoice,
    corrected: &InvoiceState,
) -> Result<Vec<InvoiceState>, Error> {
    let mut deposits = Vec::new();
    if !corrected.is_void(invoice) {
        return Ok(deposits);
    }
    for deposit in &invoice.deducts {
        let state: Option<InvoiceState> = store.find(&keys::state(act.merchant, deposit.invoice)).await?;
        deposits.extend(state.filter(|state| state.deducted_by == Some(invoice.id)));
    }
    Ok(deposits)
}
