//! Revokes an API key.

use domain::id::ApiKeyId;

use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Rejection};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{ApiKey, keys};

/// Revokes a key from the next request on. Revoking it again says that there is none.
pub async fn revoke<S: Store, I: Ids, W: Waiting>(desk: &Desk<S, I, W>, act: &Act, id: ApiKeyId) -> Result<(), Error> {
    let place = keys::api_key(act.merchant, id);
    let key: Option<ApiKey> = desk.store.find(&place).await?;
    let key = key.ok_or_else(|| Rejection::not_found("API key"))?;
    match desk.commit(vec![Write::Remove(place, key.version)], act.now).await? {
        Committed::Done => Ok(()),
        Committed::Refused(_) => Err(Rejection::not_found("API key").into()),
    }
}
