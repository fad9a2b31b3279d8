//! What was issued, term by term, as EN 16931 and the profile have it: the one place that decides what is said.

mod delivery;
mod party;
mod payment;
mod settled;
mod vat;

pub(super) use delivery::{Delivery, Place};
pub(super) use party::{Contact, Party};
pub(super) use payment::{Account, Payment};
pub(super) use vat::{Breakdown, Tax};

use domain::arithmetic::{Adjustment, PercentageOf};
use domain::credit_note::{CreditNote, Preceding};
use domain::currency::Currency;
use domain::electronic_invoice::Profile;
use domain::invoice::{
    AccountingVat, Invoice, InvoiceKind, InvoicingPeriod, PriceDiscount, PricedLine, TaxedAdjustment, Totals,
};
use domain::money::Money;
use domain::tax::{VatCategory, VatGroup};
use domain::text::Reference;
use jiff::civil::Date;
use rust_decimal::Decimal;
use settled::what_becomes_of;

use super::Issued;

/// The terms of a document.
pub(super) struct Terms<'a> {
    /// Which document it is.
    pub(super) kind: Kind,
    /// BT-24.
    pub(super) specification: &'static str,
    /// BT-23.
    pub(super) process: Option<&'static str>,
    /// BT-1.
    pub(super) number: &'a str,
    /// BT-2.
    pub(super) issue_date: Date,
    /// BT-3.
    pub(super) type_code: &'static str,
    /// BT-5.
    pub(super) currency: Currency,
    /// BT-6 and BT-111.
    pub(super) accounting: Option<Money>,
    /// BT-7. There is never a BT-8.
    pub(super) tax_point_date: Option<Date>,
    /// BT-9.
    pub(super) due_date: Option<Date>,
    /// BT-10.
    pub(super) buyer_reference: Option<&'a Reference>,
    /// BT-13.
    pub(super) order_reference: Option<&'a Reference>,
    /// BT-20.
    pub(super) settlement: Option<String>,
    /// BT-22.
    pub(super) note: Option<&'a str>,
    /// BG-3.
    pub(super) preceding: Vec<&'a Preceding>,
    /// BG-4.
    pub(super) seller: Party<'a>,
    /// BG-7.
    pub(super) buyer: Party<'a>,
    /// BG-13.
    pub(super) delivery: Delivery<'a>,
    /// BG-14.
    pub(super) period: Option<InvoicingPeriod>,
    /// BG-16.
    pub(super) payment: Payment<'a>,
    /// BG-20, BG-21.
    pub(super) adjustments: &'a [TaxedAdjustment],
    /// BG-22.
    pub(super) totals: &'a Totals,
    /// BG-23.
    pub(super) breakdown: Vec<Breakdown<'a>>,
    /// BG-25.
    pub(super) lines: Vec<&'a PricedLine>,
}

/// The two documents of UBL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An invoice.
    Invoice,
    /// A credit note.
    CreditNote,
}

impl<'a> Terms<'a> {
    /// The terms of what was issued, as a profile has them.
    pub(super) fn of(issued: Issued<'a>, profile: Profile) -> Self {
        match issued {
            Issued::Invoice(invoice) => Self::of_invoice(invoice, profile),
            Issued::CreditNote(note) => Self::of_credit_note(note, profile),
        }
    }

    fn of_invoice(invoice: &'a Invoice, profile: Profile) -> Self {
        let names_vat_ids = !is_outside_scope(&invoice.vat_breakdown);
        let (buyer, told) = (&invoice.buyer, invoice.delivery_address.as_ref());
        Self {
            kind: Kind::Invoice,
            specification: specification(profile),
            process: process(profile),
            number: invoice.number.as_str(),
            issue_date: invoice.issue_date,
            type_code: type_code(invoice.kind, profile),
            currency: invoice.currency,
            accounting: in_books(invoice.accounting.as_ref()),
            tax_point_date: invoice.tax_point_date,
            due_date: Some(invoice.due_date),
            buyer_reference: invoice.buyer_reference.as_ref(),
            order_reference: invoice.order_reference.as_ref(),
            settlement: None,
            note: invoice.note.as_ref().map(domain::text::Text::as_str),
            preceding: invoice.preceding().collect(),
            seller: Party::seller(&invoice.seller, names_vat_ids),
            buyer: Party::buyer(buyer, names_vat_ids),
            delivery: Delivery {
                date: invoice.supply_date,
                to: Place::of(told, invoice.deliver_to, buyer, &invoice.vat_breakdown, profile),
            },
            period: invoice.period,
            payment: Payment::of_invoice(invoice),
            adjustments: &invoice.adjustments,
            totals: &invoice.totals,
            breakdown: invoice.vat_breakdown.iter().map(|group| Breakdown::of(group, profile)).collect(),
            lines: invoice.lines.iter().collect(),
        }
    }

