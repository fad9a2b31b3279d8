//! Documents as files: what draws them, and where they are kept.

use std::future::Future;
use std::time::Duration;

use domain::credit_note::CreditNote;
use domain::invoice::{FileKind, Invoice, StoredDocument};
use domain::theme::Look;

use crate::documents::Letter;
use crate::failure::Failure;

/// A file on its way to where documents are kept.
#[derive(Debug, Clone)]
pub struct ToStore<'a> {
    /// Where; names whose, the year and the number.
    pub key: &'a str,
    /// What.
    pub bytes: &'a [u8],
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: &'a str,
    /// RFC 6838.
    pub media_type: &'static str,
    /// Ids and numbers that lie beside it, in ASCII; never a name.
    pub about: &'a [(&'static str, String)],
}

/// Documents, each written once under its key.
pub trait Documents: Send + Sync {
    /// Stores a document, unless one is stored under the key already: then that one is the document, and what is
    /// answered is its digest and size.
    fn store(&self, file: &ToStore<'_>) -> impl Future<Output = Result<StoredDocument, Failure>> + Send;

    /// The bytes stored under a key.
    fn load(&self, key: &str) -> impl Future<Output = Result<Option<Vec<u8>>, Failure>> + Send;

    /// A link to the document that works for a while without a key.
    fn link(&self, to: &ToLink<'_>) -> impl Future<Output = Result<String, Failure>> + Send;
}

/// A document that is to be linked to.
#[derive(Debug, Clone, Copy)]
pub struct ToLink<'a> {
    /// Where.
    pub key: &'a str,
    /// The name to save it under.
    pub file_name: &'a str,
    /// RFC 6838.
    pub media_type: &'static str,
    /// How long it works.
    pub valid: Duration,
}

/// A file that was drawn of what was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnFile {
    /// What kind.
    pub kind: FileKind,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Drawing what was issued. Never refuses it; the same in the same look gives the same bytes.
pub trait Drawing: Send + Sync {
    /// The files of an invoice, its PDF among them, with the link where it is paid.
    fn draw(&self, invoice: &Invoice, pay_link: &str, look: &Look) -> Result<Vec<DrawnFile>, Failure>;

    /// The files of a credit note, its PDF among them.
    fn draw_credit_note(&self, note: &CreditNote, look: &Look) -> Result<Vec<DrawnFile>, Failure>;

    /// The PDF of a letter.
    fn draw_letter(&self, letter: &Letter, look: &Look) -> Result<Vec<u8>, Failure>;
}
