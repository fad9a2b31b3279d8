//! Documents: drawn from what was issued, stored once.

mod find;
mod letter;
mod paper;
mod receipt;
mod reminder;
mod render;
mod statement;

pub use find::{Link, find, find_of_credit_note};
pub use letter::{Letter, draw_letter};
pub(crate) use paper::{credit_note_file_name, invoice_file_name};
pub use receipt::{ReceiptMatter, receipt};
pub use reminder::{ReminderMatter, reminder};
pub use render::{Rendered, Studio, render};
pub use statement::{StatementMatter, statement};

use domain::invoice::Invoice;

/// The page where an invoice is paid.
pub fn pay_link(public_url: &str, invoice: &Invoice) -> String {
    format!("{}/pay/{}", public_url.trim_end_matches('/'), invoice.pay_token)
}
