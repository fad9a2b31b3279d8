//! The words of a document in each language: one struct, so that a language with a missing word does not compile.

mod ar;
mod codes;
mod country;
mod da;
mod en;
mod letters;
mod ro;

use domain::language::Language;
use domain::tax::VatCategory;

pub(crate) use codes::CodeLabels;
pub(crate) use country::country_name;
pub(crate) use letters::LetterLabels;

use crate::sheet::Kind;

/// Every word of one language.
#[derive(Debug)]
pub(crate) struct Labels {
    /// Which language; it writes the numbers and days.
    pub(crate) language: Language,
    pub(crate) invoice: Headings,
    /// Of an invoice of a deposit.
    pub(crate) deposit: Headings,
    pub(crate) credit_note: Headings,
    /// Before the number of the invoice that a credit note corrects.
    pub(crate) corrects: &'static str,
    /// Before the number of the invoice that another takes the place of.
    pub(crate) replaces: &'static str,
    /// Before the day of an invoice that is referred to.
    pub(crate) dated: &'static str,
    /// Above the deposit invoices that are deducted.
    pub(crate) deducts: &'static str,
    /// Above what becomes of a credit.
    pub(crate) effect: &'static str,
    /// Above what lessens the open amount of the invoice.
    pub(crate) reduces_open: &'static str,
    /// Above what is paid back.
    pub(crate) refund: &'static str,
    /// Above what is kept for the buyer.
    pub(crate) kept: &'static str,
    pub(crate) due_date: &'static str,
    pub(crate) supply_date: &'static str,
    pub(crate) order_reference: &'static str,
    pub(crate) buyer_reference: &'static str,
    pub(crate) seller: &'static str,
    /// Before the seller's own person.
    pub(crate) contact: &'static str,
    /// Before the person an invoice is for.
    pub(crate) attention: &'static str,
    pub(crate) legal_id: &'static str,
    /// The country whose register has a name of its own in this language, and that name.
    pub(crate) legal_id_at_home: (&'static str, &'static str),
    pub(crate) vat_id: &'static str,
    pub(crate) phone: &'static str,
    pub(crate) item: &'static str,
    pub(crate) description: &'static str,
    pub(crate) quantity: &'static str,
    pub(crate) unit_price: &'static str,
    pub(crate) vat: &'static str,
    pub(crate) net: &'static str,
    pub(crate) breakdown: &'static str,
    pub(crate) taxable: &'static str,
    pub(crate) categories: Categories,
    /// The day VAT falls due, where that is another.
    pub(crate) tax_point_date: &'static str,
    /// Before the currency of the books, beside VAT in it.
    pub(crate) vat_in: &'static str,
    /// Before an exchange rate.
    pub(crate) rate_of: &'static str,
    /// Before a price that includes VAT.
    pub(crate) with_vat: &'static str,
    /// Before how many units a price is for.
    pub(crate) per: &'static str,
    /// Before why something is taken off.
    pub(crate) allowance: &'static str,
    /// Before why something is added.
    pub(crate) charge: &'static str,
    /// How prices come about.
    pub(crate) pricing: Pricing,
    pub(crate) prepaid: &'static str,
    pub(crate) rounding: &'static str,
    pub(crate) tax_exclusive: &'static str,
    pub(crate) line_total: &'static str,
    pub(crate) vat_total: &'static str,
    pub(crate) total: &'static str,
    pub(crate) payment: &'static str,
    pub(crate) iban: &'static str,
    pub(crate) bic: &'static str,
    pub(crate) reference: &'static str,
    pub(crate) pay_online: &'static str,
    /// "Page 2 of 3".
    pub(crate) page: fn(usize, usize) -> String,
    /// The name of a unit by its UN/ECE Rec 20 code.
    pub(crate) unit: fn(&str) -> Option<Unit>,
    /// What follows the number of a percentage (CLDR).
    pub(crate) percent: &'static str,
}

/// The words that differ from one kind of document to another.
#[derive(Debug)]
pub(crate) struct Headings {
    pub(crate) title: &'static str,
    /// The title when the seller charges VAT.
    pub(crate) tax_title: &'static str,
    pub(crate) number: &'static str,
    pub(crate) issue_date: &'static str,
    /// Above the buyer.
    pub(crate) buyer: &'static str,
    /// Beside the last of the sums.
    pub(crate) payable: &'static str,
    /// Above the free text.
    pub(crate) note: &'static str,
}

/// What the VAT categories of EN 16931 are called.
#[derive(Debug)]
pub(crate) struct Categories {
    pub(crate) standard: &'static str,
    pub(crate) zero: &'static str,
    pub(crate) exempt: &'static str,
    pub(crate) reverse_charge: &'static str,
    pub(crate) intra_community: &'static str,
    pub(crate) export: &'static str,
    pub(crate) outside_scope: &'static str,
}

/// How the price of a line came about by a price list.
#[derive(Debug)]
pub(crate) struct Pricing {
    /// Before the units of a tier.
    pub(crate) tier: &'static str,
    /// What is charged once.
    pub(crate) fee: &'static str,
    /// Before the units of a package.
    pub(crate) packages_of: &'static str,
    /// Before the units that were ordered.
    pub(crate) ordered: &'static str,
    /// Between a percentage and its amount.
    pub(crate) of: &'static str,
    pub(crate) minimum: &'static str,
    pub(crate) maximum: &'static str,
    /// Before what a percentage came to.
    pub(crate) calculated: &'static str,
    /// Before what came together towards a minimum.
    pub(crate) reached: &'static str,
    /// Before the units from which on a discount is given.
    pub(crate) discount_from: &'static str,
}

/// A unit's name beside 1 and beside other numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit(pub(crate) &'static str, pub(crate) &'static str);

impl Labels {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &da::LABELS,
            Language::Romanian => &ro::LABELS,
            Language::Arabic => &ar::LABELS,
            Language::English => &en::LABELS,
        }
    }

    /// The words of a kind of document.
    pub(crate) fn headings(&self, kind: &Kind) -> &Headings {
        match kind {
            Kind::Invoice(claim) if claim.is_deposit => &self.deposit,
            Kind::Invoice(_) => &self.invoice,
            Kind::CreditNote(_) => &self.credit_note,
            Kind::Letter(letter) => LetterLabels::of(self.language).headings(letter),
        }
    }

    /// What the register's number is called for a party of that country.
    pub(crate) fn legal_id_in(&self, country: &str) -> &'static str {
        let (home, name) = self.legal_id_at_home;
        if home == country { name } else { self.legal_id }
    }
}

impl Categories {
    pub(crate) fn name(&self, category: VatCategory) -> &'static str {
        match category {
            VatCategory::Standard => self.standard,
            VatCategory::ZeroRated => self.zero,
            VatCategory::Exempt => self.exempt,
            VatCategory::ReverseCharge => self.reverse_charge,
            VatCategory::IntraCommunity => self.intra_community,
            VatCategory::Export => self.export,
            VatCategory::OutOfScope => self.outside_scope,
        }
    }
}
