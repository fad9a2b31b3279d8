//! Credit notes: correcting what was issued, wholly or in part.

mod issue;
mod list;
mod prepare;
mod read;
mod refund;
mod replace;
mod void;

pub use issue::{IssuedNote, issue};
pub use list::{list, of_invoice};
pub use prepare::Correction;
pub use read::read;
pub use refund::refund;
pub use replace::{Replaced, replace};
pub use void::void;

/// The verb under which a credit note's external id is remembered.
const MAKE_CREDIT_NOTE: &str = "credit_note";

/// How often an invoice is read again when something else changed it meanwhile.
const ATTEMPTS_MAX: u32 = 5;
