//! The files of what was issued.

use app::documents::Letter;
use app::failure::{Failure, FailureKind};
use app::ports::{Drawing, DrawnFile};
use documents::{Document, DrawError};
use domain::credit_note::CreditNote;
use domain::invoice::{FileKind, Invoice};
use domain::theme::Look;

/// Draws PDFs, and writes the electronic invoice in both syntaxes where there is one.
#[derive(Debug, Clone, Copy)]
pub struct Files;

impl Drawing for Files {
    fn draw(&self, invoice: &Invoice, pay_link: &str, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        Ok(files(documents::invoice(invoice, pay_link, look).map_err(not_drawn)?))
    }

    fn draw_credit_note(&self, note: &CreditNote, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        Ok(files(documents::credit_note(note, look).map_err(not_drawn)?))
    }

    fn draw_letter(&self, letter: &Letter, look: &Look) -> Result<Vec<u8>, Failure> {
        let drawn = match letter {
            Letter::Reminder(said) => documents::reminder(&said.invoice, &said.state, said.today, &said.pay_link, look),
            Letter::Receipt(said) => {
                documents::receipt(&said.invoice, &said.payment, said.received_on, said.open, said.today, look)
            }
            Letter::Statement(said) => {
                let seller = &said.merchant.profile.seller;
                documents::statement(seller, &said.customer, &said.statement, said.today, look)
            }
        };
        drawn.map_err(not_drawn)
    }
}

fn files(document: Document) -> Vec<DrawnFile> {
    let file = |kind, bytes| DrawnFile { kind, bytes };
    let mut files = vec![file(FileKind::Pdf, document.pdf)];
    files.extend(document.xml.into_iter().flat_map(|xml| [file(FileKind::Ubl, xml.ubl), file(FileKind::Cii, xml.cii)]));
    files
}

fn not_drawn(error: DrawError) -> Failure {
    Failure::new(FailureKind::Corrupt, "draw a document").because(error)
}

#[cfg(test)]
mod tests {
    use lopdf::Object;
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    use super::*;

    const INVOICE: &str = include_str!("../../../tests/golden/records/invoice.da.electronic.v1.json");
    const CREDIT_NOTE: &str = include_str!("../../../tests/golden/records/credit_note.electronic.v1.json");

    fn body<T: DeserializeOwned>(record: &str) -> T {
        serde_json::from_value(serde_json::from_str::<Value>(record).unwrap()["body"].take()).unwrap()
    }

    /// The one file that a PDF carries.
    fn carried(pdf: &[u8]) -> Vec<u8> {
        let document = lopdf::Document::load_mem(pdf).unwrap();
        let [one] = &document.catalog().unwrap().get(b"AF").and_then(Object::as_array).unwrap()[..] else {
            panic!("one file")
        };
        let streams = document.dereference(one).unwrap().1.as_dict().unwrap().get(b"EF").unwrap().as_dict().unwrap();
        let stream = document.dereference(streams.get(b"F").unwrap()).unwrap().1.as_stream().unwrap();
        stream.decompressed_content().unwrap()
    }

    #[test]
    fn the_cii_that_is_stored_is_byte_for_byte_the_one_inside_the_pdf() {
        let (invoice, note) = (body::<Invoice>(INVOICE), body::<CreditNote>(CREDIT_NOTE));
        let look = Look::default();
        for drawn in [Files.draw(&invoice, "", &look), Files.draw_credit_note(&note, &look)] {
            let drawn = drawn.unwrap();
            let kinds: Vec<_> = drawn.iter().map(|file| file.kind).collect();
            assert_eq!(kinds, [FileKind::Pdf, FileKind::Ubl, FileKind::Cii]);
            let [pdf, ubl, cii] = &drawn[..] else { panic!("three files") };
            assert!(cii.bytes == carried(&pdf.bytes) && cii.bytes != ubl.bytes);
        }
    }

    #[test]
    fn what_was_issued_without_an_electronic_invoice_is_a_pdf_alone() {
        let alone = Invoice { profile: None, ..body(INVOICE) };
        let drawn = Files.draw(&alone, "", &Look::default()).unwrap();
        assert_eq!(drawn.iter().map(|file| file.kind).collect::<Vec<_>>(), [FileKind::Pdf]);
    }
}
