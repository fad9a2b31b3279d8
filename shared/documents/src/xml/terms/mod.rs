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
use domain::electronic_invoice::{Profile, WrittenVatIds};
use domain::invoice::{AccountingVat, Invoice, InvoicingPeriod, PriceDiscount, PricedLine, TaxedAdjustment, Totals};
use domain::money::Money;
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
        let (buyer, breakdown) = (&invoice.buyer, &invoice.vat_breakdown);
        let vat_ids = WrittenVatIds::of(&invoice.seller, buyer, breakdown);
        let told = (invoice.delivery_address.as_ref(), invoice.deliver_to);
        Self {
            kind: Kind::Invoice,
            specification: profile.customization_id(),
            process: profile.process_id(),
            number: invoice.number.as_str(),
            issue_date: invoice.issue_date,
            type_code: profile.invoice_type_code(invoice.kind),
            currency: invoice.currency,
            accounting: in_books(invoice.accounting.as_ref()),
            tax_point_date: invoice.tax_point_date,
            due_date: Some(invoice.due_date),
            buyer_reference: invoice.buyer_reference.as_ref(),
            order_reference: invoice.order_reference.as_ref(),
            settlement: None,
            note: invoice.note.as_ref().map(domain::text::Text::as_str),
            preceding: invoice.preceding().collect(),
            seller: Party::seller(&invoice.seller, vat_ids),
            buyer: Party::buyer(buyer, vat_ids),
            delivery: Delivery { date: invoice.supply_date, to: Place::of(profile, told, buyer, breakdown) },
            period: invoice.period,
            payment: Payment::of_invoice(profile, invoice),
            adjustments: &invoice.adjustments,
            totals: &invoice.totals,
            breakdown: breakdown.iter().map(|group| Breakdown::of(group, profile)).collect(),
            lines: invoice.lines.iter().collect(),
        }
    }

    fn of_credit_note(note: &'a CreditNote, profile: Profile) -> Self {
        let (buyer, breakdown) = (&note.buyer, &note.vat_breakdown);
        let vat_ids = WrittenVatIds::of(&note.seller, buyer, breakdown);
        let told = (note.delivery_address.as_ref(), note.deliver_to);
        Self {
            kind: Kind::CreditNote,
            specification: profile.customization_id(),
            process: profile.process_id(),
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
            seller: Party::seller(&note.seller, vat_ids),
            buyer: Party::buyer(buyer, vat_ids),
            delivery: Delivery { date: note.supply_date, to: Place::of(profile, told, buyer, breakdown) },
            period: note.period,
            payment: Payment::of_credit_note(),
            adjustments: &note.adjustments,
            totals: &note.totals,
            breakdown: breakdown.iter().map(|group| Breakdown::of(group, profile)).collect(),
            lines: note.lines.iter().map(|line| &line.priced).collect(),
        }
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
