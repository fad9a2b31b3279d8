//! Proves from the store that every number of a sequence has exactly one document: from the first number to the last
//! that was taken when the audit begins.

use std::time::Duration;

use domain::series::{Audit, Findings, Run, Sequence, Series, SeriesName, Tally};

use super::list::this_year;
use super::read::read;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Index, IndexEntry, IndexRange, Store, Until, Waiting};
use crate::rows::{IndexKey, in_order, keys};

/// How many numbers one audit looks for; a longer sequence is audited in parts.
const NUMBERS_MAX: u64 = 100_000;

/// How many entries of the index are read at a time: about a megabyte, which is what DynamoDB answers at once.
const PAGE: usize = 5_000;

/// How many pages all looks of an audit take at most: three times what the numbers need, and some seconds.
const PAGES_MAX: u32 = 60;

/// How many gaps are looked through one by one; more are looked through with what lies between them.
const GAPS_MAX: usize = 10;

/// How often a number without a document is looked for, since the index may lag behind what was committed.
const LOOKS_MAX: u32 = 6;

/// The longest pause before the second look; twice that before the third, and so on.
const PAUSE: Duration = Duration::from_millis(400);

/// How often it is read where a sequence begins while that is being set.
const READS_MAX: u32 = 5;

/// Audits one sequence of a series: the one that documents of today count in where none is named. It begins at the
/// first number, or at `from`, and looks for at most 100,000 numbers. What is issued while it looks comes after
/// the last number and is left out.
pub async fn audit<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    name: &SeriesName,
    (run, from): (Option<Run>, Option<u64>),
) -> Result<Audit, Error> {
    let (series, sequence, next) = begin(&desk.store, act, name, run).await?;
    let first = series.settings.first(sequence.run);
    let last = next.filter(|next| *next > first).and_then(|next| next.checked_sub(1));
    let from = from.unwrap_or(first);
    if from != first && !last.is_some_and(|last| (first..=last).contains(&from)) {
        let last = last.map_or_else(|| "none is taken yet".to_owned(), |last| format!("the last is {last}"));
        let detail = format!("an audit begins at a number of the sequence: the first is {first}, {last}");
        return Err(Rejection::new("from_out_of_range", detail).into());
    }
    let to = last.map(|last| last.min(from.saturating_add(NUMBERS_MAX.saturating_sub(1))));
    let findings = match to {
        None => Findings::default(),
        Some(to) => find(desk, act, &sequence, (from, to)).await?,
    };
    let (purpose, pattern) = (series.purpose, series.settings.pattern);
    Ok(Audit { sequence, purpose, pattern, first, last, from, to, findings })
}

/// The series, the sequence that is asked for, and its counter. The counter is read before any document is: every
/// number below it was committed together with its document.
async fn begin(
    store: &impl Store,
    act: &Act,
    name: &SeriesName,
    run: Option<Run>,
) -> Result<(Series, Sequence, Option<u64>), Error> {
    for _ in 0..READS_MAX {
        let series = read(store, act, name).await?;
        let run = match run {
            Some(run) => run,
            None => series.settings.run(this_year(store, act).await?),
        };
        let sequence = Sequence { series: name.clone(), run };
        let next = store.counter(&keys::series_counter(act.merchant, &sequence)).await?;
        if next.is_none() && series.settings.run(run.year().unwrap_or(0)) != run {
            let detail =
                format!("no number of {run} was taken in the series {name}, whose pattern has no such sequence");
            return Err(Rejection::new("sequence_unknown", detail).into());
        }
        // Where it begins may just have been set, together with the counter.
        if read(store, act, name).await?.settings.first(run) == series.settings.first(run) {
            return Ok((series, sequence, next.and_then(|next| u64::try_from(next).ok())));
        }
    }
    Err(Failure::new(FailureKind::Contended, "read where a sequence begins").into())
}

/// Looks for a document of every number from one to another. A number that has none is looked for again.
async fn find<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    sequence: &Sequence,
    (from, to): (u64, u64),
) -> Result<Findings, Error> {
    let mut tally = Tally::new(from, to);
    let pages = look(&desk.store, act, sequence, (from, to), &mut tally, PAGES_MAX).await?;
    let doubled =
        || Failure::new(FailureKind::Corrupt, "audit a series").because("three documents to a number, or more");
    let mut pages = pages.ok_or_else(doubled)?;
    for attempt in 1..LOOKS_MAX {
        let gaps = tally.gaps(GAPS_MAX);
        if gaps.is_empty() {
            break;
        }
        desk.waiting.pause(PAUSE.saturating_mul(attempt)).await;
        for gap in gaps {
            tally.look_again();
            match look(&desk.store, act, sequence, gap, &mut tally, pages).await? {
                Some(left) => pages = left,
                None => return Ok(tally.findings()),
            }
        }
    }
    Ok(tally.findings())
}

/// Tells the tally every document that the index has from one number to another. Answers how many pages are left of
/// so many, or nothing when they did not suffice.
async fn look(
    store: &impl Store,
    act: &Act,
    sequence: &Sequence,
    (from, to): (u64, u64),
    tally: &mut Tally,
    mut pages: u32,
) -> Result<Option<u32>, Error> {
    let partition = keys::sequence(act.merchant, sequence);
    let before = from.checked_sub(1).map(|before| IndexEntry {
        place: IndexKey { partition: partition.clone(), sort: in_order(before) },
        row: keys::merchant(act.merchant),
    });
    let until = Until::Including(in_order(to));
    let mut range = IndexRange { partition, until, after: before, descending: false, limit: PAGE };
    while let Some(left) = pages.checked_sub(1) {
        pages = left;
        let page = store.index(Index::Listing, &range).await?;
        for entry in &page.items {
            let malformed = |error| Failure::new(FailureKind::Corrupt, "read a place in a sequence").because(error);
            let number: u64 = entry.place.sort.parse().map_err(malformed)?;
            if number >= from {
                tally.see(number, document_of(act, entry));
            }
        }
        range.after = page.items.last().cloned();
        if !page.has_more {
            return Ok(Some(pages));
        }
    }
    Ok(None)
}

/// The id of the document whose body stands at a place: its rows lie in the partition of the merchant and the id.
fn document_of(act: &Act, entry: &IndexEntry) -> String {
    let partition = entry.row.partition.as_str();
    let id = partition.strip_prefix(&act.merchant.to_string()).and_then(|rest| rest.strip_prefix('#'));
    id.unwrap_or(partition).to_owned()
}
