//! What the pages of one document show, as typed values: the seam between what was issued and its layout.

mod letter;
mod sale;

pub use letter::{Entry, EntryKind, Letter, Means, Receipt, Reminder, Statement};
pub use sale::{
    Accounting, Adjustment, Claim, Credit, Delivery, Kind, Line, Period, PriceNote, Sale, Totals, VatGroup,
};

use domain::currency::Currency;
use domain::language::Language;
use jiff::civil::Date;

/// Everything the pages of one document show; nothing is computed past this point.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What it is about.
    pub content: Content,
    /// The language of labels, numbers and dates, and so the direction of the page.
    pub language: Language,
    /// Its number in its series.
    pub number: String,
    /// The day it was issued; also the document's date.
    pub issue_date: Date,
    /// Who issues.
    pub seller: Party,
    /// Who owes.
    pub buyer: Party,
    /// Of every amount.
    pub currency: Currency,
}

/// What a sheet is about.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a document has one, and a box would be in every match")]
pub enum Content {
    /// A sale, as an invoice or a credit note has it.
    Sale(Sale),
    /// Money, in a letter.
    Letter(Letter),
}

/// An invoice that another document refers to.
#[derive(Debug, Clone)]
pub struct Preceding {
    /// Its number.
    pub number: String,
    /// The day it was issued.
    pub issue_date: Date,
}

/// A seller or a buyer.
#[derive(Debug, Clone, Default)]
pub struct Party {
    /// Legal name.
    pub name: String,
    /// The person there.
    pub contact: Option<String>,
    /// Postal address.
    pub address: Address,
    /// Registration number in the trade register.
    pub legal_id: Option<String>,
    /// VAT number.
    pub vat_id: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// A postal address.
#[derive(Debug, Clone, Default)]
pub struct Address {
    /// Street and number.
    pub line1: String,
    /// Anything below the street.
    pub line2: Option<String>,
    /// Town.
    pub city: String,
    /// Postal code.
    pub postal_code: Option<String>,
    /// County, region or state.
    pub subdivision: Option<String>,
    /// ISO 3166-1 code.
    pub country: String,
}

/// How to pay.
#[derive(Debug, Clone, Default)]
pub struct Payment {
    /// Account, in groups of four.
    pub iban: Option<String>,
    /// Bank identifier.
    pub bic: Option<String>,
    /// What the payer states.
    pub reference: String,
    /// The page where it can be paid at once, while something is open.
    pub pay_url: Option<String>,
    /// The line of a Danish transfer form.
    pub fik: Option<String>,
    /// What the QR code of a transfer in euro holds.
    pub transfer_code: Option<String>,
}
