//! Credit notes: each corrects one issued invoice, wholly or in part, and never takes back more than is left of it.
//!
//! A note is a document of its own (type 381) with positive amounts. What the notes of an invoice come to is mirrored
//! from the invoice: each amount is what was credited up to and with this note, rounded once, less what was credited
//! before, so that however an invoice is split over notes, no cent is lost or gained and the last note takes exactly
//! what is left. VAT is so mirrored too, the one exception to the rule that VAT is taken on the sum of a document: it may
//! miss that by less than one minor unit, and an electronic invoice by less than 1.00 (BR-CO-17, BR-S-09).
//!
//! | term of the note | is |
//! |---|---|
//! | BT-129 | the quantity credited with it, of the line's own sign |
//! | BT-131 | round(BT-131 of the invoice × quantity credited in all ÷ BT-129 of the invoice) − credited before |
//! | BT-92, BT-99 | round(that of the invoice × lines credited in all ÷ lines of the invoice) − credited before |
//! | BT-116 | of each category and rate: Σ BT-131 + charges − allowances of the note |
//! | BT-117 | round(BT-116 credited in all × rate ÷ 100) − credited before |
//! | BT-110, BT-112 | as of any document: Σ BT-117, BT-109 + BT-110 |
//! | BT-111 | round(BT-110 credited in all × exchange rate of the invoice) − credited before |
//! | BT-113 | never: what was paid is the balance's business |
//! | BT-114 | the invoice's, with the note that credits the last of everything; where the prices include VAT, what makes the notes so far come to what the units credited were asked with VAT |
//! | BT-115 | BT-112 + BT-114 |

mod asked;
mod credit;
mod credited;
mod document;
mod issued;
mod left;
mod line;
mod printed;
mod settlement;
mod state;
mod totals;
mod words;

pub use asked::{AskedLine, AskedPart, CreditAsked, DocumentPart};
pub use credit::credit;
pub use credited::{Credited, GroupCredited, LineCredited, LinePart};
pub use issued::{CreditNote, IssuingNote, Preceding, PricedNote};
pub use left::Left;
pub use printed::CreditNoteLine;
pub use settlement::{Effect, Settlement, settle};
pub use state::{CreditNoteState, RefundStatus};
