//! Draws the document of an issued invoice and stores it, once.

use domain::event::{Event, Subject};
use domain::id::InvoiceId;
use domain::invoice::Delivery;

use super::{pay_link, pdf_key};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::invoices::{Found, read};
use crate::once::sha256;
use crate::ports::{Documents, Drawing, Ids, Store, Waiting, Write};

/// How often the state is read again when something else changed it meanwhile.
const ATTEMPTS_MAX: u32 = 5;

/// What rendering came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rendered {
    /// The document is stored and the state knows it.
    Drawn,
    /// It was before.
    Known,
}

/// Draws and stores, unless the state knows the document already. A document found under its key is the document,
/// whatever would be drawn now.
pub async fn render<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    shelf: &impl Documents,
    drawing: &impl Drawing,
    act: &Act,
    id: InvoiceId,
    public_url: &str,
) -> Result<Rendered, Error> {
    let mut document = None;
    for _ in 0..ATTEMPTS_MAX {
        let Found::Issued(invoice, state) = read(&desk.store, act, id).await? else {
            return Err(Failure::new(FailureKind::Corrupt, "draw a draft").into());
        };
        if state.delivery != Delivery::Pending {
            return Ok(Rendered::Known);
        }
        let stored = if let Some(stored) = document.take() {
            stored
        } else {
            let pdf = drawing.draw(&invoice, &pay_link(public_url, &invoice))?;
            shelf.store(&pdf_key(&invoice), &pdf, &sha256(&pdf)).await?
        };
        let event = Event::InvoiceDrawn { document: stored.clone() };
        let entry = desk.journal(act, Subject::Invoice(id), event, Vec::new());
        let writes = vec![Write::replace(&state.drawn(stored.clone()))?, Write::insert(&entry)?];
        if desk.commit(writes, act.now).await? == Committed::Done {
            return Ok(Rendered::Drawn);
        }
        document = Some(stored);
    }
    Err(Failure::new(FailureKind::Contended, "record a document").into())
}
