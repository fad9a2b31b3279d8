//! Finds what a crash left behind and puts it back on its way: events never relayed, documents never drawn, mails never
//! confirmed. For these it suffices alone: neither the stream nor a queue need have worked.

mod redraw;

use domain::event::{Correlation, Letter};
use domain::id::EventId;
use jiff::Timestamp;

use redraw::{redraw_credit_note, redraw_invoice};

use crate::desk::Desk;
use crate::events::relay_row;
use crate::failure::{Failure, FailureKind};
use crate::ports::{Ids, Index, IndexRange, Message, Queue, Queues, Records, Store, Until, Waiting};
use crate::rows::{MailReservation, RowKey, keys, pending_partition, shards_from, sortable};

/// How many entries one page of the index holds.
const PAGE: usize = 100;

/// How many entries one run takes up; the next run goes on.
pub const TAKEN_UP_MAX: usize = 5_000;

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
    match row.sort.as_str() {
        keys::STATE => redraw_invoice(desk, queues, now, row).await,
        keys::CREDIT_NOTE_STATE => redraw_credit_note(desk, queues, now, row).await,
        _ => remail(desk, queues, now, row).await,
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
