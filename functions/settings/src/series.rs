//! A merchant's series: what they number and how.

use app::desk::AnyDesk;
use aws::inbound::http::{Address, Caller, Paging, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::series::{AskedSeries, SeriesName};
use wire::list::List;
use wire::problem::{Problem, Problems};
use wire::read::read;
use wire::series::{SeriesAnswer, SeriesInput};

use crate::Ports;

/// List series
///
/// By name. `invoice` and `credit_note` are there without being made.
#[utoipa::path(get, path = "/v1/settings/series", tag = "settings", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<SeriesAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<SeriesAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    let after = paging.cursor(SeriesName::parse)?;
    let page = app::series::list(&ports.desk.desk().store, &act, after.as_ref(), paging.limit).await?;
    let data = page.items.iter().map(SeriesAnswer::from).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |series: &SeriesAnswer| series.name.clone())))
}

/// Read a series
#[utoipa::path(get, path = "/v1/settings/series/{name}", tag = "settings", security(("key" = [])),
    params(("name" = String, Path, example = "invoice")),
    responses((status = 200, body = SeriesAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    Address(name): Address<String>,
) -> Result<Tagged<SeriesAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    let name = SeriesName::parse(&name).map_err(|_| Problem::new(404, "not_found", "there is no such series"))?;
    let standing = app::series::show(&ports.desk.desk().store, &act, &name).await?;
    Ok(Tagged::ok((&standing).into()))
}

/// Make or set a series
///
/// A name of 1 to 40 of a-z, 0-9, - and _, such as `shop-dk`. A series that has begun goes on counting; the first
/// number of a year that has begun can no longer be set. No two numbers of a merchant look the same: a pattern that
/// could write numbers like those of another series, or of one's own past, is refused (`series_patterns_collide`).
#[utoipa::path(put, path = "/v1/settings/series/{name}", tag = "settings", security(("key" = [])),
    params(("name" = String, Path, example = "invoice")),
    request_body = SeriesInput,
    responses((status = 200, body = SeriesAnswer, description = "Changed, or as it was"),
              (status = 201, body = SeriesAnswer, description = "Made"), Problems))]
pub(crate) async fn set<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    Address(name): Address<String>,
    body: Bytes,
) -> Result<Tagged<SeriesAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let name = SeriesName::parse(&name)?;
    let asked = AskedSeries::from(read::<SeriesInput>(&body)?);
    let set = app::series::set(ports.desk.desk(), &act, &name, &asked).await?;
    let status = if set.created { StatusCode::CREATED } else { StatusCode::OK };
    let standing = app::series::show(&ports.desk.desk().store, &act, &name).await?;
    Ok(Tagged { status, body: (&standing).into(), version: None })
}
