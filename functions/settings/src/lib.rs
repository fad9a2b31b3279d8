//! `/v1/merchants` for the operator, `/v1/settings` for a merchant, and `/v1/openapi.json` for everybody.

mod api_keys;
mod endpoints;
mod merchants;
mod operator;
mod seller;
mod series;
mod tax;
mod theme;

use app::desk::AnyDesk;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::routing::{delete, get, post};
use utoipa::OpenApi;

pub use operator::OperatorKey;

/// The description of the whole API, made from the code of every function.
pub const OPENAPI: &str = include_str!("../../../docs/openapi.json");

/// What the routes work with.
#[derive(Debug, Clone)]
pub struct Ports<D> {
    /// The desk.
    pub desk: D,
    /// What the operator must show.
    pub operator_key: OperatorKey,
    /// The API's own address, for webhook endpoints.
    pub public_url: String,
}

/// The routes.
pub fn routes<D: AnyDesk>(ports: Ports<D>) -> Router {
    Router::new()
        .route("/v1/merchants", get(merchants::list::<D>).post(merchants::create::<D>))
        .route("/v1/merchants/{id}/api-keys", post(merchants::create_key::<D>))
        .route("/v1/settings/seller", get(seller::show::<D>).put(seller::change::<D>))
        .route("/v1/settings/tax", get(tax::show::<D>).put(tax::change::<D>))
        .route("/v1/settings/tax/rates", get(tax::rates::<D>))
        .route("/v1/settings/theme", get(theme::show::<D>).put(theme::change::<D>))
        .route("/v1/settings/series", get(series::list::<D>))
        .route("/v1/settings/series/{name}", get(series::show::<D>).put(series::set::<D>))
        .route("/v1/settings/api-keys", get(api_keys::list::<D>))
        .route("/v1/settings/api-keys/{id}", delete(api_keys::revoke::<D>))
        .route("/v1/settings/webhook-endpoints", get(endpoints::list::<D>).post(endpoints::create::<D>))
        .route("/v1/settings/webhook-endpoints/{id}", delete(endpoints::remove::<D>).put(endpoints::set_secrets::<D>))
        .route("/v1/openapi.json", get(openapi))
        .with_state(ports)
}

/// What they are, for the description of the API.
#[derive(OpenApi)]
#[openapi(paths(
    merchants::create,
    merchants::list,
    merchants::create_key,
    seller::show,
    seller::change,
    tax::show,
    tax::change,
    tax::rates,
    theme::show,
    theme::change,
    series::list,
    series::show,
    series::set,
    api_keys::list,
    api_keys::revoke,
    endpoints::create,
    endpoints::list,
    endpoints::set_secrets,
    endpoints::remove,
    openapi,
))]
pub struct Description;

/// Describe the API
///
/// OpenAPI 3.1.
#[utoipa::path(get, path = "/v1/openapi.json", tag = "settings",
    responses((status = 200, description = "This document", content_type = "application/json")))]
async fn openapi() -> impl axum::response::IntoResponse {
    ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "public, max-age=300")], OPENAPI)
}
