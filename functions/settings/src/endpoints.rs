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
use wire::webhook_endpoint::{SecretsInput, WebhookEndpointAnswer, WebhookEndpointInput};

use crate::Ports;

fn answer(endpoint: &WebhookEndpoint, public_url: &str) -> WebhookEndpointAnswer {
    let provider = endpoint.provider.as_str();
    WebhookEndpointAnswer {
        id: endpoint.id.to_string(),
        provider,
        url: format!("{}/v1/webhooks/{provider}/{}", public_url.trim_end_matches('/'), endpoint.id),
        secrets: endpoint.secrets.len(),
        created_at: endpoint.created_at.to_string(),
    }
}

/// Make a webhook endpoint
///
/// Give its `url` to the payment provider, and then the provider's signing secret to the endpoint, here or by `PUT`. The
/// same provider and secret again answer the same endpoint.
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
    let secret = input.secret.map(|secret| secret.0.0);
    let endpoint = app::merchants::add_endpoint(ports.desk.desk(), &act, input.provider.0, secret).await?;
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

/// Set a webhook endpoint's secrets
///
/// One, or the new beside the old while the provider rotates them. They are never shown again.
#[utoipa::path(put, path = "/v1/settings/webhook-endpoints/{id}", tag = "settings", security(("key" = [])),
    params(("id" = String, Path)),
    request_body = SecretsInput,
    responses((status = 200, body = WebhookEndpointAnswer), Problems))]
pub(crate) async fn set_secrets<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Tagged<WebhookEndpointAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let secrets = read::<SecretsInput>(&body)?.secrets.into_iter().map(|secret| secret.0.0).collect();
    let endpoint = app::merchants::set_secrets(ports.desk.desk(), &act, id(&path)?, secrets).await?;
    Ok(Tagged::ok(answer(&endpoint, &ports.public_url)))
}

fn id(text: &str) -> Result<WebhookEndpointId, Problem> {
    WebhookEndpointId::parse(text).map_err(|_| Problem::new(404, "not_found", "there is no such webhook endpoint"))
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
    app::merchants::remove_endpoint(ports.desk.desk(), &act, id(&path)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
