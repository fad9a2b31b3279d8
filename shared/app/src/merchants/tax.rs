//! Changes what a merchant says of its VAT.

use domain::merchant::Merchant;
use domain::tax::TaxSettings;

use super::profile::read;
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind, Rejection, RejectionKind};
use crate::ports::{Ids, Store, Waiting, Write};

/// Puts other tax settings in place, if the merchant is still at the version the caller has seen, where it says which.
/// What was issued before keeps its VAT; drafts are taxed anew.
pub async fn change_tax<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    version: Option<u64>,
    tax: TaxSettings,
) -> Result<Merchant, Error> {
    let merchant = read(&desk.store, act).await?;
    if version.is_some_and(|version| version != merchant.version) {
        let detail = "the settings or the profile of the merchant were changed since; read them again";
        return Err(Rejection::new("version_outdated", detail).of_kind(RejectionKind::Outdated).into());
    }
    if merchant.tax == tax {
        return Ok(merchant);
    }
    let changed = Merchant { tax, version: merchant.version.saturating_add(1), ..merchant };
    match desk.commit(vec![Write::replace(&changed)?], act.now).await? {
        Committed::Done => Ok(changed),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "change a merchant").into()),
    }
}
