//! A merchant's API keys: listing and revoking. The operator makes them.

use app::desk::AnyDesk;
use app::keys::KeySecret;
use app::rows::ApiKey;
use aws::inbound::http::{Address, Caller, Paging, Refusal, Tagged};
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::id::ApiKeyId;
use domain::text::Name;
use wire::api_key::ApiKeyAnswer;
use wire::list::List;
use wire::problem::{Problem, Problems};

use crate::Ports;

/// List API keys
///
/// Without the keys themselves.
#[utoipa::path(get, path = "/v1/settings/api-keys", tag = "settings", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<ApiKeyAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<ApiKeyAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsRead).await?;
    let after = paging.cursor(ApiKeyId::parse)?;
    let page = app::keys::list(&ports.desk.desk().store, &act, after, paging.limit).await?;
    let data = page.items.iter().map(|key| key_answer(key, None)).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |key: &ApiKeyAnswer| key.id.clone())))
}

/// Revoke an API key
///
/// From the next request on it opens nothing.
#[utoipa::path(delete, path = "/v1/settings/api-keys/{id}", tag = "settings", security(("key" = [])),
    params(("id" = String, Path, example = "key_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 204, description = "Revoked"), Problems))]
pub(crate) async fn revoke<D: AnyDesk>(
    State(ports): State<Ports<D>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<StatusCode, Refusal> {
    let act = caller.act(&ports.desk, Scope::SettingsWrite).await?;
    let id = ApiKeyId::parse(&path).map_err(|_| Problem::new(404, "not_found", "there is no such API key"))?;
    app::keys::revoke(ports.desk.desk(), &act, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A key as answered, with its secret only when it was just made.
pub(crate) fn key_answer(key: &ApiKey, secret: Option<&KeySecret>) -> ApiKeyAnswer {
    ApiKeyAnswer {
        id: key.id.to_string(),
        name: key.name.as_ref().map(Name::to_string),
        scopes: key.scopes.iter().map(|scope| scope.as_str()).collect(),
        key: secret.map(KeySecret::to_string),
        created_at: key.created_at.to_string(),
    }
}
