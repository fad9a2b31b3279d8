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

/// An electronic invoice in both syntaxes, in UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Xml {
    /// UBL 2.1, as its profile asks: an `Invoice`, or a `CreditNote`.
    pub ubl: Vec<u8>,
    /// CII at level EN 16931 of Factur-X, which the PDF carries as `factur-x.xml`. What a country or a network adds to
    /// EN 16931 is a matter of the UBL: a hybrid invoice names its level, and this is always level EN 16931.
    pub cii: Vec<u8>,
}

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

impl Xml {
    /// Writes it; none where it was issued without an electronic invoice.
    ///
    /// Amounts have the decimals of their currency; quantities, prices and percentages are plain decimals.
    pub fn of<'a>(issued: impl Into<Issued<'a>>) -> Option<Self> {
        let issued = issued.into();
        let ubl = ubl::write(&Terms::of(issued, issued.profile()?));
        Some(Self { ubl, cii: cii::write(&Terms::of(issued, Profile::En16931)) })
    }
}
