//! Draws the document of an issued invoice or credit note and stores it: what the queue's messages ask for.

use app::desk::{Act, AnyDesk};
use app::documents::{Rendered, render};
use app::failure::{Error, Failure, FailureKind};
use app::ports::{Documents, Drawing, Message};
use documents::DrawError;
use domain::credit_note::CreditNote;
use domain::event::Actor;
use domain::invoice::Invoice;
use domain::theme::Look;
use jiff::Timestamp;

/// What drawing works with.
#[derive(Debug, Clone)]
pub struct Ports<D, L, R> {
    /// The desk.
    pub desk: D,
    /// Where documents are stored.
    pub shelf: L,
    /// What draws.
    pub drawing: R,
    /// The API's own address, for pay links.
    pub public_url: String,
}

/// Draws one document. The same message again changes nothing.
pub async fn handle<D: AnyDesk, L: Documents, R: Drawing>(
    ports: &Ports<D, L, R>,
    message: &Message,
    now: Timestamp,
) -> Result<Rendered, Error> {
    let act = Act {
        merchant: message.merchant,
        now,
        actor: Actor::Function("render-invoice".into()),
        correlation: message.correlation.clone(),
    };
    render(ports.desk.desk(), &ports.shelf, &ports.drawing, &act, message, &ports.public_url).await
}

/// Draws PDFs.
#[derive(Debug, Clone, Copy)]
pub struct Pdf;

impl Drawing for Pdf {
    fn draw(&self, invoice: &Invoice, pay_link: &str) -> Result<Vec<u8>, Failure> {
        documents::invoice(invoice, pay_link, &Look::default()).map_err(not_drawn)
    }

    fn draw_credit_note(&self, note: &CreditNote) -> Result<Vec<u8>, Failure> {
        documents::credit_note(note, &Look::default()).map_err(not_drawn)
    }
}

fn not_drawn(error: DrawError) -> Failure {
    Failure::new(FailureKind::Corrupt, "draw a document").because(error)
}
