//! Lists a merchant's series, and where each of them stands.

use std::collections::BTreeMap;

use domain::series::{Purpose, SERIES_MAX, Series, SeriesName, SeriesStanding};

use super::read::read;
use crate::desk::Act;
use crate::failure::Error;
use crate::ports::{Page, Range, Store};
use crate::rows::{SeriesRow, keys};

/// A page of at most `limit` series by name, those that stand from the start among them.
pub async fn list(
    store: &impl Store,
    act: &Act,
    after: Option<&SeriesName>,
    limit: usize,
) -> Result<Page<SeriesStanding>, Error> {
    let range = Range {
        partition: act.merchant.to_string(),
        prefix: keys::SERIES_PREFIX.to_owned(),
        after: None,
        descending: false,
        limit: SERIES_MAX,
    };
    let mut series: BTreeMap<SeriesName, Series> =
        Purpose::ALL.map(Series::standing).map(|series| (series.name.clone(), series)).into();
    for row in store.range(&range).await?.items {
        let made = Series::from(row.read::<SeriesRow>()?);
        series.insert(made.name.clone(), made);
    }
    let mut wanted = series.into_values().filter(|series| after.is_none_or(|after| series.name > *after));
    let page: Vec<Series> = wanted.by_ref().take(limit).collect();
    let has_more = wanted.next().is_some();
    let year = this_year(store, act).await?;
    let mut items = Vec::with_capacity(page.len());
    for series in page {
        items.push(standing(store, act, series, year).await?);
    }
    Ok(Page { items, has_more })
}

/// One series, and where it stands.
pub async fn show(store: &impl Store, act: &Act, name: &SeriesName) -> Result<SeriesStanding, Error> {
    let series = read(store, act, name).await?;
    standing(store, act, series, this_year(store, act).await?).await
}

/// The year it is where the merchant is.
pub(super) async fn this_year(store: &impl Store, act: &Act) -> Result<i16, Error> {
    Ok(crate::merchants::read(store, act).await?.profile.time_zone.date_at(act.now).year())
}

async fn standing(store: &impl Store, act: &Act, series: Series, year: i16) -> Result<SeriesStanding, Error> {
    let numbering = series.numbering(year);
    let counter = store.counter(&keys::series_counter(act.merchant, &numbering.sequence)).await?;
    let next = counter.and_then(|next| u64::try_from(next).ok()).filter(|next| *next > numbering.first);
    Ok(SeriesStanding { series, year: numbering.sequence.run.year(), first: numbering.first, next })
}
