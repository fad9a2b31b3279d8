//! Invoices on the wire.

mod adjustment;
mod answer;
mod input;

pub use adjustment::{AdjustmentAnswer, AdjustmentInput, TaxedAdjustmentInput};
pub(crate) use answer::delivery;
pub use answer::{AccountingAnswer, InvoiceAnswer, LineAnswer, PrecedingAnswer, TotalsAnswer, VatGroupAnswer};
pub use input::{AccountingInput, InvoiceInput, LineInput, VatInput};
