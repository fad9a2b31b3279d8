//! Finds the endpoint a provider posted to: its id says whose it is, and its secrets verify what was posted.

use domain::id::WebhookEndpointId;
use domain::payment::Provider;

use crate::failure::{Error, Rejection};
use crate::ports::{Records, Store};
use crate::rows::{WebhookEndpoint, keys};

/// The endpoint of an id, if it is this provider's.
pub async fn endpoint(store: &impl Store, provider: Provider, id: WebhookEndpointId) -> Result<WebhookEndpoint, Error> {
    let found: Option<WebhookEndpoint> = store.find(&keys::webhook_endpoint(id)).await?;
    found
        .filter(|endpoint| endpoint.provider == provider)
        .ok_or_else(|| Rejection::not_found("webhook endpoint").into())
}
