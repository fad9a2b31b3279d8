//! The electronic invoice: what was issued as UBL 2.1 and as CII, the two syntaxes of EN 16931.
//!
//! [`Terms`](terms::Terms) says once what each business term (BT) and group (BG) of the document is; `ubl` and `cii` only
//! know where a syntax puts it. Nothing can fail: what a profile asks for was checked before the number was used.

mod cii;
mod element;
mod terms;
mod ubl;

use domain::credit_note::CreditNote;
use domain::electronic_invoice::Profile;
use domain::invoice::Invoice;
use terms::Terms;

/// What an electronic invoice is written of.
#[derive(Debug, Clone, Copy)]
pub enum Issued<'a> {
    /// An invoice.
    Invoice(&'a Invoice),
    /// A credit note.
    CreditNote(&'a CreditNote),
}

impl<'a> From<&'a Invoice> for Issued<'a> {
    fn from(invoice: &'a Invoice) -> Self {
        Self::Invoice(invoice)
    }
}

impl<'a> From<&'a CreditNote> for Issued<'a> {
    fn from(note: &'a CreditNote) -> Self {
        Self::CreditNote(note)
    }
}

impl Issued<'_> {
    fn profile(self) -> Option<Profile> {
        match self {
            Self::Invoice(invoice) => invoice.profile,
            Self::CreditNote(note) => note.profile,
        }
    }
}

/// Writes it as UBL 2.1, in UTF-8, as its profile asks: an `Invoice`, or a `CreditNote`. None where it was issued without
/// an electronic invoice.
///
/// Amounts have the decimals of their currency; quantities, prices and percentages are plain decimals.
pub fn ubl<'a>(issued: impl Into<Issued<'a>>) -> Option<Vec<u8>> {
    let issued = issued.into();
    Some(ubl::write(&Terms::of(issued, issued.profile()?)))
}

/// Writes it as CII in the profile EN 16931 of Factur-X, in UTF-8, to be carried by the PDF as
/// `factur-x.xml`. None where it was issued without an electronic invoice.
///
/// What a country or a network adds to EN 16931 is a matter of the UBL: a hybrid invoice names its level, and this is
/// always level EN 16931.
pub fn cii<'a>(issued: impl Into<Issued<'a>>) -> Option<Vec<u8>> {
    let issued = issued.into();
    issued.profile()?;
    Some(cii::write(&Terms::of(issued, Profile::En16931)))
}
