//! What a merchant says of its VAT, and the rates that are known.

use app::desk::AnyDesk;
use aws::inbound::http::{Caller, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use domain::access::Scope;
use domain::country::Country;
use domain::merchant::Merchant;
use domain::tax::known_rates;
use wire::list::List;
use wire::problem::{Problem, Problems};
use wire::read::read;
use wire::tax::{KnownRateAnswer, TaxSettingsAnswer, TaxSettingsInput};

use crate::Ports;

/// Read the tax settings
#[utoipa::path(get, path = "/v1/settings/tax", tag = "settings", security(("key" = [])),
    responses((status = 200, body = TaxSettingsAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
) -> Result<Tagged<TaxSettingsAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    Ok(answer(&app::merchants::read(&ports.desk.desk().store, &act).await?))
}

/// Change the tax settings
///
/// All of them at once. What was issued before keeps its VAT; drafts whose VAT is decided by rule are taxed anew. With
/// the `ETag` as `If-Match`, settings are left alone (412) where they or the seller profile were changed since.
#[utoipa::path(put, path = "/v1/settings/tax", tag = "settings", security(("key" = [])),
    params(("If-Match" = Option<String>, Header)),
    request_body = TaxSettingsInput,
    responses((status = 200, body = TaxSettingsAnswer), Problems))]
pub(crate) async fn change<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    body: Bytes,
) -> Result<Tagged<TaxSettingsAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let version = caller.version()?;
    let settings = read::<TaxSettingsInput>(&body)?.into_settings()?;
    Ok(answer(&app::merchants::change_tax(ports.desk.desk(), &act, version, settings).await?))
}

/// List the VAT rates of a country
///
/// Those this system knows, with who says so. One that is not `verified` is used only as it is confirmed in the tax
/// settings.
#[utoipa::path(get, path = "/v1/settings/tax/rates", tag = "settings", security(("key" = [])),
    params(("country" = String, Query, description = "ISO 3166-1 alpha-2", example = "RO")),
    responses((status = 200, body = List<KnownRateAnswer>), Problems))]
pub(crate) async fn rates<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Tagged<List<KnownRateAnswer>>, Refusal> {
    caller.act(&ports.desk, Scope::SettingsRead).await?;
    let country = query.as_deref().and_then(|query| query.strip_prefix("country="));
    let country = country.ok_or_else(|| Problem::new(400, "query_unknown", "say which country, as ?country=RO"))?;
    let country = Country::parse(country).map_err(|invalid| Problem::new(400, invalid.code, invalid.detail))?;
    let rates = known_rates().filter(|known| known.country == country.code()).map(KnownRateAnswer::from).collect();
    Ok(Tagged::ok(List::new(rates, false, |rate: &KnownRateAnswer| rate.from.clone())))
}

fn answer(merchant: &Merchant) -> Tagged<TaxSettingsAnswer> {
    Tagged { status: StatusCode::OK, body: (&merchant.tax).into(), version: Some(merchant.version) }
}
