//! Reads a customer.

use domain::id::CustomerId;
use domain::party::Customer;

use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::{Records, Store};
use crate::rows::keys;

/// Reads one of the merchant's customers.
pub async fn read(store: &impl Store, act: &Act, id: CustomerId) -> Result<Customer, Error> {
    let found = store.find(&keys::customer(act.merchant, id)).await?;
    found.ok_or_else(|| Rejection::not_found("customer").into())
}
