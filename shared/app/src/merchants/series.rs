//! How a merchant numbers its invoices.

use domain::series::{NUMBER_MAX, Purpose, SeriesSettings};

use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{SeriesRow, keys};

/// The settings of one purpose; the standard ones where the merchant has set none.
pub async fn read_series(store: &impl Store, act: &Act, purpose: Purpose) -> Result<SeriesSettings, Error> {
    let row: Option<SeriesRow> = store.find(&keys::series(act.merchant, purpose)).await?;
    Ok(row.map_or_else(SeriesSettings::standard, |row| row.settings))
}

/// Sets how numbers are written and where a year begins. A series that has begun keeps its place: another pattern
/// that counts in the same sequence goes on from there, and its first number can no longer be set.
pub async fn set_series<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    purpose: Purpose,
    settings: SeriesSettings,
) -> Result<SeriesSettings, Error> {
    if settings.first_number > NUMBER_MAX {
        let detail = format!("a series has numbers up to {NUMBER_MAX}");
        return Err(Rejection::new("number_out_of_range", detail).at("/first_number").into());
    }
    let place = keys::series(act.merchant, purpose);
    let row: Option<SeriesRow> = desk.store.find(&place).await?;
    let standing = row.as_ref().map_or_else(SeriesSettings::standard, |row| row.settings.clone());
    if standing == settings {
        return Ok(settings);
    }
    if settings.first_number != standing.first_number {
        let zone = super::read(&desk.store, act).await?.profile.time_zone;
        let sequence = settings.sequence(zone.date_at(act.now).year());
        let counter = keys::series_counter(act.merchant, purpose, sequence);
        if desk.store.counter(&counter).await?.is_some() {
            let detail = "the series has begun, so its first number cannot be set any more";
            return Err(Rejection::new("series_begun", detail).at("/first_number").into());
        }
    }
    let version = row.map_or(1, |row| row.version.saturating_add(1));
    let changed = SeriesRow { merchant: act.merchant, purpose, settings, version };
    let write = if version == 1 { Write::insert(&changed)? } else { Write::replace(&changed)? };
    match desk.commit(vec![write], act.now).await? {
        Committed::Done => Ok(changed.settings),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "set a series").into()),
    }
}
