//! Makes a customer.

use domain::id::CustomerId;
use domain::party::{Customer, CustomerProfile};
use domain::text::{IdempotencyKey, Reference};

use super::MAKE_CUSTOMER;
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{Once, RequestKeys};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::keys;

/// Makes a customer. The same request again answers the same customer.
pub async fn create<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Option<Reference>,
    profile: CustomerProfile,
    header: Option<&IdempotencyKey>,
) -> Result<Customer, Error> {
    let request_keys = RequestKeys { header, external_id: external_id.as_ref() };
    let once = Once::new(Some(act.merchant), request_keys, MAKE_CUSTOMER, &profile, act.now)?;
    if let Some(made) = once.done_before(&desk.store, act.now).await? {
        return made_before(&desk.store, act, &made).await;
    }
    let customer = new_customer(desk, act, external_id, profile);
    let mut writes = once.writes(customer.id)?;
    writes.push(Write::insert(&customer)?);
    match desk.commit(writes, act.now).await? {
        Committed::Done => Ok(customer),
        Committed::Refused(_) => match once.done_before(&desk.store, act.now).await? {
            Some(made) => made_before(&desk.store, act, &made).await,
            None => Err(Failure::new(FailureKind::Contended, "make a customer").into()),
        },
    }
}

pub(super) fn new_customer<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Option<Reference>,
    profile: CustomerProfile,
) -> Customer {
    let id = CustomerId::new(desk.ids.ulid(act.now));
    Customer { id, merchant: act.merchant, external_id, profile, version: 1, created_at: act.now }
}

pub(super) async fn made_before(store: &impl Store, act: &Act, made: &str) -> Result<Customer, Error> {
    let corrupt = || Failure::new(FailureKind::Corrupt, "find the customer of a key");
    let id = CustomerId::parse(made).map_err(|error| corrupt().because(error))?;
    store.find(&keys::customer(act.merchant, id)).await?.ok_or_else(|| corrupt().into())
}
