//! Coupons: what customers type, and what it takes off.

use app::desk::AnyDesk;
use app::failure::Error;
use aws::inbound::http::{Address, Caller, Created, Paging, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::id::CouponId;
use domain::pricing::{Coupon, CouponCode};
use wire::coupon::{CouponAnswer, CouponInput};
use wire::list::List;
use wire::problem::Problems;
use wire::read::read;

use crate::{agreed, missing, status, unknown};

fn answer(status: StatusCode, coupon: &Coupon) -> Tagged<CouponAnswer> {
    Tagged { status, body: coupon.into(), version: Some(coupon.version) }
}

/// Make a coupon
///
/// The same request again answers the same coupon.
#[utoipa::path(post, path = "/v1/coupons", tag = "coupons", security(("key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = CouponInput,
    responses((status = 201, body = CouponAnswer), Problems))]
pub(crate) async fn create<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    body: Bytes,
) -> Result<Created<CouponAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingWrite).await?;
    let (code, profile) = read::<CouponInput>(&body)?.into_profile().map_err(Error::from)?;
    let code = code.ok_or_else(|| missing("/code"))?;
    let key = caller.idempotency_key()?;
    let coupon = app::coupons::create(desk.desk(), &act, code, profile, key.as_ref()).await?;
    let location = format!("/v1/coupons/{}", coupon.id);
    Ok(Created { body: (&coupon).into(), location })
}

/// List coupons
///
/// By their `code`.
#[utoipa::path(get, path = "/v1/coupons", tag = "coupons", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<CouponAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<CouponAnswer>>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let after = paging.cursor(CouponCode::parse)?;
    let page = app::coupons::list(&desk.desk().store, &act, after, paging.limit).await?;
    let data = page.items.iter().map(CouponAnswer::from).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |coupon: &CouponAnswer| coupon.code.clone())))
}

/// Read a coupon
#[utoipa::path(get, path = "/v1/coupons/{id}", tag = "coupons", security(("key" = [])),
    params(("id" = String, Path, example = "cpn_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = CouponAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(id): Address<String>,
) -> Result<Tagged<CouponAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let id = CouponId::parse(&id).map_err(|_| unknown("coupon"))?;
    let coupon = app::coupons::read(&desk.desk().store, &act, id).await?;
    Ok(answer(StatusCode::OK, &coupon))
}

/// Read a coupon by its code
#[utoipa::path(get, path = "/v1/coupons/by-code/{code}", tag = "coupons", security(("key" = [])),
    params(("code" = String, Path, example = "SOMMER-10")),
    responses((status = 200, body = CouponAnswer), Problems))]
pub(crate) async fn show_by_code<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(code): Address<String>,
) -> Result<Tagged<CouponAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let code = CouponCode::parse(&code).map_err(|_| unknown("coupon"))?;
    let coupon = app::coupons::read_by_code(&desk.desk().store, &act, &code).await?;
    Ok(answer(StatusCode::OK, &coupon))
}

/// Make or change a coupon
///
/// By its code; the last caller wins, unless it sends the `ETag` it has seen as `If-Match`. What was issued before keeps
/// what the coupon took off.
#[utoipa::path(put, path = "/v1/coupons/by-code/{code}", tag = "coupons", security(("key" = [])),
    params(("code" = String, Path, example = "SOMMER-10"),
           ("If-Match" = Option<String>, Header, example = "\"v1\"")),
    request_body = CouponInput,
    responses((status = 200, body = CouponAnswer, description = "Changed, or as it was"),
              (status = 201, body = CouponAnswer, description = "Made"), Problems))]
pub(crate) async fn put<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(code): Address<String>,
    body: Bytes,
) -> Result<Tagged<CouponAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingWrite).await?;
    let code = CouponCode::parse(&code)?;
    let (own, profile) = read::<CouponInput>(&body)?.into_profile().map_err(Error::from)?;
    let code = agreed(code, own, "code")?;
    let put = app::coupons::put(desk.desk(), &act, code, profile, caller.version()?).await?;
    Ok(answer(status(put.created), &put.record))
}
