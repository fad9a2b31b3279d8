//! Credit notes on the wire.

mod answer;
mod input;

pub use answer::{CreditNoteAnswer, RefundAnswer, ReplacementAnswer};
pub use input::{CreditInput, CreditLineInput, ReasonInput};
