//! `/v1/customers`: making, reading and keeping customers in step with other systems.

use app::desk::AnyDesk;
use aws::inbound::http::{Address, Caller, Created, Paging, Refusal, Tagged};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, put};
use domain::access::Scope;
use domain::id::CustomerId;
use domain::text::Reference;
use utoipa::OpenApi;
use wire::customer::{CustomerAnswer, CustomerInput};
use wire::list::List;
use wire::problem::{Problem, Problems};
use wire::read::read;

/// The routes.
pub fn routes<D: AnyDesk>(desk: D) -> Router {
    Router::new()
        .route("/v1/customers", get(list::<D>).post(create::<D>))
        .route("/v1/customers/{id}", get(show::<D>))
        .route("/v1/customers/by-external-id/{external_id}", put(put_by_external_id::<D>))
        .with_state(desk)
}

/// What they are, for the description of the API.
#[derive(OpenApi)]
#[openapi(paths(list, create, show, put_by_external_id))]
pub struct Description;

/// Make a customer
///
/// Send an `external_id` or an `Idempotency-Key`: the same request again answers the same customer.
#[utoipa::path(post, path = "/v1/customers", tag = "customers", security(("key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = CustomerInput,
    responses((status = 201, body = CustomerAnswer), Problems))]
async fn create<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    body: Bytes,
) -> Result<Created<CustomerAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::CustomersWrite).await?;
    let (external_id, profile) = read::<CustomerInput>(&body)?.into_profile()?;
    let key = caller.idempotency_key()?;
    let customer = app::customers::create(desk.desk(), &act, external_id, profile, key.as_ref()).await?;
    let location = format!("/v1/customers/{}", customer.id);
    Ok(Created { body: (&customer).into(), location })
}

/// List customers
///
/// The latest first.
#[utoipa::path(get, path = "/v1/customers", tag = "customers", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<CustomerAnswer>), Problems))]
async fn list<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<CustomerAnswer>>, Refusal> {
    let act = caller.act(&desk, Scope::CustomersRead).await?;
    let before = paging.cursor(CustomerId::parse)?;
    let page = app::customers::list(&desk.desk().store, &act, before, paging.limit).await?;
    let data = page.items.iter().map(CustomerAnswer::from).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |customer: &CustomerAnswer| customer.id.clone())))
}

/// Read a customer
#[utoipa::path(get, path = "/v1/customers/{id}", tag = "customers", security(("key" = [])),
    params(("id" = String, Path, example = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = CustomerAnswer), Problems))]
async fn show<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(id): Address<String>,
) -> Result<Tagged<CustomerAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::CustomersRead).await?;
    let id = CustomerId::parse(&id).map_err(|_| Problem::new(404, "not_found", "there is no such customer"))?;
    let customer = app::customers::read(&desk.desk().store, &act, id).await?;
    Ok(Tagged::ok((&customer).into()))
}

/// Keep a customer in step
///
/// Makes the customer of that `external_id`, or changes it; the last caller wins.
#[utoipa::path(put, path = "/v1/customers/by-external-id/{external_id}", tag = "customers", security(("key" = [])),
    params(("external_id" = String, Path, example = "c-1001")),
    request_body = CustomerInput,
    responses((status = 200, body = CustomerAnswer, description = "Changed, or as it was"),
              (status = 201, body = CustomerAnswer, description = "Made"), Problems))]
async fn put_by_external_id<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address(external_id): Address<String>,
    body: Bytes,
) -> Result<Tagged<CustomerAnswer>, Refusal> {
    let act = caller.act(&desk, Scope::CustomersWrite).await?;
    let external_id = Reference::parse(&external_id)?;
    let (own, profile) = read::<CustomerInput>(&body)?.into_profile()?;
    if own.is_some_and(|own| own != external_id) {
        let detail = "the external_id in the body is not the one in the address";
        return Err(Problem::new(422, "external_id_differs", detail).at("/external_id").into());
    }
    let put = app::customers::put(desk.desk(), &act, external_id, profile).await?;
    let status = if put.created { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Tagged { status, body: (&put.customer).into(), version: None })
}
