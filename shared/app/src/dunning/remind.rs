//! Reminds of every invoice whose reminder is due, each once.

use domain::dunning::remind;
use domain::event::{Actor, Correlation, Event, Subject};
use domain::invoice::InvoiceState;
use jiff::Timestamp;

use crate::desk::{Act, Committed, Desk};
use crate::failure::Failure;
use crate::ports::{Ids, Index, IndexRange, Records, Store, Until, Waiting, Write};
use crate::rows::{RowKey, due_partition, shards_from, sortable};

/// How many invoices one page of the index holds.
const PAGE: usize = 100;

/// How many invoices one run looks at, shard by shard; the next run goes on.
const LOOKED_AT_MAX: usize = 10_000;

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Invoices whose reminder is on its way.
    pub reminded: u32,
    /// Invoices that had nothing to be reminded of.
    pub left_alone: u32,
}

/// Goes through what is due at `now`, the schedule's own time. An invoice that fails does not keep the others waiting;
/// the first failure is told at the end, and the next run takes up what is left.
pub async fn remind_overdue<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    now: Timestamp,
    correlation: &Correlation,
) -> Result<Reminded, Failure> {
    let (mut outcome, mut first_failure) = (Reminded::default(), None);
    let mut looked_at = 0_usize;
    for shard in shards_from(now) {
        let mut after = None;
        while looked_at < LOOKED_AT_MAX {
            let until = Until::Including(sortable(now));
            let range = IndexRange { partition: due_partition(shard), until, after, descending: false, limit: PAGE };
            let page = desk.store.index(Index::Due, &range).await?;
            looked_at = looked_at.saturating_add(page.items.len());
            for entry in &page.items {
                let count = match remind_one(desk, now, correlation, &entry.row).await {
                    Ok(true) => &mut outcome.reminded,
                    Ok(false) => &mut outcome.left_alone,
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
    first_failure.map_or(Ok(outcome), Err)
}

async fn remind_one<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    now: Timestamp,
    correlation: &Correlation,
    row: &RowKey,
) -> Result<bool, Failure> {
    // The index may lag: what counts is the row.
    let Some(state) = desk.store.find::<InvoiceState>(row).await? else {
        return Ok(false);
    };
    let Some(reminded) = remind(&state, now) else {
        return Ok(false);
    };
    let act = Act {
        merchant: state.merchant,
        now,
        actor: Actor::Function("remind-overdue".into()),
        correlation: correlation.clone(),
    };
    let event = Event::InvoiceReminded { reminder: reminded.reminders, open: reminded.open };
    let entry = desk.journal(&act, Subject::Invoice(state.invoice), event, Vec::new());
    let committed = desk.commit(vec![Write::replace(&reminded)?, Write::insert(&entry)?], now).await?;
    Ok(committed == Committed::Done)
}
