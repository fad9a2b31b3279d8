//! Makes an API key and lists those there are.

use domain::access::Scope;
use domain::id::ApiKeyId;
use domain::merchant::Merchant;
use domain::text::Name;

use super::KeySecret;
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Page, Range, Records, Store, Waiting, Write};
use crate::rows::{ApiKey, StoredRow, keys};

/// A new key: the only time its secret is seen.
#[derive(Debug, Clone)]
pub struct IssuedKey {
    /// What is kept.
    pub key: ApiKey,
    /// What the merchant sends.
    pub secret: KeySecret,
}

/// Makes a key for the merchant. A repeated request makes another key, which hurts nobody and can be revoked: a secret
/// that is shown once cannot be shown again.
pub async fn issue<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    name: Option<Name>,
    scopes: Vec<Scope>,
) -> Result<IssuedKey, Error> {
    let merchant: Option<Merchant> = desk.store.find(&keys::merchant(act.merchant)).await?;
    merchant.ok_or_else(|| Rejection::not_found("merchant"))?;
    let id = ApiKeyId::new(desk.ids.ulid(act.now));
    let secret = KeySecret::new(act.merchant, id, desk.ids.secret());
    let key = ApiKey {
        id,
        merchant: act.merchant,
        name,
        secret_sha256: secret.digest(),
        scopes,
        version: 1,
        created_at: act.now,
    };
    match desk.commit(vec![Write::insert(&key)?], act.now).await? {
        Committed::Done => Ok(IssuedKey { key, secret }),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "make an API key").into()),
    }
}

/// A page of the merchant's keys, without their secrets.
pub async fn list(store: &impl Store, act: &Act, after: Option<ApiKeyId>, limit: usize) -> Result<Page<ApiKey>, Error> {
    let range = Range {
        partition: act.merchant.to_string(),
        prefix: keys::API_KEY_PREFIX.to_owned(),
        after: after.map(|key| format!("{}{key}", keys::API_KEY_PREFIX)),
        descending: false,
        limit,
    };
    let page = store.range(&range).await?;
    let items = page.items.iter().map(StoredRow::read).collect::<Result<_, _>>()?;
    Ok(Page { items, has_more: page.has_more })
}
