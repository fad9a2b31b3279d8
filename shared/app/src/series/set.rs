//! Makes a series, or sets how it goes on: how its numbers are written, and where a sequence begins that goes on where
//! another system stopped.

use domain::series::{
    AskedFirst, AskedSeries, NUMBER_MAX, Register, Run, Sequence, Series, SeriesName, SeriesSettings,
};
use jiff::civil::Date;

use crate::desk::{Act, Committed, Desk, longest_pause};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{SeriesRegister, SeriesRow, keys};

/// How often it is read and tried anew while others set series of the same merchant, or take its first number.
const ATTEMPTS_MAX: u32 = 10;

/// A series as it was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetSeries {
    /// The series.
    pub series: Series,
    /// Whether it was made by this.
    pub created: bool,
}

/// Makes or changes a series. One that has begun keeps its place: another pattern that counts in the same sequence
/// goes on from there, and the sequence's first number can no longer be set. What its numbers have looked like stays
/// its own for ever, so that no two documents of a merchant have the same number (BT-1).
pub async fn set<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    name: &SeriesName,
    asked: &AskedSeries,
) -> Result<SetSeries, Error> {
    let today = crate::merchants::read(&desk.store, act).await?.profile.time_zone.date_at(act.now);
    for attempt in 0..ATTEMPTS_MAX {
        let (set, writes) = settle(&desk.store, act, name, asked, today).await?;
        if writes.is_empty() {
            return Ok(set);
        }
        match desk.commit(writes, act.now).await? {
            Committed::Done => return Ok(set),
            // Somebody set a series of this merchant meanwhile, or took the first number of this one.
            Committed::Refused(verdicts) => {
                desk.waiting.pause(longest_pause(attempt, &verdicts)).await;
            }
        }
    }
    Err(Failure::new(FailureKind::Contended, "set a series").into())
}

/// The series as it will be, and what has to be written for it.
async fn settle(
    store: &impl Store,
    act: &Act,
    name: &SeriesName,
    asked: &AskedSeries,
    today: Date,
) -> Result<(SetSeries, Vec<Write>), Error> {
    let row: Option<SeriesRow> = store.find(&keys::series(act.merchant, name)).await?;
    let (register, register_version) = register_of(store, act).await?;
    let purpose = asked.purpose.or_else(|| register.purpose(name)).ok_or_else(|| {
        let detail = "say what a new series numbers: invoice or credit_note";
        Rejection::new("series_purpose_missing", detail).at("/purpose")
    })?;
    let admitted = register.admit(name, purpose, &asked.pattern)?;

    let standing = row.as_ref().map(|row| row.settings.clone());
    let standing = standing.or_else(|| name.standing_purpose().map(SeriesSettings::standard));
    let before = standing.clone().unwrap_or_else(|| SeriesSettings::new(asked.pattern.clone()));
    let mut settings = SeriesSettings { pattern: asked.pattern.clone(), ..before };
    let mut writes = Vec::new();
    if let Some(first) = asked.first {
        let run = run_of(&settings, first, today)?;
        let from = settings.first(run);
        if first.number != from {
            let sequence = Sequence { series: name.clone(), run };
            writes.push(begin(store, act, &sequence, (from, first.number)).await?);
            settings.first_numbers.insert(run, first.number);
        }
    }

    let series = Series { name: name.clone(), purpose, settings };
    if standing.as_ref() != Some(&series.settings) {
        let version = row.map_or(1, |row| row.version.saturating_add(1));
        let settings = series.settings.clone();
        let changed = SeriesRow { merchant: act.merchant, name: name.clone(), purpose, settings, version };
        writes.push(if version == 1 { Write::insert(&changed)? } else { Write::replace(&changed)? });
    }
    if admitted != register {
        let version = register_version.map_or(1, |version| version.saturating_add(1));
        let changed = SeriesRegister { merchant: act.merchant, taken: admitted, version };
        writes.push(if version == 1 { Write::insert(&changed)? } else { Write::replace(&changed)? });
    }
    Ok((SetSeries { series, created: standing.is_none() }, writes))
}

/// What the merchant's series have taken, and the version of its row, if it is written yet.
async fn register_of(store: &impl Store, act: &Act) -> Result<(Register, Option<u64>), Error> {
    let row: Option<SeriesRegister> = store.find(&keys::series_register(act.merchant)).await?;
    if let Some(row) = row {
        return Ok((row.taken, Some(row.version)));
    }
    let invoice: Option<SeriesRow> = store.find(&keys::series(act.merchant, &SeriesName::invoice())).await?;
    Ok((invoice.map_or_else(Register::standard, |row| Register::begun_with(row.settings.pattern)), None))
}

/// The run that a first number is of. Whoever changes systems at the turn of a year still issues for the year before,
/// or prepares the next.
fn run_of(settings: &SeriesSettings, first: AskedFirst, today: Date) -> Result<Run, Error> {
    if first.number == 0 || first.number > NUMBER_MAX {
        let detail = format!("a sequence has the numbers 1 to {NUMBER_MAX}");
        return Err(Rejection::new("number_out_of_range", detail).at("/first_number").into());
    }
    let year = first.year.unwrap_or(today.year());
    let run = settings.run(year);
    if first.year.is_some() && run == Run::All {
        let detail = "the pattern does not name the year, so that all years are one sequence";
        return Err(Rejection::new("series_without_years", detail).at("/first_number_year").into());
    }
    if year.abs_diff(today.year()) > 1 {
        let detail = format!("a first number is of {}, or the year before or after it", today.year());
        return Err(Rejection::new("year_out_of_range", detail).at("/first_number_year").into());
    }
    Ok(run)
}

/// Begins a sequence at another number than it would begin at; refused once it has a number.
async fn begin(store: &impl Store, act: &Act, sequence: &Sequence, (from, at): (u64, u64)) -> Result<Write, Error> {
    let counter = keys::series_counter(act.merchant, sequence);
    let next = store.counter(&counter).await?;
    if next.is_some_and(|next| u64::try_from(next) != Ok(from)) {
        let detail = "the sequence has begun, so its first number cannot be set any more";
        return Err(Rejection::new("series_begun", detail).at("/first_number").into());
    }
    Ok(Write::Begin { counter, from, at })
}
