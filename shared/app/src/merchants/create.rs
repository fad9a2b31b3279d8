//! Makes a merchant, and lists those there are: the operator's verbs.

use domain::id::MerchantId;
use domain::merchant::{Merchant, MerchantProfile};
use domain::tax::TaxSettings;
use domain::text::{IdempotencyKey, Reference};
use jiff::Timestamp;

use crate::desk::{Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Index, IndexRange, Page, Records, Store, Until, Waiting, Write};
use crate::rows::{MERCHANTS_LISTING, RowKey, StoredRow, keys};

/// Makes a merchant. The same request again answers the same merchant.
pub async fn create<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    now: Timestamp,
    external_id: Option<Reference>,
    profile: MerchantProfile,
    header: Option<&IdempotencyKey>,
) -> Result<Merchant, Error> {
    let request_keys = RequestKeys { header, external_id: external_id.as_ref() };
    let once = Once::new(None, request_keys, "merchant", &profile, now)?;
    if let Some(made) = once.done_before(&desk.store, now).await? {
        return made_before(&desk.store, &made).await;
    }
    let id = MerchantId::new(desk.ids.ulid(now));
    let merchant = Merchant { id, external_id, profile, tax: TaxSettings::default(), version: 1, created_at: now };
    let mut writes = once.writes(id)?;
    writes.push(Write::insert(&merchant)?);
    match desk.commit(writes, now).await? {
        Committed::Done => Ok(merchant),
        Committed::Refused(_) => match once.done_before(&desk.store, now).await? {
            Some(made) => made_before(&desk.store, &made).await,
            None => Err(Failure::new(FailureKind::Contended, "make a merchant").into()),
        },
    }
}

async fn made_before(store: &impl Store, made: &str) -> Result<Merchant, Error> {
    let corrupt = || Failure::new(FailureKind::Corrupt, "find the merchant of a key");
    let id = MerchantId::parse(made).map_err(|error| corrupt().because(error))?;
    store.find(&keys::merchant(id)).await?.ok_or_else(|| corrupt().into())
}

/// A page of merchants made before `before`, the latest first.
pub async fn list(store: &impl Store, before: Option<MerchantId>, limit: usize) -> Result<Page<Merchant>, Error> {
    let until = before.map_or(Until::End, |id| Until::Excluding(id.to_string()));
    let range = IndexRange { partition: MERCHANTS_LISTING.to_owned(), until, after: None, descending: true, limit };
    let page = store.index(Index::Listing, &range).await?;
    let wanted: Vec<RowKey> = page.items.into_iter().map(|entry| entry.row).collect();
    let mut items = Vec::with_capacity(wanted.len());
    for wanted in &wanted {
        items.extend(store.read(wanted).await?.as_ref().map(StoredRow::read).transpose()?);
    }
    Ok(Page { items, has_more: page.has_more })
}
