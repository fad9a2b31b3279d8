//! Makes a customer, or brings it in step, by the id another system knows it by.

use domain::party::{Customer, CustomerProfile};
use domain::text::Reference;

use super::MAKE_CUSTOMER;
use super::create::{made_before, new_customer};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::{external_id_key, sha256};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{KeyRow, keys};

/// A customer, and whether this call made it.
#[derive(Debug, Clone)]
pub struct Put {
    /// As it now stands.
    pub customer: Customer,
    /// Whether it is new.
    pub created: bool,
}

/// Puts a profile under an external id. The last caller wins; what was issued before keeps the old one.
pub async fn put<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Reference,
    profile: CustomerProfile,
) -> Result<Put, Error> {
    for _ in 0..3 {
        let place = keys::idempotency(Some(act.merchant), MAKE_CUSTOMER, &sha256(external_id.as_str().as_bytes()));
        let key: Option<KeyRow> = desk.store.find(&place).await?;
        let (write, put) = match key {
            None => make(desk, act, &external_id, &profile)?,
            Some(key) => {
                let customer = made_before(&desk.store, act, &key.made).await?;
                if customer.profile == profile {
                    return Ok(Put { customer, created: false });
                }
                let version = customer.version.saturating_add(1);
                let customer = Customer { profile: profile.clone(), version, ..customer };
                (vec![Write::replace(&customer)?], Put { customer, created: false })
            }
        };
        // Another caller may have made or changed it between our read and our write: then look again.
        if desk.commit(write, act.now).await? == Committed::Done {
            return Ok(put);
        }
    }
    Err(Failure::new(FailureKind::Contended, "put a customer").into())
}

fn make<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: &Reference,
    profile: &CustomerProfile,
) -> Result<(Vec<Write>, Put), Error> {
    let customer = new_customer(desk, act, Some(external_id.clone()), profile.clone());
    let key = external_id_key(act.merchant, MAKE_CUSTOMER, external_id, profile, customer.id)?;
    Ok((vec![Write::insert(&key)?, Write::insert(&customer)?], Put { customer, created: true }))
}
