//! Draws the document of what was issued, an invoice or a credit note, and stores it, once.

use domain::event::{JournalEntry, Subject};

use super::paper::{Paper, PaperId};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::sha256;
use crate::ports::{Documents, Drawing, Ids, Message, Records, Store, Waiting, Write};
use crate::rows::keys;

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

/// Draws what the message's event issued and stores it, unless the state knows the document already. A document found
/// under its key is the document, whatever would be drawn now.
pub async fn render<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    shelf: &impl Documents,
    drawing: &impl Drawing,
    act: &Act,
    message: &Message,
    public_url: &str,
) -> Result<Rendered, Error> {
    let missing = || Failure::new(FailureKind::Corrupt, "find what is to be drawn");
    let subject = Subject::Invoice(message.invoice);
    let entry: Option<JournalEntry> = desk.store.find(&keys::journal(act.merchant, subject, message.event)).await?;
    let issued = entry.as_ref().and_then(PaperId::issued_by).ok_or_else(missing)?;
    let mut document = None;
    for _ in 0..ATTEMPTS_MAX {
        let paper = Paper::read(&desk.store, act.merchant, issued).await?.ok_or_else(missing)?;
        if paper.is_drawn() {
            return Ok(Rendered::Known);
        }
        let stored = if let Some(stored) = document.take() {
            stored
        } else {
            let pdf = paper.draw(drawing, public_url)?;
            shelf.store(&paper.pdf_key(), &pdf, &sha256(&pdf)).await?
        };
        let (state, event) = paper.drawn(stored.clone())?;
        let entry = desk.journal(act, Subject::Invoice(paper.invoice()), event, Vec::new());
        if desk.commit(vec![state, Write::insert(&entry)?], act.now).await? == Committed::Done {
            return Ok(Rendered::Drawn);
        }
        document = Some(stored);
    }
    Err(Failure::new(FailureKind::Contended, "record a document").into())
}
