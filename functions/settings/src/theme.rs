//! How a merchant's documents look. Its logo and previews are `render-invoice`'s, which reads pictures and draws.

use app::desk::AnyDesk;
use app::rows::ThemeRow;
use aws::inbound::http::{Caller, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use wire::problem::Problems;
use wire::read::read;
use wire::theme::{ThemeAnswer, ThemeInput};

use crate::Ports;

/// Read the theme
///
/// How documents look. Without one of its own, a merchant has the standing one.
#[utoipa::path(get, path = "/v1/settings/theme", tag = "settings", security(("key" = [])),
    responses((status = 200, body = ThemeAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
) -> Result<Tagged<ThemeAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    Ok(answer(&app::themes::read(&ports.desk.desk().store, &act).await?))
}

/// Change the theme
///
/// All of it at once; the logo stays, and is changed at `/v1/settings/theme/logo`. Documents that were drawn before stay
/// as they are. With the `ETag` as `If-Match`, a theme is left alone (412) where it was changed since.
#[utoipa::path(put, path = "/v1/settings/theme", tag = "settings", security(("key" = [])),
    params(("If-Match" = Option<String>, Header)),
    request_body = ThemeInput,
    responses((status = 200, body = ThemeAnswer), Problems))]
pub(crate) async fn change<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    body: Bytes,
) -> Result<Tagged<ThemeAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let version = caller.version()?;
    let theme = read::<ThemeInput>(&body)?.into_theme();
    Ok(answer(&app::themes::change(ports.desk.desk(), &act, version, theme).await?))
}

fn answer(row: &ThemeRow) -> Tagged<ThemeAnswer> {
    Tagged { status: StatusCode::OK, body: (&row.theme).into(), version: Some(row.version) }
}
