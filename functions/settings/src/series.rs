//! How a merchant's invoices are numbered.

use app::desk::AnyDesk;
use aws::inbound::http::{Address, Caller, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use domain::access::Scope;
use domain::series::{Purpose, SeriesSettings};
use wire::list::List;
use wire::problem::{Problem, Problems};
use wire::read::read;
use wire::series::{SeriesAnswer, SeriesInput};

use crate::Ports;

fn purpose(name: &str) -> Result<Purpose, Problem> {
    [Purpose::Invoice]
        .into_iter()
        .find(|purpose| purpose.as_str() == name)
        .ok_or_else(|| Problem::new(404, "not_found", "there is no such series"))
}

/// List series
#[utoipa::path(get, path = "/v1/settings/series", tag = "settings", security(("key" = [])),
    responses((status = 200, body = List<SeriesAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
) -> Result<Tagged<List<SeriesAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    let settings = app::merchants::read_series(&ports.desk.desk().store, &act, Purpose::Invoice).await?;
    let data = vec![SeriesAnswer::new(Purpose::Invoice, &settings)];
    Ok(Tagged::ok(List::new(data, false, |series: &SeriesAnswer| series.name.clone())))
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
    let purpose = purpose(&name)?;
    let settings = app::merchants::read_series(&ports.desk.desk().store, &act, purpose).await?;
    Ok(Tagged::ok(SeriesAnswer::new(purpose, &settings)))
}

/// Set a series
///
/// A series that has begun goes on counting; its first number can then no longer be set.
#[utoipa::path(put, path = "/v1/settings/series/{name}", tag = "settings", security(("key" = [])),
    params(("name" = String, Path, example = "invoice")),
    request_body = SeriesInput,
    responses((status = 200, body = SeriesAnswer), Problems))]
pub(crate) async fn set<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    Address(name): Address<String>,
    body: Bytes,
) -> Result<Tagged<SeriesAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let purpose = purpose(&name)?;
    let settings = SeriesSettings::from(read::<SeriesInput>(&body)?);
    let set = app::merchants::set_series(ports.desk.desk(), &act, purpose, settings).await?;
    Ok(Tagged::ok(SeriesAnswer::new(purpose, &set)))
}
