//! One thing that a profile asks for, as a row of a table: which term, by which rule, where it is told, and whether an
//! invoice has it.

use super::{Profile, Terms};
use crate::invoice::{PricedLine, TaxedAdjustment};
use crate::refusal::Invalid;

/// A row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Requirement {
    /// The rule's name where it is published.
    pub(super) rule: &'static str,
    /// The term of EN 16931.
    pub(super) term: &'static str,
    /// The term in words.
    pub(super) what: &'static str,
    /// What is wrong where it is not met.
    pub(super) fault: Fault,
    /// Who tells the term.
    pub(super) told: Told,
    /// Whether it is met.
    pub(super) met: Met,
}

/// What is wrong with a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not told.
    Missing,
    /// It has more characters than this.
    TooLong(usize),
    /// It is told and is not this.
    IsNot(&'static str),
    /// The whole cannot be expressed, for this reason.
    Inexpressible(&'static str, &'static str),
}

/// Where a term is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// In a field of the invoice.
    Invoice(&'static str),
    /// In a field of each line.
    Line(&'static str),
    /// In the invoice's allowances and charges.
    Charges,
    /// In a field of the customer.
    Customer(&'static str),
    /// In a field of the seller.
    Seller(&'static str),
}

/// Whether a requirement is met, or by which of several it is not.
#[derive(Debug, Clone, Copy)]
pub(super) enum Met {
    /// By the document.
    Whole(fn(&Terms<'_>) -> bool),
    /// By each line.
    EachLine(fn(&PricedLine) -> bool),
    /// By each allowance and charge of the document.
    EachCharge(fn(&TaxedAdjustment) -> bool),
}

/// A term that must be told.
pub(super) const fn missing(
    rule: &'static str,
    term: &'static str,
    what: &'static str,
    told: Told,
    met: fn(&Terms<'_>) -> bool,
) -> Requirement {
    Requirement { rule, term, what, fault: Fault::Missing, told, met: Met::Whole(met) }
}

/// A term that may have so many characters.
pub(super) const fn short(
    rule: &'static str,
    (term, what): (&'static str, &'static str),
    most: usize,
    told: Told,
    met: fn(&Terms<'_>) -> bool,
) -> Requirement {
    Requirement { rule, term, what, fault: Fault::TooLong(most), told, met: Met::Whole(met) }
}

/// A term that, where it matters, is something.
pub(super) const fn being(
    rule: &'static str,
    (term, what): (&'static str, &'static str),
    must_be: &'static str,
    told: Told,
    met: fn(&Terms<'_>) -> bool,
) -> Requirement {
    Requirement { rule, term, what, fault: Fault::IsNot(must_be), told, met: Met::Whole(met) }
}

impl Requirement {
    /// What is told to whoever asked for the invoice.
    pub(super) fn refusal(&self, profile: Profile) -> Invalid {
        let Self { rule, term, what, fault, told, .. } = self;
        let (profile, remedy) = (profile.title(), told.remedy());
        match fault {
            Fault::Missing => Invalid::new(
                "electronic_invoice_term_missing",
                format!("{term}, {what}, is missing: {profile} asks for it ({rule}); {remedy}"),
            ),
            Fault::TooLong(most) => Invalid::new(
                "electronic_invoice_term_too_long",
                format!("{term}, {what}, has more than the {most} characters of {profile} ({rule}); {remedy} in fewer"),
            ),
            Fault::IsNot(must_be) => Invalid::new(
                "electronic_invoice_term_unfit",
                format!("{term}, {what}, is not {must_be}: {profile} asks for that ({rule}); {remedy}"),
            ),
            Fault::Inexpressible(code, why) => {
                let way_out = "issue it without an electronic invoice (electronic_invoice: where_possible)";
                Invalid::new(
                    code,
                    format!("{what} cannot be told in {profile}: {why} ({rule}); {remedy}, or {way_out}"),
                )
            }
        }
    }
}

impl Told {
    /// Where in the request, of the line or the charge of a place.
    pub(super) fn pointer(self, place: Option<usize>) -> String {
        let place = place.map_or_else(String::new, |place| format!("/{place}"));
        match self {
            Self::Invoice(field) => format!("/{field}"),
            Self::Line(field) => format!("/lines{place}/{field}"),
            Self::Charges => format!("/allowances_charges{place}"),
            Self::Customer(_) => "/customer".to_owned(),
            Self::Seller(_) => String::new(),
        }
    }

    fn remedy(self) -> String {
        match self {
            Self::Invoice(field) => format!("tell {} on the invoice", field.replace('/', ".")),
            Self::Line(field) => format!("tell {field} of the line"),
            Self::Charges => "tell it otherwise in allowances_charges".to_owned(),
            Self::Customer(field) => format!("set {field} on the customer"),
            Self::Seller(field) => format!("set {field} in the seller's settings"),
        }
    }
}
