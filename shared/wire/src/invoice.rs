//! Invoices on the wire.

mod adjustment;
mod answer;
mod input;
mod line_answer;
mod line_input;
mod pricing;
mod vat;

pub use adjustment::{AdjustmentAnswer, AdjustmentInput, TaxedAdjustmentInput};
pub(crate) use answer::delivery;
pub use answer::{AccountingAnswer, CouponTakenAnswer, InvoiceAnswer, PrecedingAnswer, TotalsAnswer};
pub use input::{AccountingInput, InvoiceInput};
pub use line_answer::LineAnswer;
pub use line_input::{LineInput, ReadLine};
pub use pricing::{PricingAnswer, RungAnswer};
pub use vat::{TaxAnswer, VatAnswer, VatGroupAnswer, VatInput};
