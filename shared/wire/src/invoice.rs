//! Invoices on the wire.

mod adjustment;
mod answer;
mod input;

pub use adjustment::{AdjustmentAnswer, AdjustmentInput, TaxedAdjustmentInput};
pub use answer::{InvoiceAnswer, LineAnswer, TotalsAnswer, VatGroupAnswer};
pub use input::{AccountingInput, InvoiceInput, LineInput, VatInput};
