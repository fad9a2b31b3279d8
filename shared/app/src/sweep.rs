//! Finds what a crash left behind and puts it back on its way: events never relayed, documents never drawn, mails never
//! confirmed. For these it suffices alone: neither the stream nor a queue need have worked.

use domain::event::{Correlation, Event, JournalEntry, Letter};
use domain::id::EventId;
use domain::invoice::InvoiceState;
use jiff::{SignedDuration, Timestamp};

use crate::desk::{Committed, Desk};
use crate::events::relay_row;
use crate::failure::{Failure, FailureKind};
use crate::ports::{Ids, Index, IndexRange, Message, Queue, Queues, Records, Store, Until, Waiting, Write};
use crate::rows::{MailReservation, RowKey, keys, pending_partition, shards_from, sortable};

/// How many entries one page of the index holds.
const PAGE: usize = 100;

/// How many entries one run takes up; the next run goes on.
pub const TAKEN_UP_MAX: usize = 5_000;

/// The longest time between two attempts of the sweep at the same document.
const REDRAW_PAUSE_MAX: SignedDuration = SignedDuration::from_hours(24);

/// What a run put back on its way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Events that had not been relayed.
    pub relayed: u32,
    /// Documents asked for again.
    pub redrawn: u32,
    /// Mails asked for again.
    pub remailed: u32,
}

/// Takes up what has waited too long at `now`, the schedule's own time. What fails does not keep the rest waiting; the
/// first failure is told at the end, and the next run takes it up again.
pub async fn sweep<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    queues: &impl Queues,
    now: Timestamp,
) -> Result<Swept, Failure> {
    let (mut swept, mut first_failure) = (Swept::default(), None);
    let mut taken_up = 0_usize;
    for shard in shards_from(now) {
        let mut after = None;
        while taken_up < TAKEN_UP_MAX {
            let until = Until::Including(sortable(now));
            let range =
                IndexRange { partition: pending_partition(shard), until, after, descending: false, limit: PAGE };
            let page = desk.store.index(Index::Pending, &range).await?;
            taken_up = taken_up.saturating_add(page.items.len());
            for entry in &page.items {
                let count = match take_up(desk, queues, now, &entry.row).await {
                    Ok(Some(Stuck::Event)) => &mut swept.relayed,
                    Ok(Some(Stuck::Document)) => &mut swept.redrawn,
                    Ok(Some(Stuck::Mail)) => &mut swept.remailed,
                    Ok(None) => continue,
                    Err(failure) => {
                        first_failure.get_or_insert(failure);
                        continue;
                    }
                };
                *count = count.saturating_add(1);
            }
            after = page.items.into_iter().next_back();
            if !page.has_more {
                break;
            }
        }
    }
    first_failure.map_or(Ok(swept), Err)
}

enum Stuck {
    Event,
    Document,
    Mail,
}

async fn take_up<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    queues: &impl Queues,
    now: Timestamp,
    row: &RowKey,
) -> Result<Option<Stuck>, Failure> {
    if row.sort.starts_with(keys::JOURNAL_PREFIX) {
        relay_row(&desk.store, queues, row).await?;
        return Ok(Some(Stuck::Event));
    }
    if row.sort == keys::STATE {
        return redraw(desk, queues, now, row).await;
    }
    remail(desk, queues, now, row).await
}

async fn redraw<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    queues: &impl Queues,
    now: Timestamp,
    row: &RowKey,
) -> Result<Option<Stuck>, Failure> {
    let Some(state) = desk.store.find::<InvoiceState>(row).await?.filter(|state| is_past(state.draw_by, now)) else {
        return Ok(None);
    };
    let Some(issued) = issued_event(&desk.store, row).await? else {
        return Err(Failure::new(FailureKind::Corrupt, "find the event of an issued invoice"));
    };
    let message = Message {
        schema: 1,
        merchant: state.merchant,
        invoice: state.invoice,
        event: issued.id,
        name: issued.event.name().to_owned(),
        correlation: issued.correlation,
    };
    put(queues, Queue::RenderInvoice, message).await?;
    // Asked again later and later, so that a document that cannot be drawn does not keep everybody busy.
    let pause = SignedDuration::from_mins(10).checked_mul(1 << state.redraws.min(10)).unwrap_or(REDRAW_PAUSE_MAX);
    let draw_by = now.checked_add(pause.min(REDRAW_PAUSE_MAX)).unwrap_or(Timestamp::MAX);
    let postponed = InvoiceState { draw_by: Some(draw_by), redraws: state.redraws.saturating_add(1), ..state.next() };
    let committed = desk.commit(vec![Write::replace(&postponed)?], now).await?;
    // Somebody else moved the state, perhaps because the document is there by now.
    Ok((committed == Committed::Done).then_some(Stuck::Document))
}

/// The event with which an invoice was issued; before it there may be what happened to its draft.
async fn issued_event(store: &impl Store, state: &RowKey) -> Result<Option<JournalEntry>, Failure> {
    let mut range = crate::ports::Range {
        partition: state.partition.clone(),
        prefix: keys::JOURNAL_PREFIX.to_owned(),
        after: None,
        descending: false,
        limit: PAGE,
    };
    loop {
        let page = store.range(&range).await?;
        for row in &page.items {
            let entry: JournalEntry = row.read()?;
            if matches!(entry.event, Event::InvoiceIssued { .. }) {
                return Ok(Some(entry));
            }
        }
        range.after = page.items.last().map(|row| row.key.sort.clone());
        if !page.has_more {
            return Ok(None);
        }
    }
}

async fn remail<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    queues: &impl Queues,
    now: Timestamp,
    row: &RowKey,
) -> Result<Option<Stuck>, Failure> {
    let reservation: Option<MailReservation> = desk.store.find(row).await?;
    let Some(mail) = reservation.filter(|mail| is_past(mail.leased_until, now)) else {
        return Ok(None);
    };
    let (event, name, correlation): (EventId, &str, Correlation) = (mail.event, name_of(mail.letter), mail.correlation);
    let message = Message {
        schema: 1,
        merchant: mail.merchant,
        invoice: mail.invoice,
        event,
        name: name.to_owned(),
        correlation,
    };
    put(queues, Queue::SendMail, message).await?;
    Ok(Some(Stuck::Mail))
}

fn name_of(letter: Letter) -> &'static str {
    match letter {
        Letter::Invoice => "invoice.drawn",
        Letter::CreditNote => "credit_note.drawn",
        Letter::Receipt => "payment.received",
        Letter::Reminder => "invoice.reminded",
    }
}

async fn put(queues: &impl Queues, queue: Queue, message: Message) -> Result<(), Failure> {
    if queues.send(queue, &[message]).await?.is_empty() {
        return Ok(());
    }
    Err(Failure::new(FailureKind::Unavailable, "put a message on a queue"))
}

fn is_past(at: Option<Timestamp>, now: Timestamp) -> bool {
    at.is_some_and(|at| at <= now)
}
