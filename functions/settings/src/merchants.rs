//! The operator's routes: merchants, and the first key of each.

use app::desk::{Act, AnyDesk};
use aws::inbound::http::{Address, Caller, Created, Paging, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use domain::access::Scope;
use domain::event::Actor;
use domain::id::MerchantId;
use wire::api_key::{ApiKeyAnswer, ApiKeyInput};
use wire::list::List;
use wire::merchant::{MerchantAnswer, MerchantInput};
use wire::problem::{Problem, Problems};
use wire::read::read;

use crate::Ports;
use crate::api_keys::key_answer;

/// Make a merchant
///
/// For the operator. Send an `external_id` or an `Idempotency-Key`: the same request again answers the same merchant.
#[utoipa::path(post, path = "/v1/merchants", tag = "operator", security(("operator" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = MerchantInput,
    responses((status = 201, body = MerchantAnswer), Problems))]
pub(crate) async fn create<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    body: Bytes,
) -> Result<Created<MerchantAnswer>, Refusal> {
    ports.operator_key.require(&caller)?;
    let (external_id, profile) = read::<MerchantInput>(&body)?.into_profile()?;
    let key = caller.idempotency_key()?;
    let desk = ports.desk.desk();
    let merchant = app::merchants::create(desk, caller.now, external_id, profile, key.as_ref()).await?;
    let location = format!("/v1/merchants/{}", merchant.id);
    Ok(Created { body: (&merchant).into(), location })
}

/// List merchants
///
/// For the operator; the latest first.
#[utoipa::path(get, path = "/v1/merchants", tag = "operator", security(("operator" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<MerchantAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<MerchantAnswer>>, Refusal> {
    ports.operator_key.require(&caller)?;
    let before = paging.cursor(MerchantId::parse)?;
    let page = app::merchants::list(&ports.desk.desk().store, before, paging.limit).await?;
    let data = page.items.iter().map(MerchantAnswer::from).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |merchant: &MerchantAnswer| merchant.id.clone())))
}

/// Make an API key for a merchant
///
/// For the operator. The key is in this answer and never shown again.
#[utoipa::path(post, path = "/v1/merchants/{id}/api-keys", tag = "operator", security(("operator" = [])),
    params(("id" = String, Path, example = "mer_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    request_body = ApiKeyInput,
    responses((status = 201, body = ApiKeyAnswer), Problems))]
pub(crate) async fn create_key<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Created<ApiKeyAnswer>, Refusal> {
    ports.operator_key.require(&caller)?;
    let merchant = MerchantId::parse(&path).map_err(|_| Problem::new(404, "not_found", "there is no such merchant"))?;
    let act = Act { merchant, now: caller.now, actor: Actor::Operator, correlation: caller.correlation.clone() };
    let input: ApiKeyInput = read(&body)?;
    let scopes = input.scopes.map_or_else(|| Scope::ALL.to_vec(), |scopes| scopes.0);
    let issued = app::keys::issue(ports.desk.desk(), &act, input.name.map(|name| name.0), scopes).await?;
    let location = format!("/v1/settings/api-keys/{}", issued.key.id);
    Ok(Created { body: key_answer(&issued.key, Some(&issued.secret)), location })
}
