//! Opens a pay link: the token in it is the only key.

use domain::invoice::{Invoice, InvoiceState, PayToken};
use subtle::ConstantTimeEq;

use super::read::{Found, found};
use crate::failure::Failure;
use crate::ports::Store;

/// The invoice a token opens; none when it opens nothing. Secrets are compared in constant time.
pub async fn open_pay_link(store: &impl Store, token: PayToken) -> Result<Option<(Invoice, InvoiceState)>, Failure> {
    match found(store, token.merchant, token.invoice).await? {
        Some(Found::Issued(invoice, state)) => {
            let opens = invoice.pay_token.secret_bytes().ct_eq(&token.secret_bytes());
            Ok(bool::from(opens).then_some((*invoice, *state)))
        }
        Some(Found::Draft(_)) | None => Ok(None),
    }
}
