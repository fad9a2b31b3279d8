//! An issued invoice or credit note drawn as a document: pure, and the only room that carries fonts.
//!
//! [`invoice()`] and [`credit_note()`] turn what was issued into a [`sheet::Sheet`]; [`draw`] lays that out into a display
//! list and writes it as PDF/A-3b and PDF/UA-1. [`Xml`] is the electronic invoice. The same sheet gives the same bytes:
//! dates come from what was issued, and nothing here reads a clock, a file or the environment.

// A page is laid out in points: fractions, and sums that cannot leave the range of an f32.
#![allow(clippy::float_arithmetic, clippy::arithmetic_side_effects)]

#[cfg(test)]
extern crate self as documents;

mod attachment;
mod backend;
mod canvas;
mod code;
mod credit_note;
mod display;
mod error;
mod format;
mod invoice;
mod labels;
mod layout;
mod letters;
pub mod logo;
mod modules;
mod parts;
pub mod picture;
pub mod sheet;
mod text;
mod xml;

pub use attachment::{Attachment, ConformanceLevel, Relationship};
pub use error::DrawError;
pub use xml::{Issued, Xml};

use backend::{Backend, PdfA};
use display::Display;
use domain::credit_note::CreditNote;
use domain::invoice::{Invoice, InvoiceState};
use domain::ledger::Statement;
use domain::money::Money;
use domain::party::{Customer, Seller};
use domain::payment::Payment;
use domain::theme::Look;
use jiff::civil::Date;
use sheet::Sheet;

/// All there is of an issued invoice or credit note: what people read, and what machines do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// A PDF/A-3b in the buyer's language. It carries the CII, byte for byte, where there is one (Factur-X).
    pub pdf: Vec<u8>,
    /// The electronic invoice; none where it was issued without one.
    pub xml: Option<Xml>,
}

/// Draws an issued invoice and writes its electronic invoice; `pay_url` is where it can be paid at once.
pub fn invoice(invoice: &Invoice, pay_url: &str, look: &Look) -> Result<Document, DrawError> {
    document(&Sheet::of(invoice, pay_url), look, Xml::of(invoice))
}

/// Draws an issued credit note and writes its electronic invoice.
pub fn credit_note(note: &CreditNote, look: &Look) -> Result<Document, DrawError> {
    document(&Sheet::of_credit_note(note), look, Xml::of(note))
}

fn document(sheet: &Sheet, look: &Look, xml: Option<Xml>) -> Result<Document, DrawError> {
    let carried = xml.iter().map(|xml| Attachment::factur_x(xml.cii.clone())).collect();
    Ok(Document { pdf: draw_with(sheet, look, carried)?, xml })
}

/// Draws a letter that reminds of what is open of an invoice, in the buyer's language, as of a day; `pay_url` is where it
/// can be paid at once.
pub fn reminder(
    invoice: &Invoice,
    state: &InvoiceState,
    today: Date,
    pay_url: &str,
    look: &Look,
) -> Result<Vec<u8>, DrawError> {
    draw(&Sheet::of_reminder(invoice, state, today, pay_url), look)
}

/// Draws a receipt for a payment of an invoice, in the buyer's language; `open` is what was left of the invoice then.
pub fn receipt(
    invoice: &Invoice,
    payment: &Payment,
    received_on: Date,
    open: Money,
    today: Date,
    look: &Look,
) -> Result<Vec<u8>, DrawError> {
    draw(&Sheet::of_receipt(invoice, payment, received_on, open, today), look)
}

/// Draws a customer's account with a seller, in the customer's language.
pub fn statement(
    seller: &Seller,
    customer: &Customer,
    account: &Statement,
    today: Date,
    look: &Look,
) -> Result<Vec<u8>, DrawError> {
    draw(&Sheet::of_statement(seller, customer, account, today), look)
}

/// Draws a sheet as a PDF/A-3b in a merchant's looks. What the texts say never makes it fail.
pub fn draw(sheet: &Sheet, look: &Look) -> Result<Vec<u8>, DrawError> {
    draw_with(sheet, look, Vec::new())
}

/// The same, carrying files such as the electronic invoice: [`Attachment::factur_x`].
pub fn draw_with(sheet: &Sheet, look: &Look, attachments: Vec<Attachment>) -> Result<Vec<u8>, DrawError> {
    text::face::check()?;
    PdfA.write(&Display { attachments, ..layout::lay_out(sheet, look) })
}

#[cfg(test)]
#[path = "../examples/samples/mod.rs"]
mod samples;

#[cfg(test)]
#[path = "../examples/samples/pictures.rs"]
mod pictures;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sheet_gives_the_same_bytes() {
        for language in ["da", "ro", "ar", "en"] {
            let sheet = samples::sheet(language, 3);
            let pdf = draw(&sheet, &Look::default()).unwrap();
            assert!(pdf.starts_with(b"%PDF-1.7"), "{language}");
            assert_eq!(pdf, draw(&sheet, &Look::default()).unwrap(), "{language}");
        }
    }

    #[test]
    fn no_text_makes_a_drawing_fail() {
        for language in domain::language::Language::ALL {
            let sheet = Sheet { language, ..samples::sheet("hostile", 11) };
            assert!(draw(&sheet, &Look::default()).is_ok(), "{language}");
        }
    }

    #[test]
    fn an_invoice_without_lines_is_still_a_document() {
        assert!(draw(&samples::sheet("en", 0), &Look::default()).is_ok());
    }
}
