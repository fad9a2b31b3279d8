//! `/pay/{token}`: the invoice, what is open, and where to pay. The link itself is the key.

mod page;

use app::desk::AnyDesk;
use aws::inbound::http::{Caller, Noted, html, note_of};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::invoice::PayToken;
use domain::language::Language;
use utoipa::OpenApi;

/// The routes.
pub fn routes<D: AnyDesk>(desk: D) -> Router {
    Router::new().route("/pay/{token}", get(pay::<D>)).with_state(desk)
}

/// What they are, for the description of the API.
#[derive(OpenApi)]
#[openapi(paths(pay))]
pub struct Description;

/// See and pay an invoice
///
/// A page for the shop's customer, in the customer's language. The link in a mail leads here.
#[utoipa::path(get, path = "/pay/{token}", tag = "portal", params(("token" = String, Path)),
    responses((status = 200, description = "The page", content_type = "text/html"),
              (status = 404, description = "The link leads nowhere", content_type = "text/html"),
              (status = 503, description = "Not just now", content_type = "text/html")))]
async fn pay<D: AnyDesk>(State(desk): State<D>, caller: Caller, Path(token): Path<String>) -> Response {
    let Ok(token) = PayToken::parse(&token) else {
        return unknown();
    };
    match app::invoices::open_pay_link(&desk.desk().store, token).await {
        Ok(Some((invoice, state))) => match page::pay_page(&invoice, &state, invoice.time_zone.date_at(caller.now)) {
            Ok(page) => html(StatusCode::OK, page),
            Err(_) => html(StatusCode::INTERNAL_SERVER_ERROR, page::trouble_page()),
        },
        Ok(None) => unknown(),
        Err(failure) => {
            let answer = html(StatusCode::SERVICE_UNAVAILABLE, page::trouble_page());
            Noted { answer, note: note_of(&failure) }.into_response()
        }
    }
}

/// The same page for every link that leads nowhere, in every language, since nobody knows the reader's.
fn unknown() -> Response {
    html(StatusCode::NOT_FOUND, page::unknown_page(&Language::ALL))
}
