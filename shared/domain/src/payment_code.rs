//! Payment codes: what is printed beside an invoice so that a transfer of it can be scanned or typed, and found again
//! when it comes in. All of them are functions of what was issued; drawing one never refuses anything.

mod creditor_reference;
mod epc_transfer;
mod fik;
mod of_invoice;

pub use creditor_reference::{CreditorReference, REFERENCE_CHARACTERS_MAX};
pub use epc_transfer::{EPC_BYTES_MAX, EpcTransfer, Remittance};
pub use fik::{FikCreditor, FikPaymentId, FikSlip};
pub use of_invoice::PaymentCodes;
