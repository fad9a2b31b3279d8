//! Asks again for documents that were never drawn, of invoices and of credit notes.

use domain::credit_note::CreditNoteState;
use domain::event::{Event, JournalEntry};
use domain::id::{InvoiceId, MerchantId};
use domain::invoice::InvoiceState;
use jiff::{SignedDuration, Timestamp};

use super::{PAGE, Stuck, is_past, put};
use crate::desk::{Committed, Desk};
use crate::events::message_of;
use crate::failure::{Failure, FailureKind};
use crate::ports::{Ids, Queues, Range, Records, Store, Waiting, Write};
use crate::rows::{RowKey, keys};

/// The longest time between two attempts of the sweep at the same document.
const PAUSE_MAX: SignedDuration = SignedDuration::from_hours(24);

/// Asks for the document of an invoice, where its state still waits for one.
pub(super) async fn redraw_invoice<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    queues: &impl Queues,
    now: Timestamp,
    row: &RowKey,
) -> Result<Option<Stuck>, Failure> {
    let Some(state) = desk.store.find::<InvoiceState>(row).await?.filter(|state| is_past(state.draw_by, now)) else {
        return Ok(None);
    };
    let is_issued = |event: &Event| matches!(event, Event::InvoiceIssued { .. });
    let issued = find_event(&desk.store, state.merchant, state.invoice, is_issued).await?;
    let (draw_by, redraws) = (Some(later(now, state.redraws)), state.redraws.saturating_add(1));
    let postponed = Write::replace(&InvoiceState { draw_by, redraws, ..state.next() })?;
    ask(desk, queues, now, &issued, postponed).await
}

/// Asks for the document of a credit note, where its state still waits for one.
pub(super) async fn redraw_credit_note<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    queues: &impl Queues,
    now: Timestamp,
    row: &RowKey,
) -> Result<Option<Stuck>, Failure> {
    let Some(state) = desk.store.find::<CreditNoteState>(row).await?.filter(|state| is_past(state.draw_by, now)) else {
        return Ok(None);
    };
    let is_issued =
        |event: &Event| matches!(event, Event::CreditNoteIssued { credit_note, .. } if *credit_note == state.note);
    let issued = find_event(&desk.store, state.merchant, state.invoice, is_issued).await?;
    let (draw_by, redraws) = (Some(later(now, state.redraws)), state.redraws.saturating_add(1));
    let postponed = Write::replace(&CreditNoteState { draw_by, redraws, ..state.next() })?;
    ask(desk, queues, now, &issued, postponed).await
}

async fn ask<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    queues: &impl Queues,
    now: Timestamp,
    issued: &JournalEntry,
    postponed: Write,
) -> Result<Option<Stuck>, Failure> {
    let (queue, message) = message_of(issued).ok_or_else(missing)?;
    put(queues, queue, message).await?;
    let committed = desk.commit(vec![postponed], now).await?;
    // Somebody else moved the state, perhaps because the document is there by now.
    Ok((committed == Committed::Done).then_some(Stuck::Document))
}

/// Asked again later and later, so that a document that cannot be drawn does not keep everybody busy.
fn later(now: Timestamp, redraws: u32) -> Timestamp {
    let pause = SignedDuration::from_mins(10).checked_mul(1 << redraws.min(10)).unwrap_or(PAUSE_MAX);
    now.checked_add(pause.min(PAUSE_MAX)).unwrap_or(Timestamp::MAX)
}

/// The event with which something was issued, in the journal of its invoice.
async fn find_event(
    store: &impl Store,
    merchant: MerchantId,
    invoice: InvoiceId,
    is_meant: impl Fn(&Event) -> bool,
) -> Result<JournalEntry, Failure> {
    let mut range = Range {
        partition: keys::invoice(merchant, invoice),
        prefix: keys::JOURNAL_PREFIX.to_owned(),
        after: None,
        descending: false,
        limit: PAGE,
    };
    loop {
        let page = store.range(&range).await?;
        for row in &page.items {
            let entry: JournalEntry = row.read()?;
            if is_meant(&entry.event) {
                return Ok(entry);
            }
        }
        range.after = page.items.last().map(|row| row.key.sort.clone());
        if !page.has_more {
            return Err(missing());
        }
    }
}

fn missing() -> Failure {
    Failure::new(FailureKind::Corrupt, "find the event of what was issued")
}
