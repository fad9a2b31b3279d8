//! The files of what was issued.

use app::failure::{Failure, FailureKind};
use app::ports::{Drawing, DrawnFile};
use documents::DrawError;
use domain::credit_note::CreditNote;
use domain::invoice::{FileKind, Invoice};
use domain::theme::Look;

/// Draws PDFs.
#[derive(Debug, Clone, Copy)]
pub struct Files;

impl Drawing for Files {
    fn draw(&self, invoice: &Invoice, pay_link: &str, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        Ok(vec![pdf(documents::invoice(invoice, pay_link, look))?])
    }

    fn draw_credit_note(&self, note: &CreditNote, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        Ok(vec![pdf(documents::credit_note(note, look))?])
    }
}

fn pdf(drawn: Result<Vec<u8>, DrawError>) -> Result<DrawnFile, Failure> {
    let bytes = drawn.map_err(|error| Failure::new(FailureKind::Corrupt, "draw a document").because(error))?;
    Ok(DrawnFile { kind: FileKind::Pdf, bytes })
}
