//! A merchant's logo: uploaded, drawn anew, kept.

use app::desk::AnyDesk;
use app::ports::Documents;
use app::themes::{RedrawnLogo, keep_logo, remove_logo};
use aws::inbound::http::{Caller, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use documents::logo::{UPLOAD_BYTES_MAX, UploadType, redraw};
use domain::access::Scope;
use wire::problem::{Problem, Problems};
use wire::theme::ThemeAnswer;

use crate::Ports;

/// Upload the logo
///
/// A PNG, JPEG or SVG as the body, at most 1 MiB and 4,000 × 4,000 pixels, with its `Content-Type`. It is drawn anew, at
/// most 1,200 pixels each way, so that nothing of the upload is kept but its look. An SVG is made of shapes: turn text
/// into outlines first. Documents that were drawn before stay as they are.
#[utoipa::path(put, path = "/v1/settings/theme/logo", tag = "settings", security(("key" = [])),
    request_body(content(("image/png"), ("image/jpeg"), ("image/svg+xml")), description = "The picture"),
    responses((status = 200, body = ThemeAnswer, description = "The theme with its logo"),
              (status = 415, body = Problem, content_type = "application/problem+json",
               description = "Not a PNG, JPEG or SVG"), Problems))]
pub(crate) async fn keep<D: AnyDesk, L: Documents, R>(
    State(ports): State<Ports<D, L, R>>,
    caller: Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Tagged<ThemeAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let named = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).and_then(UploadType::of);
    let unknown =
        || Problem::new(415, "logo_type_unknown", "send the picture as image/png, image/jpeg or image/svg+xml");
    let named = named.ok_or_else(unknown)?;
    if body.len() > UPLOAD_BYTES_MAX {
        let detail = format!("a logo has at most {UPLOAD_BYTES_MAX} bytes; make the picture smaller");
        return Err(Problem::new(413, "logo_too_large", detail).into());
    }
    let drawn = redraw(&body, named)?;
    let logo = RedrawnLogo { png: drawn.png, width: drawn.width, height: drawn.height };
    let row = keep_logo(ports.desk.desk(), &ports.shelf, &act, &logo).await?;
    Ok(Tagged { status: StatusCode::OK, body: (&row.theme).into(), version: Some(row.version) })
}

/// Remove the logo
///
/// Documents are drawn without one from now on.
#[utoipa::path(delete, path = "/v1/settings/theme/logo", tag = "settings", security(("key" = [])),
    responses((status = 200, body = ThemeAnswer, description = "The theme without it"), Problems))]
pub(crate) async fn remove<D: AnyDesk, L, R>(
    State(ports): State<Ports<D, L, R>>,
    caller: Caller,
) -> Result<Tagged<ThemeAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let row = remove_logo(ports.desk.desk(), &act).await?;
    Ok(Tagged { status: StatusCode::OK, body: (&row.theme).into(), version: Some(row.version) })
}
