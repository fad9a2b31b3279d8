//! Draws documents: those of what was issued, as the queue's messages ask for; letters about money and samples of a
//! merchant's own look over HTTP. It is the only function that carries fonts and reads pictures.

mod drawing;
mod letters;
mod logo;
mod preview;

use app::desk::{Act, AnyDesk};
use app::documents::{Rendered, Studio, render};
use app::failure::Error;
use app::ports::{Documents, Drawing, Message};
use app::themes::KeptLogos;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{post, put};
use domain::event::Actor;
use jiff::Timestamp;
use utoipa::OpenApi;

pub use drawing::Files;

/// What drawing works with.
#[derive(Debug, Clone)]
pub struct Ports<D, L, R> {
    /// The desk.
    pub desk: D,
    /// Where documents are stored.
    pub shelf: L,
    /// What draws.
    pub drawing: R,
    /// The logos that this process has fetched.
    pub logos: KeptLogos,
    /// The API's own address, for pay links.
    pub public_url: String,
}

impl<D, L, R> Ports<D, L, R> {
    fn studio(&self) -> Studio<'_, L, R> {
        Studio { shelf: &self.shelf, drawing: &self.drawing, logos: &self.logos, public_url: &self.public_url }
    }
}

/// Draws what was issued. The same message again changes nothing.
pub async fn handle<D: AnyDesk, L: Documents, R: Drawing>(
    ports: &Ports<D, L, R>,
    message: &Message,
    now: Timestamp,
) -> Result<Rendered, Error> {
    let act = Act {
        merchant: message.merchant,
        now,
        actor: Actor::Function("render-invoice".into()),
        correlation: message.correlation.clone(),
    };
    render(ports.desk.desk(), ports.studio(), &act, message).await
}

/// The routes. An upload's own limit is told as a problem; what is past Lambda's never arrives.
pub fn routes<D, L, R>(ports: Ports<D, L, R>) -> Router
where
    D: AnyDesk,
    L: Documents + Clone + 'static,
    R: Drawing + Clone + 'static,
{
    Router::new()
        .route("/v1/settings/theme/logo", put(logo::keep::<D, L, R>).delete(logo::remove::<D, L, R>))
        .route("/v1/settings/theme/preview", post(preview::preview::<D, L, R>))
        .route("/v1/letters/reminder", post(letters::remind::<D, L, R>))
        .route("/v1/letters/receipt", post(letters::confirm::<D, L, R>))
        .route("/v1/letters/statement", post(letters::state::<D, L, R>))
        .layer(DefaultBodyLimit::disable())
        .with_state(ports)
}

/// What they are, for the description of the API.
#[derive(OpenApi)]
#[openapi(paths(logo::keep, logo::remove, preview::preview, letters::remind, letters::confirm, letters::state,))]
pub struct Description;
