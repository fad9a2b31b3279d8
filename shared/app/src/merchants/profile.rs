//! Reads and changes what a merchant says of itself.

use domain::merchant::{Merchant, MerchantProfile};

use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::keys;

/// Reads the merchant.
pub async fn read(store: &impl Store, act: &Act) -> Result<Merchant, Error> {
    let found = store.find(&keys::merchant(act.merchant)).await?;
    found.ok_or_else(|| Rejection::not_found("merchant").into())
}

/// Puts another profile in place. What was issued before keeps the old one.
pub async fn change_profile<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    profile: MerchantProfile,
) -> Result<Merchant, Error> {
    let merchant = read(&desk.store, act).await?;
    if merchant.profile == profile {
        return Ok(merchant);
    }
    let changed = Merchant { profile, version: merchant.version.saturating_add(1), ..merchant };
    match desk.commit(vec![Write::replace(&changed)?], act.now).await? {
        Committed::Done => Ok(changed),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "change a merchant").into()),
    }
}
