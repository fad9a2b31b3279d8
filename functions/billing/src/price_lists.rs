//! Price lists: what items cost, for whom and when.

use app::desk::AnyDesk;
use app::failure::Error;
use aws::inbound::http::{Address, Caller, Created, Paging, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::id::PriceListId;
use domain::pricing::PriceList;
use domain::text::Reference;
use wire::list::List;
use wire::price_list::{EndPriceListInput, PriceListAnswer, PriceListInput};
use wire::problem::{Problem, Problems};
use wire::read::read;

use crate::{agreed, missing, status, unknown};

fn answer(status: StatusCode, list: &PriceList) -> Tagged<PriceListAnswer> {
    Tagged { status, body: list.into(), version: Some(list.version) }
}

fn id(text: &str) -> Result<PriceListId, Problem> {
    PriceListId::parse(text).map_err(|_| unknown("price list"))
}

/// Make a price list
///
/// Its items must be there already. There are at most 100 lists for everybody, and 100 for each customer, that hold, are
/// to come or ended in the last 400 days. The same request again answers the same list.
#[utoipa::path(post, path = "/v1/price-lists", tag = "price lists", security(("key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = PriceListInput,
    responses((status = 201, body = PriceListAnswer), Problems))]
pub(crate) async fn create<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    body: Bytes,
) -> Result<Created<PriceListAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingWrite).await?;
    let (external_id, profile) = read::<PriceListInput>(&body)?.into_profile().map_err(Error::from)?;
    let external_id = external_id.ok_or_else(|| missing("/external_id"))?;
    let key = caller.idempotency_key()?;
    let list = app::price_lists::create(desk.desk(), &act, external_id, profile, key.as_ref()).await?;
    let location = format!("/v1/price-lists/{}", list.id);
    Ok(Created { body: (&list).into(), location })
}

/// List price lists
///
/// The latest first, at most 10 a page.
#[utoipa::path(get, path = "/v1/price-lists", tag = "price lists", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100, of which at most 10 are answered"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<PriceListAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<PriceListAnswer>>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let before = paging.cursor(PriceListId::parse)?;
    let page = app::price_lists::list(&desk.desk().store, &act, before, paging.limit).await?;
    let data = page.items.iter().map(PriceListAnswer::from).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |list: &PriceListAnswer| list.id.clone())))
}

/// Read a price list
#[utoipa::path(get, path = "/v1/price-lists/{id}", tag = "price lists", security(("key" = [])),
    params(("id" = String, Path, example = "prl_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = PriceListAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<PriceListAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let list = app::price_lists::read(&desk.desk().store, &act, id(&path)?).await?;
    Ok(answer(StatusCode::OK, &list))
}

/// Read a price list by its external id
#[utoipa::path(get, path = "/v1/price-lists/by-external-id/{external_id}", tag = "price lists",
    security(("key" = [])),
    params(("external_id" = String, Path, example = "standard-2026")),
    responses((status = 200, body = PriceListAnswer), Problems))]
pub(crate) async fn show_by_external_id<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(external_id): Address<String>,
) -> Result<Tagged<PriceListAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let external_id = Reference::parse(&external_id).map_err(|_| unknown("price list"))?;
    let list = app::price_lists::read_by_external_id(&desk.desk().store, &act, &external_id).await?;
    Ok(answer(StatusCode::OK, &list))
}

/// Keep a price list in step
///
/// Makes the list of that `external_id`, or replaces it whole; its customer and currency stay. The last caller wins,
/// unless it sends the `ETag` it has seen as `If-Match`. What was issued before keeps the prices it had.
#[utoipa::path(put, path = "/v1/price-lists/by-external-id/{external_id}", tag = "price lists",
    security(("key" = [])),
    params(("external_id" = String, Path, example = "standard-2026"),
           ("If-Match" = Option<String>, Header, example = "\"v1\"")),
    request_body = PriceListInput,
    responses((status = 200, body = PriceListAnswer, description = "Changed, or as it was"),
              (status = 201, body = PriceListAnswer, description = "Made"), Problems))]
pub(crate) async fn put<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(external_id): Address<String>,
    body: Bytes,
) -> Result<Tagged<PriceListAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingWrite).await?;
    let external_id = Reference::parse(&external_id)?;
    let (own, profile) = read::<PriceListInput>(&body)?.into_profile().map_err(Error::from)?;
    let external_id = agreed(external_id, own, "external_id")?;
    let put = app::price_lists::put(desk.desk(), &act, external_id, profile, caller.version()?).await?;
    Ok(answer(status(put.created), &put.record))
}

/// End a price list
///
/// On a day, which is the last one it holds. A list is never removed.
#[utoipa::path(post, path = "/v1/price-lists/{id}/end", tag = "price lists", security(("key" = [])),
    params(("id" = String, Path, example = "prl_01jd0v5e6w3k8t7n9m2q4r5s6t"),
           ("If-Match" = Option<String>, Header, example = "\"v1\"")),
    request_body = EndPriceListInput,
    responses((status = 200, body = PriceListAnswer), Problems))]
pub(crate) async fn end<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Tagged<PriceListAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingWrite).await?;
    let (id, last_day) = (id(&path)?, read::<EndPriceListInput>(&body)?.last_day.0);
    let list = app::price_lists::end(desk.desk(), &act, id, last_day, caller.version()?).await?;
    Ok(answer(StatusCode::OK, &list))
}
