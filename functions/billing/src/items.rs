//! Items: what is sold.

use app::desk::AnyDesk;
use aws::inbound::http::{Address, Caller, Created, Paging, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::id::ItemId;
use domain::pricing::Item;
use domain::text::Reference;
use wire::item::{ItemAnswer, ItemInput};
use wire::list::List;
use wire::problem::Problems;
use wire::read::read;

use crate::{agreed, missing, status, unknown};

fn answer(status: StatusCode, item: &Item) -> Tagged<ItemAnswer> {
    Tagged { status, body: item.into(), version: Some(item.version) }
}

/// Make an item
///
/// The same request again answers the same item.
#[utoipa::path(post, path = "/v1/items", tag = "items", security(("key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = ItemInput,
    responses((status = 201, body = ItemAnswer), Problems))]
pub(crate) async fn create<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    body: Bytes,
) -> Result<Created<ItemAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingWrite).await?;
    let (external_id, profile) = read::<ItemInput>(&body)?.into_profile();
    let external_id = external_id.ok_or_else(|| missing("/external_id"))?;
    let key = caller.idempotency_key()?;
    let item = app::items::create(desk.desk(), &act, external_id, profile, key.as_ref()).await?;
    let location = format!("/v1/items/{}", item.id);
    Ok(Created { body: (&item).into(), location })
}

/// List items
///
/// By their `external_id`.
#[utoipa::path(get, path = "/v1/items", tag = "items", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<ItemAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<ItemAnswer>>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let after = paging.cursor(place)?;
    let page = app::items::list(&desk.desk().store, &act, after, paging.limit).await?;
    let data = page.items.iter().map(ItemAnswer::from).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |item: &ItemAnswer| hex::encode(&item.external_id))))
}

/// A number is any text, so a cursor has it in hexadecimal.
fn place(cursor: &str) -> Result<Reference, &'static str> {
    let text = hex::decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok()).ok_or("not hexadecimal")?;
    Reference::parse(&text).map_err(|invalid| invalid.code)
}

/// Read an item
#[utoipa::path(get, path = "/v1/items/{id}", tag = "items", security(("key" = [])),
    params(("id" = String, Path, example = "itm_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = ItemAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(id): Address<String>,
) -> Result<Tagged<ItemAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let id = ItemId::parse(&id).map_err(|_| unknown("item"))?;
    let item = app::items::read(&desk.desk().store, &act, id).await?;
    Ok(answer(StatusCode::OK, &item))
}

/// Read an item by its number
#[utoipa::path(get, path = "/v1/items/by-external-id/{external_id}", tag = "items", security(("key" = [])),
    params(("external_id" = String, Path, example = "TM-6991-A")),
    responses((status = 200, body = ItemAnswer), Problems))]
pub(crate) async fn show_by_external_id<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(external_id): Address<String>,
) -> Result<Tagged<ItemAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingRead).await?;
    let external_id = Reference::parse(&external_id).map_err(|_| unknown("item"))?;
    let item = app::items::read_by_external_id(&desk.desk().store, &act, &external_id).await?;
    Ok(answer(StatusCode::OK, &item))
}

/// Keep an item in step
///
/// Makes the item of that `external_id`, or changes it; the last caller wins, unless it sends the `ETag` it has seen as
/// `If-Match`.
#[utoipa::path(put, path = "/v1/items/by-external-id/{external_id}", tag = "items", security(("key" = [])),
    params(("external_id" = String, Path, example = "TM-6991-A"),
           ("If-Match" = Option<String>, Header, example = "\"v1\"")),
    request_body = ItemInput,
    responses((status = 200, body = ItemAnswer, description = "Changed, or as it was"),
              (status = 201, body = ItemAnswer, description = "Made"), Problems))]
pub(crate) async fn put<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(external_id): Address<String>,
    body: Bytes,
) -> Result<Tagged<ItemAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::BillingWrite).await?;
    let external_id = Reference::parse(&external_id)?;
    let (own, profile) = read::<ItemInput>(&body)?.into_profile();
    let external_id = agreed(external_id, own, "external_id")?;
    let put = app::items::put(desk.desk(), &act, external_id, profile, caller.version()?).await?;
    Ok(answer(status(put.created), &put.record))
}
