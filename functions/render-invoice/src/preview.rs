//! A document to look at.

use app::desk::AnyDesk;
use app::ports::{Documents, Drawing};
use app::themes::Sample;
use aws::inbound::http::{Caller, Refusal, pdf};
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use domain::access::Scope;
use domain::sample::SampleKind;
use wire::problem::Problems;
use wire::read::read;
use wire::theme::PreviewInput;

use crate::Ports;

/// Preview a theme
///
/// A PDF of made-up content between the seller and nobody, as documents would look in the theme that is sent, with the
/// logo there is. It is numbered `SAMPLE`, and nothing is kept.
#[utoipa::path(post, path = "/v1/settings/theme/preview", tag = "settings", security(("key" = [])),
    request_body = PreviewInput,
    responses((status = 200, description = "The document", content_type = "application/pdf"), Problems))]
pub(crate) async fn preview<D: AnyDesk, L: Documents, R: Drawing>(
    State(ports): State<Ports<D, L, R>>,
    caller: Caller,
    body: Bytes,
) -> Result<Response, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    let PreviewInput { theme, language, kind } = read(&body)?;
    let kind = kind.map_or_else(SampleKind::default, |kind| kind.0);
    let sample = Sample { theme: theme.into_theme(), language: language.map(|language| language.0), kind };
    let drawn = app::themes::preview(&ports.desk.desk().store, ports.studio(), &act, sample).await?;
    Ok(pdf(drawn, "sample.pdf")?)
}
