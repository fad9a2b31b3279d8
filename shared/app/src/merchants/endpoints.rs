//! Where a payment provider posts what happened to a merchant's money.

use domain::id::{EndpointPartId, WebhookEndpointId};
use domain::payment::Provider;

use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Range, Records, Store, Waiting, Write};
use crate::rows::{StoredRow, WebhookEndpoint, keys};

/// How many endpoints a merchant may have.
const ENDPOINTS_MAX: usize = 20;

/// How many secrets an endpoint has while they are rotated.
const SECRETS_MAX: usize = 3;

/// Makes an endpoint for a provider, with the secret it signs with if that is known yet: until it is, nothing that is
/// posted there is believed. Where there is an endpoint with that very secret, or still without one, that is the one.
pub async fn add_endpoint<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    provider: Provider,
    secret: Option<String>,
) -> Result<WebhookEndpoint, Error> {
    let there = list_endpoints(&desk.store, act).await?;
    let is_same = |there: &&WebhookEndpoint| match &secret {
        Some(secret) => there.secrets.contains(secret),
        None => there.secrets.is_empty(),
    };
    if let Some(same) = there.iter().filter(|there| there.provider == provider).find(is_same) {
        return Ok(same.clone());
    }
    if there.len() >= ENDPOINTS_MAX {
        let detail = format!("a merchant has at most {ENDPOINTS_MAX} webhook endpoints");
        return Err(Rejection::new("endpoints_count", detail).into());
    }
    let own = EndpointPartId::new(desk.ids.ulid(act.now));
    let id = WebhookEndpointId { merchant: act.merchant, own };
    let endpoint =
        WebhookEndpoint { id, provider, secrets: secret.into_iter().collect(), version: 1, created_at: act.now };
    match desk.commit(vec![Write::insert(&endpoint)?], act.now).await? {
        Committed::Done => Ok(endpoint),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "make a webhook endpoint").into()),
    }
}

/// Sets what an endpoint believes: one secret, or several while they are rotated.
pub async fn set_secrets<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: WebhookEndpointId,
    secrets: Vec<String>,
) -> Result<WebhookEndpoint, Error> {
    if secrets.is_empty() || secrets.len() > SECRETS_MAX {
        let detail = format!("an endpoint has 1 to {SECRETS_MAX} secrets");
        return Err(Rejection::new("secrets_count", detail).at("/secrets").into());
    }
    let endpoint = own_endpoint(&desk.store, act, id).await?;
    let changed = WebhookEndpoint { secrets, version: endpoint.version.saturating_add(1), ..endpoint };
    match desk.commit(vec![Write::replace(&changed)?], act.now).await? {
        Committed::Done => Ok(changed),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "set the secrets of an endpoint").into()),
    }
}

async fn own_endpoint(store: &impl Store, act: &Act, id: WebhookEndpointId) -> Result<WebhookEndpoint, Error> {
    let missing = || Rejection::not_found("webhook endpoint");
    if id.merchant != act.merchant {
        return Err(missing().into());
    }
    let found: Option<WebhookEndpoint> = store.find(&keys::webhook_endpoint(id)).await?;
    found.ok_or_else(|| missing().into())
}

/// The merchant's endpoints.
pub async fn list_endpoints(store: &impl Store, act: &Act) -> Result<Vec<WebhookEndpoint>, Error> {
    let range = Range {
        partition: act.merchant.to_string(),
        prefix: keys::WEBHOOK_ENDPOINT_PREFIX.to_owned(),
        after: None,
        descending: false,
        limit: ENDPOINTS_MAX,
    };
    let page = store.range(&range).await?;
    Ok(page.items.iter().map(StoredRow::read).collect::<Result<_, _>>()?)
}

/// Removes an endpoint: what is posted there is refused from then on.
pub async fn remove_endpoint<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    id: WebhookEndpointId,
) -> Result<(), Error> {
    let endpoint = own_endpoint(&desk.store, act, id).await?;
    match desk.commit(vec![Write::Remove(keys::webhook_endpoint(id), endpoint.version)], act.now).await? {
        Committed::Done => Ok(()),
        Committed::Refused(_) => Err(Rejection::not_found("webhook endpoint").into()),
    }
}
