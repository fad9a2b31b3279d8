//! `/v1/items`, `/v1/price-lists` and `/v1/coupons`: what is sold, at which prices, and what is taken off.

mod coupons;
mod items;
mod price_lists;

use app::desk::AnyDesk;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use utoipa::OpenApi;
use wire::problem::Problem;

/// The routes.
pub fn routes<D: AnyDesk>(desk: D) -> Router {
    let item = get(items::show_by_external_id::<D>).put(items::put::<D>);
    let price_list = get(price_lists::show_by_external_id::<D>).put(price_lists::put::<D>);
    Router::new()
        .route("/v1/items", get(items::list::<D>).post(items::create::<D>))
        .route("/v1/items/{id}", get(items::show::<D>))
        .route("/v1/items/by-external-id/{external_id}", item)
        .route("/v1/price-lists", get(price_lists::list::<D>).post(price_lists::create::<D>))
        .route("/v1/price-lists/{id}", get(price_lists::show::<D>))
        .route("/v1/price-lists/{id}/end", post(price_lists::end::<D>))
        .route("/v1/price-lists/by-external-id/{external_id}", price_list)
        .route("/v1/coupons", get(coupons::list::<D>).post(coupons::create::<D>))
        .route("/v1/coupons/{id}", get(coupons::show::<D>))
        .route("/v1/coupons/by-code/{code}", get(coupons::show_by_code::<D>).put(coupons::put::<D>))
        .with_state(desk)
}

/// What they are, for the description of the API.
#[derive(OpenApi)]
#[openapi(paths(
    items::create,
    items::list,
    items::show,
    items::show_by_external_id,
    items::put,
    price_lists::create,
    price_lists::list,
    price_lists::show,
    price_lists::show_by_external_id,
    price_lists::put,
    price_lists::end,
    coupons::create,
    coupons::list,
    coupons::show,
    coupons::show_by_code,
    coupons::put,
))]
pub struct Description;

/// What was put is new, or changed, or as it was.
fn status(created: bool) -> StatusCode {
    if created { StatusCode::CREATED } else { StatusCode::OK }
}

fn unknown(what: &str) -> Problem {
    Problem::new(404, "not_found", format!("there is no such {what}"))
}

/// A field that only an address can stand for.
fn missing(pointer: &str) -> Problem {
    Problem::new(422, "field_missing", "the field is missing").at(pointer)
}

/// What the address names, which a body that names it too must agree with.
fn agreed<T: PartialEq>(address: T, body: Option<T>, field: &str) -> Result<T, Problem> {
    if body.is_some_and(|body| body != address) {
        let detail = format!("the {field} in the body is not the one in the address");
        return Err(Problem::new(422, &format!("{field}_differs"), detail).at(format!("/{field}")));
    }
    Ok(address)
}
