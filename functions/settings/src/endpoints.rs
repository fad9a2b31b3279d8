//! Where payment providers post what happened to a merchant's money.

use app::desk::AnyDesk;
use app::rows::WebhookEndpoint;
use aws::inbound::http::{Address, Caller, Created, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::id::WebhookEndpointId;
use wire::list::List;
use wire::problem::{Problem, Problems};
use wire::read::read;
use wire::webhook_endpoint::{WebhookEndpointAnswer, WebhookEndpointInput};

use crate::Ports;

fn answer(endpoint: &WebhookEndpoint, public_url: &str) -> WebhookEndpointAnswer {
    let provider = endpoint.provider.as_str();
    WebhookEndpointAnswer {
        id: endpoint.id.to_string(),
        provider,
        url: format!("{}/v1/webhooks/{provider}/{}", public_url.trim_end_matches('/'), endpoint.id),
        created_at: endpoint.created_at.to_string(),
    }
}

/// Make a webhook endpoint
///
/// Give its `url` to the payment provider. The same provider and secret again answer the same endpoint.
#[utoipa::path(post, path = "/v1/settings/webhook-endpoints", tag = "settings", security(("key" = [])),
    request_body = WebhookEndpointInput,
    responses((status = 201, body = WebhookEndpointAnswer), Problems))]
pub(crate) async fn create<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    body: Bytes,
) -> Result<Created<WebhookEndpointAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let input: WebhookEndpointInput = read(&body)?;
    let endpoint = app::merchants::add_endpoint(ports.desk.desk(), &act, input.provider.0, input.secret.0.0).await?;
    let location = format!("/v1/settings/webhook-endpoints/{}", endpoint.id);
    Ok(Created { body: answer(&endpoint, &ports.public_url), location })
}

/// List webhook endpoints
///
/// Without their secrets.
#[utoipa::path(get, path = "/v1/settings/webhook-endpoints", tag = "settings", security(("key" = [])),
    responses((status = 200, body = List<WebhookEndpointAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
) -> Result<Tagged<List<WebhookEndpointAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    let endpoints = app::merchants::list_endpoints(&ports.desk.desk().store, &act).await?;
    let data = endpoints.iter().map(|endpoint| answer(endpoint, &ports.public_url)).collect();
    Ok(Tagged::ok(List::new(data, false, |endpoint: &WebhookEndpointAnswer| endpoint.id.clone())))
}

/// Remove a webhook endpoint
///
/// What is posted there is refused from then on.
#[utoipa::path(delete, path = "/v1/settings/webhook-endpoints/{id}", tag = "settings", security(("key" = [])),
    params(("id" = String, Path)),
    responses((status = 204, description = "Removed"), Problems))]
pub(crate) async fn remove<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<StatusCode, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let unknown = |_| Problem::new(404, "not_found", "there is no such webhook endpoint");
    let id = WebhookEndpointId::parse(&path).map_err(unknown)?;
    app::merchants::remove_endpoint(ports.desk.desk(), &act, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
