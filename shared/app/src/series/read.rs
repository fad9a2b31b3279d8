//! Reads a series: by its name, or for a document that names it.

use domain::id::MerchantId;
use domain::series::{Numbering, Purpose, Series, SeriesName};

use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::{Records, Store};
use crate::rows::{SeriesRow, keys};

/// One of the merchant's series; those that stand from the start are there without being made.
pub async fn read(store: &impl Store, act: &Act, name: &SeriesName) -> Result<Series, Error> {
    find(store, act.merchant, name).await?.ok_or_else(|| Rejection::not_found("series").into())
}

pub(super) async fn find(store: &impl Store, merchant: MerchantId, name: &SeriesName) -> Result<Option<Series>, Error> {
    let row: Option<SeriesRow> = store.find(&keys::series(merchant, name)).await?;
    Ok(row.map(Series::from).or_else(|| name.standing_purpose().map(Series::standing)))
}

/// The series that a document names, or the standing one of its purpose. Refused where there is none of that name, or
/// where it numbers something else.
pub(crate) async fn series_of(
    store: &impl Store,
    act: &Act,
    named: Option<&SeriesName>,
    purpose: Purpose,
) -> Result<Series, Error> {
    let name = named.cloned().unwrap_or_else(|| SeriesName::standing(purpose));
    let found = find(store, act.merchant, &name).await?.ok_or_else(|| {
        let detail = format!("there is no series {name}; make it by PUT /v1/settings/series/{name}");
        Error::from(Rejection::new("series_unknown", detail).at("/series"))
    })?;
    if found.purpose != purpose {
        let detail = format!("the series {name} numbers {}, not {}", found.purpose.documents(), purpose.documents());
        return Err(Rejection::new("series_purpose_differs", detail).at("/series").into());
    }
    Ok(found)
}

/// How a document of a year is numbered in the series that it names, or in the standing one of its purpose: what
/// [`super::take_number`] needs.
pub(crate) async fn numbering_of(
    store: &impl Store,
    act: &Act,
    named: Option<&SeriesName>,
    purpose: Purpose,
    year: i16,
) -> Result<Numbering, Error> {
    let series = series_of(store, act, named, purpose).await?;
    Ok(series.numbering(year))
}
