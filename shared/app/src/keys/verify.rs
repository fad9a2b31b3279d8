//! Verifies the key a request came with: it alone says who the merchant is.

use domain::access::Scope;
use domain::id::{ApiKeyId, MerchantId};

use super::KeySecret;
use crate::failure::{Error, Rejection, RejectionKind};
use crate::ports::{Records, Store};
use crate::rows::{ApiKey, keys};

/// A key that is known and allows what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Whose.
    pub merchant: MerchantId,
    /// Which.
    pub key: ApiKeyId,
}

/// Finds whose key it is and whether it allows something. An unknown key, a revoked one and a wrong secret look alike.
pub async fn verify(store: &impl Store, text: &str, needed: Scope) -> Result<Verified, Error> {
    let secret = KeySecret::parse(text).ok_or_else(unknown)?;
    let key: Option<ApiKey> = store.find(&keys::api_key(secret.merchant, secret.key)).await?;
    let key = key.filter(|key| secret.matches(&key.secret_sha256)).ok_or_else(unknown)?;
    if !key.scopes.contains(&needed) {
        let detail = format!("this key does not have the scope {}", needed.as_str());
        return Err(Rejection::new("scope_missing", detail).of_kind(RejectionKind::Forbidden).into());
    }
    Ok(Verified { merchant: key.merchant, key: key.id })
}

fn unknown() -> Rejection {
    Rejection::new("key_unknown", "the API key is not known").of_kind(RejectionKind::Unauthenticated)
}
