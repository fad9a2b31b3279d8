//! The deposit invoices that a draft deducts.

use domain::id::InvoiceId;
use domain::invoice::{Invoice, InvoiceState};

use super::read::{Found, found};
use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::Store;

/// Reads them, in the order they are named.
pub(super) async fn read_deposits(
    store: &impl Store,
    act: &Act,
    ids: &[InvoiceId],
) -> Result<Vec<(Invoice, InvoiceState)>, Error> {
    let mut deposits = Vec::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        let Some(Found::Issued(invoice, state)) = found(store, act.merchant, *id).await? else {
            let detail = "there is no such issued invoice";
            return Err(Rejection::new("deposit_unknown", detail).at(&format!("/deducts/{index}")).into());
        };
        deposits.push((*invoice, *state));
    }
    Ok(deposits)
}
