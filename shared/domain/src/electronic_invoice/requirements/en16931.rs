//! EN 16931, by the rules of its artefacts 1.3.16.

use super::super::requirement::{Fault, Met, Requirement, Told, being, missing};
use super::super::{codes, slack, units, written};
use crate::arithmetic::AdjustmentKind;
use crate::invoice::{PricedLine, ReasonedAdjustment};
use crate::party::{CustomerProfile, Seller};
use crate::tax::VatCategory::{Exempt, Export, IntraCommunity, OutOfScope, ReverseCharge, Standard, ZeroRated};

use crate::electronic_invoice::Terms;

/// The most decimals of an amount (BR-DEC-01 and the others).
const DECIMALS_MAX: u32 = 2;

const SELLER_TAX_ID: &str = "the seller's VAT identifier";
const BUYER_VAT_ID: &str = "the buyer's VAT identifier";
const DECIMALS: (&str, &str) =
    ("electronic_invoice_currency_decimals", "its amounts have at most 2 decimals, and those of this currency more");

pub(super) const REQUIREMENTS: [Requirement; 22] = [
    Requirement {
        rule: "BR-DEC-14",
        term: "BT-5",
        what: "an amount of the invoice's currency",
        fault: Fault::Inexpressible(DECIMALS.0, DECIMALS.1),
        told: Told::Invoice("currency"),
        met: Met::Whole(|terms| terms.currency.decimals() <= DECIMALS_MAX),
    },
    Requirement {
        rule: "BR-DEC-15",
        term: "BT-6",
        what: "VAT in the currency of the books",
        fault: Fault::Inexpressible(DECIMALS.0, DECIMALS.1),
        told: Told::Invoice("accounting"),
        met: Met::Whole(|terms| terms.accounting_currency.is_none_or(|books| books.decimals() <= DECIMALS_MAX)),
    },
    Requirement {
        rule: "BR-O-11 to BR-O-14",
        term: "BT-151",
        what: "what is outside the scope of VAT (O) beside what is within it",
        fault: Fault::Inexpressible("electronic_invoice_categories_mixed", "category O stands alone"),
        told: Told::Invoice("lines"),
        met: Met::Whole(|terms| !(terms.has(OutOfScope) && terms.is_in_scope())),
    },
    missing("BR-CO-26", "BT-30", "the seller's legal registration", Told::Seller("legal_id"), |terms| {
        terms.seller.legal_id.is_some() || terms.vat_ids().seller_vat_id.is_some()
    }),
    missing("BR-S-02", "BT-31", SELLER_TAX_ID, Told::Seller("vat_id or tax_registration"), |terms| {
        !terms.has(Standard) || terms.has_seller_tax_id()
    }),
    missing("BR-Z-02", "BT-31", SELLER_TAX_ID, Told::Seller("vat_id or tax_registration"), |terms| {
        !terms.has(ZeroRated) || terms.has_seller_tax_id()
    }),
    missing("BR-E-02", "BT-31", SELLER_TAX_ID, Told::Seller("vat_id or tax_registration"), |terms| {
        !terms.has(Exempt) || terms.has_seller_tax_id()
    }),
    missing("BR-AE-02", "BT-31", SELLER_TAX_ID, Told::Seller("vat_id or tax_registration"), |terms| {
        !terms.has(ReverseCharge) || terms.has_seller_tax_id()
    }),
    missing("BR-IC-02", "BT-31", SELLER_TAX_ID, Told::Seller("vat_id"), |terms| {
        !terms.has(IntraCommunity) || terms.vat_ids().seller_vat_id.is_some()
    }),
    missing("BR-G-02", "BT-31", SELLER_TAX_ID, Told::Seller("vat_id"), |terms| {
        !terms.has(Export) || terms.vat_ids().seller_vat_id.is_some()
    }),
    missing("BR-AE-02", "BT-48", BUYER_VAT_ID, Told::Customer("vat_id or legal_id"), |terms| {
        !terms.has(ReverseCharge) || terms.has_buyer_id()
    }),
    missing("BR-IC-02", "BT-48", BUYER_VAT_ID, Told::Customer("vat_id"), |terms| {
        !terms.has(IntraCommunity) || terms.vat_ids().buyer_vat_id.is_some()
    }),
    missing("BR-IC-11", "BT-72", "the day of delivery", Told::Invoice("supply_date"), |terms| {
        !terms.has(IntraCommunity) || terms.supply_date.is_some() || terms.period.is_some()
    }),
    missing("BR-E-10, BR-O-10", "BT-120", "the reason that there is no VAT", Told::Invoice("lines"), has_reasons),
    being("BR-CL-04", ("BT-5", "the currency"), "on the list of ISO 4217", Told::Invoice("currency"), |terms| {
        codes::is_currency(terms.currency.code())
    }),
    being(
        "BR-CL-05",
        ("BT-6", "the currency of the books"),
        "on the list of ISO 4217",
        Told::Invoice("accounting/currency"),
        |terms| terms.accounting_currency.is_none_or(|books| codes::is_currency(books.code())),
    ),
    being(
        "BR-CL-11",
        ("BT-30", "the seller's legal registration"),
        "of its register",
        Told::Seller("legal_id"),
        |terms| has_form_seller(terms.seller),
    ),
    being(
        "BR-CL-11",
        ("BT-47", "the buyer's legal registration"),
        "of its register",
        Told::Customer("legal_id"),
        |terms| has_form_buyer(terms.buyer),
    ),
    being("BR-CO-17", ("BT-119", "a rate of VAT below 0.5 %"), "told by the rules", Told::Invoice("lines"), |terms| {
        terms.vat_breakdown.iter().all(slack::is_rate_told)
    }),
    Requirement {
        rule: "BR-CL-23",
        term: "BT-130",
        what: "the unit of measure",
        fault: Fault::IsNot("on the list of UN/ECE Recommendation 20"),
        told: Told::Line("unit"),
        met: Met::EachLine(|line| units::is_unit(line.line.unit.code())),
    },
    Requirement {
        rule: "BR-CL-19, BR-CL-20",
        term: "BT-140 or BT-145",
        what: "the reason code of an allowance or charge",
        fault: Fault::IsNot("on the list of UNTDID 5189 for allowances or 7161 for charges"),
        told: Told::Line("allowances_charges"),
        met: Met::EachLine(has_reason_codes),
    },
    Requirement {
        rule: "BR-CL-19, BR-CL-20",
        term: "BT-98 or BT-105",
        what: "the reason code of an allowance or charge",
        fault: Fault::IsNot("on the list of UNTDID 5189 for allowances or 7161 for charges"),
        told: Told::Charges,
        met: Met::EachCharge(|charge| has_reason_code(&charge.reasoned)),
    },
];

/// Where a category needs a reason, one is left that may be written.
fn has_reasons(terms: &Terms<'_>) -> bool {
    terms.vat_breakdown.iter().filter(|group| group.category.needs_reason()).all(|group| {
        let (reason, code) = written::exemption(terms.profile, group);
        reason.is_some() || code.is_some()
    })
}

fn has_form_seller(seller: &Seller) -> bool {
    seller.legal_id_scheme.as_ref().zip(seller.legal_id.as_ref()).is_none_or(|(scheme, id)| scheme.check(id).is_ok())
}

fn has_form_buyer(buyer: &CustomerProfile) -> bool {
    buyer.legal_id_scheme.as_ref().zip(buyer.legal_id.as_ref()).is_none_or(|(scheme, id)| scheme.check(id).is_ok())
}

fn has_reason_codes(line: &PricedLine) -> bool {
    line.adjustments.iter().all(has_reason_code)
}

fn has_reason_code(reasoned: &ReasonedAdjustment) -> bool {
    reasoned.reason.code().is_none_or(|code| match reasoned.adjustment.kind() {
        AdjustmentKind::Allowance => codes::is_allowance_reason(code.as_str()),
        AdjustmentKind::Charge => codes::is_charge_reason(code.as_str()),
    })
}
