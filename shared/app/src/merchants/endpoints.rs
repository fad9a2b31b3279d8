//! Where a payment provider posts what happened to a merchant's money.

use domain::id::{EndpointPartId, WebhookEndpointId};
use domain::payment::Provider;

use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Range, Records, Store, Waiting, Write};
use crate::rows::{StoredRow, WebhookEndpoint, keys};

/// How many endpoints a merchant may have.
const ENDPOINTS_MAX: usize = 20;

/// Makes an endpoint for a provider with the secret it signs with. Where there is one with that very secret already,
/// that is the one.
pub async fn add_endpoint<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    provider: Provider,
    secret: String,
) -> Result<WebhookEndpoint, Error> {
    let there = list_endpoints(&desk.store, act).await?;
    if let Some(same) = there.iter().find(|there| there.provider == provider && there.secrets.contains(&secret)) {
        return Ok(same.clone());
    }
    if there.len() >= ENDPOINTS_MAX {
        let detail = format!("a merchant has at most {ENDPOINTS_MAX} webhook endpoints");
        return Err(Rejection::new("endpoints_count", detail).into());
    }
    let own = EndpointPartId::new(desk.ids.ulid(act.now));
    let id = WebhookEndpointId { merchant: act.merchant, own };
    let endpoint = WebhookEndpoint { id, provider, secrets: vec![secret], version: 1, created_at: act.now };
    match desk.commit(vec![Write::insert(&endpoint)?], act.now).await? {
        Committed::Done => Ok(endpoint),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "make a webhook endpoint").into()),
    }
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
    let missing = || Rejection::not_found("webhook endpoint");
    if id.merchant != act.merchant {
        return Err(missing().into());
    }
    let place = keys::webhook_endpoint(id);
    let endpoint: Option<WebhookEndpoint> = desk.store.find(&place).await?;
    let endpoint = endpoint.ok_or_else(missing)?;
    match desk.commit(vec![Write::Remove(place, endpoint.version)], act.now).await? {
        Committed::Done => Ok(()),
        Committed::Refused(_) => Err(missing().into()),
    }
}
