//! A merchant's own profile.

use app::desk::AnyDesk;
use aws::inbound::http::{Caller, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use domain::access::Scope;
use wire::merchant::{MerchantAnswer, MerchantInput};
use wire::problem::{Problem, Problems};
use wire::read::read;

use crate::Ports;

/// Read the seller profile
#[utoipa::path(get, path = "/v1/settings/seller", tag = "settings", security(("key" = [])),
    responses((status = 200, body = MerchantAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
) -> Result<Tagged<MerchantAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    let merchant = app::merchants::read(&ports.desk.desk().store, &act).await?;
    Ok(Tagged::ok((&merchant).into()))
}

/// Change the seller profile
///
/// What was issued before keeps the old one.
#[utoipa::path(put, path = "/v1/settings/seller", tag = "settings", security(("key" = [])),
    request_body = MerchantInput,
    responses((status = 200, body = MerchantAnswer), Problems))]
pub(crate) async fn change<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    body: Bytes,
) -> Result<Tagged<MerchantAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let (external_id, profile) = read::<MerchantInput>(&body)?.into_profile()?;
    if external_id.is_some() && app::merchants::read(&ports.desk.desk().store, &act).await?.external_id != external_id {
        let detail = "the external_id of a merchant stays what it is";
        return Err(Problem::new(422, "external_id_fixed", detail).at("/external_id").into());
    }
    let merchant = app::merchants::change_profile(ports.desk.desk(), &act, profile).await?;
    Ok(Tagged::ok((&merchant).into()))
}
