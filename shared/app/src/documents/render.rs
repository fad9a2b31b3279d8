//! Draws the documents of what was issued, an invoice or a credit note, and stores them, once.

use domain::event::{JournalEntry, Subject};
use domain::invoice::{FileKind, StoredDocument, StoredFile};

use super::paper::{Paper, PaperId};
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::sha256;
use crate::ports::{Documents, Drawing, DrawnFile, Ids, Message, Records, Store, ToStore, Waiting, Write};
use crate::rows::keys;
use crate::themes::{KeptLogos, look};

/// How often the state is read again when something else changed it meanwhile.
const ATTEMPTS_MAX: u32 = 5;

/// What rendering came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rendered {
    /// The documents are stored and the state knows them.
    Drawn,
    /// They were before.
    Known,
}

/// What documents are drawn and kept with.
#[derive(Debug, Clone, Copy)]
pub struct Studio<'a, L, R> {
    /// Where they are kept.
    pub shelf: &'a L,
    /// What draws.
    pub drawing: &'a R,
    /// The logos that were fetched.
    pub logos: &'a KeptLogos,
    /// The API's own address, for pay links.
    pub public_url: &'a str,
}

/// Draws what the message's event issued, in the merchant's look, and stores it, unless the state knows the document
/// already. A document found under its key is the document, whatever would be drawn now.
pub async fn render<S: Store, I: Ids, W: Waiting, L: Documents, R: Drawing>(
    desk: &Desk<S, I, W>,
    studio: Studio<'_, L, R>,
    act: &Act,
    message: &Message,
) -> Result<Rendered, Error> {
    let missing = || Failure::new(FailureKind::Corrupt, "find what is to be drawn");
    let subject = Subject::Invoice(message.invoice);
    let entry: Option<JournalEntry> = desk.store.find(&keys::journal(act.merchant, subject, message.event)).await?;
    let issued = entry.as_ref().and_then(PaperId::issued_by).ok_or_else(missing)?;
    let mut kept = None;
    for _ in 0..ATTEMPTS_MAX {
        let paper = Paper::read(&desk.store, act.merchant, issued).await?.ok_or_else(missing)?;
        if paper.is_drawn() {
            return Ok(Rendered::Known);
        }
        let (document, files) = if let Some(kept) = kept.take() {
            kept
        } else {
            let look = look(&desk.store, studio.shelf, studio.logos, act.merchant).await?;
            keep(studio.shelf, &paper, paper.draw(studio.drawing, studio.public_url, &look)?).await?
        };
        let (state, event) = paper.drawn(document.clone(), files.clone())?;
        let entry = desk.journal(act, Subject::Invoice(paper.invoice()), event, Vec::new());
        if desk.commit(vec![state, Write::insert(&entry)?], act.now).await? == Committed::Done {
            return Ok(Rendered::Drawn);
        }
        kept = Some((document, files));
    }
    Err(Failure::new(FailureKind::Contended, "record a document").into())
}

/// Stores every file, the PDF last: where it is, all are.
async fn keep(
    shelf: &impl Documents,
    paper: &Paper,
    drawn: Vec<DrawnFile>,
) -> Result<(StoredDocument, Vec<StoredFile>), Failure> {
    let (pdfs, others): (Vec<_>, Vec<_>) = drawn.into_iter().partition(|file| file.kind == FileKind::Pdf);
    let mut files = Vec::with_capacity(others.len());
    for file in &others {
        files.push(StoredFile { kind: file.kind, stored: store(shelf, paper, file).await? });
    }
    let pdf = pdfs.first().ok_or_else(|| Failure::new(FailureKind::Corrupt, "draw a PDF"))?;
    Ok((store(shelf, paper, pdf).await?, files))
}

async fn store(shelf: &impl Documents, paper: &Paper, file: &DrawnFile) -> Result<StoredDocument, Failure> {
    let (key, sha256) = (paper.key_of(file.kind), sha256(&file.bytes));
    let media_type = file.kind.media_type();
    let about = paper.about();
    shelf.store(&ToStore { key: &key, bytes: &file.bytes, sha256: &sha256, media_type, about: &about }).await
}
