//! The files of what was issued.

use app::documents::Letter;
use app::failure::{Failure, FailureKind};
use app::ports::{Drawing, DrawnFile};
use documents::DrawError;
use domain::credit_note::CreditNote;
use domain::invoice::{FileKind, Invoice};
use domain::theme::Look;

/// Draws PDFs, and writes the electronic invoice in both syntaxes where there is one.
#[derive(Debug, Clone, Copy)]
pub struct Files;

impl Drawing for Files {
    fn draw(&self, invoice: &Invoice, pay_link: &str, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        files(documents::invoice(invoice, pay_link, look), documents::ubl(invoice), documents::cii(invoice))
    }

    fn draw_credit_note(&self, note: &CreditNote, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        files(documents::credit_note(note, look), documents::ubl(note), documents::cii(note))
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

fn files(
    pdf: Result<Vec<u8>, DrawError>,
    ubl: Option<Vec<u8>>,
    cii: Option<Vec<u8>>,
) -> Result<Vec<DrawnFile>, Failure> {
    let pdf = pdf.map_err(not_drawn)?;
    let file = |kind| move |bytes| DrawnFile { kind, bytes };
    let written = [ubl.map(file(FileKind::Ubl)), cii.map(file(FileKind::Cii))];
    Ok(written.into_iter().flatten().chain([file(FileKind::Pdf)(pdf)]).collect())
}

fn not_drawn(error: DrawError) -> Failure {
    Failure::new(FailureKind::Corrupt, "draw a document").because(error)
}
