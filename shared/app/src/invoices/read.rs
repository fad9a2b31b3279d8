//! Reads an invoice, as a draft or as issued.

use domain::id::{InvoiceId, MerchantId};
use domain::invoice::{Draft, Invoice, InvoiceState};

use crate::desk::Act;
use crate::failure::{Error, Failure, Rejection};
use crate::ports::Store;
use crate::rows::{StoredRow, keys};

/// An invoice, whichever way it stands.
#[derive(Debug, Clone)]
pub enum Found {
    /// It has no number and may still change.
    Draft(Box<Draft>),
    /// It was issued: what was issued, and how far it has come.
    Issued(Box<Invoice>, Box<InvoiceState>),
}

/// Reads one of the merchant's invoices.
pub async fn read(store: &impl Store, act: &Act, id: InvoiceId) -> Result<Found, Error> {
    found(store, act.merchant, id).await?.ok_or_else(|| Rejection::not_found("invoice").into())
}

pub(crate) async fn found(store: &impl Store, merchant: MerchantId, id: InvoiceId) -> Result<Option<Found>, Failure> {
    let keys = [keys::body(merchant, id), keys::state(merchant, id), keys::draft(merchant, id)];
    assemble(&store.read_many(&keys).await?)
}

/// Puts together the rows of one invoice.
pub(crate) fn assemble(rows: &[StoredRow]) -> Result<Option<Found>, Failure> {
    let row = |sort: &str| rows.iter().find(|row| row.key.sort == sort);
    if let (Some(body), Some(state)) = (row(keys::BODY), row(keys::STATE)) {
        return Ok(Some(Found::Issued(Box::new(body.read()?), Box::new(state.read()?))));
    }
    row(keys::DRAFT).map(|draft| draft.read().map(Box::new).map(Found::Draft)).transpose()
}