    fn of_credit_note(note: &'a CreditNote, profile: Profile) -> Self {
        let names_vat_ids = !is_outside_scope(&note.vat_breakdown);
        let (buyer, told) = (&note.buyer, note.delivery_address.as_ref());
        Self {
            kind: Kind::CreditNote,
            specification: specification(profile),
            process: process(profile),
            number: note.number.as_str(),
            issue_date: note.issue_date,
            type_code: "381",
            currency: note.currency,
            accounting: in_books(note.accounting.as_ref()),
            tax_point_date: None,
            due_date: None,
            buyer_reference: note.buyer_reference.as_ref(),
            order_reference: note.order_reference.as_ref(),
            settlement: what_becomes_of(note),
            note: Some(note.reason.as_str()),
            preceding: vec![&note.corrects],
            seller: Party::seller(&note.seller, names_vat_ids),
            buyer: Party::buyer(buyer, names_vat_ids),
            delivery: Delivery {
                date: note.supply_date,
                to: Place::of(told, note.deliver_to, buyer, &note.vat_breakdown, profile),
            },
            period: note.period,
            payment: Payment::of_credit_note(note),
            adjustments: &note.adjustments,
            totals: &note.totals,
            breakdown: note.vat_breakdown.iter().map(|group| Breakdown::of(group, profile)).collect(),
            lines: note.lines.iter().map(|line| &line.priced).collect(),
        }
    }
}

/// BT-24.
fn specification(profile: Profile) -> &'static str {
    match profile {
        Profile::En16931 => "urn:cen.eu:en16931:2017",
        Profile::Peppol => "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
        Profile::Xrechnung => "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
        Profile::CiusRo => "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1",
    }
}

/// BT-23 (PEPPOL-EN16931-R001, which XRechnung shares).
fn process(profile: Profile) -> Option<&'static str> {
    match profile {
        Profile::Peppol | Profile::Xrechnung => Some("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
        Profile::En16931 | Profile::CiusRo => None,
    }
}

/// BT-3. XRechnung (BR-DE-17) and CIUS-RO (BR-RO-020) have no code for a deposit: there it is an invoice like others.
fn type_code(kind: InvoiceKind, profile: Profile) -> &'static str {
    match profile {
        Profile::En16931 | Profile::Peppol => kind.code(),
        Profile::Xrechnung | Profile::CiusRo => InvoiceKind::Standard.code(),
    }
}

fn in_books(accounting: Option<&AccountingVat>) -> Option<Money> {
    accounting.map(|accounting| accounting.vat)
}

/// BT-147 and BT-148. Where prices include VAT, the discount does too, and there is no term for it.
pub(super) fn discount(priced: &PricedLine) -> Option<PriceDiscount> {
    priced.line.discount.filter(|_| priced.price_with_vat.is_none())
}

/// How far an amount may be from its percentage: 0.02 (PEPPOL-EN16931-R040).
const PERCENTAGE_SLACK: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// BT-93 and BT-94, BT-100 and BT-101, BT-137 and BT-138, BT-142 and BT-143: both, or none where the amount is rounded
/// further from its percentage than the rule lets it be, as one of a currency without decimals is.
pub(super) fn percentage(adjustment: Adjustment) -> Option<PercentageOf> {
    let exact = |of: &PercentageOf| {
        let product = of.base.to_decimal().checked_mul(of.percentage.value())?;
        product.checked_div(Decimal::ONE_HUNDRED)
    };
    let is_near = |exact: Decimal| (adjustment.amount().to_decimal() - exact).abs() <= PERCENTAGE_SLACK;
    adjustment.of().filter(|of| exact(of).is_some_and(is_near))
}

/// Whether anything of it is outside the scope of VAT: then VAT identifiers are not named (BR-O-02 to BR-O-04).
fn is_outside_scope(breakdown: &[VatGroup]) -> bool {
    breakdown.iter().any(|group| group.category == VatCategory::OutOfScope)
}
