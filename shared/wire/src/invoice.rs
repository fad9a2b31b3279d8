//! Invoices on the wire.

mod answer;
mod input;

pub use answer::{InvoiceAnswer, LineAnswer, TotalsAnswer, VatGroupAnswer};
pub use input::{InvoiceInput, LineInput, VatInput};
