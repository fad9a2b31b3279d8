//! Documents: drawn from what was issued, stored once.

mod find;
mod render;

pub use find::{Link, find};
pub use render::{Rendered, render};

use domain::invoice::Invoice;

/// Where the PDF of an invoice lies: by merchant, year and number, so that a person finds it too.
pub fn pdf_key(invoice: &Invoice) -> String {
    let number: String =
        invoice.number.as_str().chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    // The id keeps two numbers apart that differ only in punctuation.
    format!("{}/{:04}/{number}-{}.pdf", invoice.merchant, invoice.issue_date.year(), invoice.id)
}

/// The name a reader saves the PDF under.
pub fn file_name(invoice: &Invoice) -> String {
    let number = invoice.number.as_str().replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "_");
    format!("invoice-{number}.pdf")
}

/// The page where an invoice is paid.
pub fn pay_link(public_url: &str, invoice: &Invoice) -> String {
    format!("{}/pay/{}", public_url.trim_end_matches('/'), invoice.pay_token)
}
