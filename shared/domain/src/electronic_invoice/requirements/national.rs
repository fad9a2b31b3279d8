//! What Peppol asks for by the seller's country, some of it only where the buyer is of the same: the national rules of
//! Peppol BIS Billing 3.0.
//!
//! Rules that are only warnings are among them where the receiver's country counts on them (DK-R-017).

use super::super::requirement::{Fault, Met, Requirement, Told, being, missing};
use super::super::{PaymentMeans, identifier};
use super::xrechnung;
use crate::arithmetic::AdjustmentKind;
use crate::electronic_invoice::{IdScheme, Terms};
use crate::invoice::ReasonedAdjustment;
use crate::party::Seller;
use crate::tax::VatCategory;

const SELLER_ID: &str = "the seller's legal registration";
const BUYER_ID: &str = "the buyer's legal registration";
const CVR: &str = "a CVR number with the register 0184";
const KENNITALA: &str = "a kennitala with the register 0196";
const KVK_OR_OIN: &str = "a number of the KvK (0106) or an OIN (0190)";

const SELLER_SCHEME: Told = Told::Seller("legal_id and legal_id_scheme");
const BUYER_SCHEME: Told = Told::Customer("legal_id and legal_id_scheme");
const SELLER_POST_CODE: Told = Told::Seller("address.postal_code");
const BUYER_POST_CODE: Told = Told::Customer("address.postal_code");

/// The tables of the seller's country.
pub(super) fn of(terms: &Terms<'_>) -> Vec<&'static [Requirement]> {
    let at_home = terms.seller.address.country == terms.buyer.address.country;
    match (terms.seller.address.country.code(), at_home) {
        ("DK", false) => vec![&DANISH],
        ("DK", true) => vec![&DANISH, &DANISH_AT_HOME],
        ("DE", true) => vec![&xrechnung::GERMAN],
        ("GR", _) => vec![&GREEK],
        ("IS", false) => vec![&ICELANDIC],
        ("IS", true) => vec![&ICELANDIC, &ICELANDIC_AT_HOME],
        ("IT", _) => vec![&ITALIAN],
        ("NL", false) => vec![&DUTCH],
        ("NL", true) => vec![&DUTCH, &DUTCH_AT_HOME],
        ("NO", _) => vec![&NORWEGIAN],
        ("SE", _) => vec![&SWEDISH],
        _ => Vec::new(),
    }
}

#[cfg(test)]
pub(super) fn all() -> [&'static [Requirement]; 10] {
    [
        &DANISH,
        &DANISH_AT_HOME,
        &GREEK,
        &ICELANDIC,
        &ICELANDIC_AT_HOME,
        &ITALIAN,
        &DUTCH,
        &DUTCH_AT_HOME,
        &NORWEGIAN,
        &SWEDISH,
    ]
}

const DANISH: [Requirement; 2] = [
    missing("DK-R-002", "BT-30", SELLER_ID, Told::Seller("legal_id"), |terms| terms.seller.legal_id.is_some()),
    being("DK-R-014", ("BT-30", SELLER_ID), CVR, SELLER_SCHEME, |terms| is_seller_of(terms, &["0184"])),
];

/// DK-R-005 and DK-R-006 are met by how the means of payment is chosen.
const DANISH_AT_HOME: [Requirement; 3] = [
    being("DK-R-017", ("BT-47", BUYER_ID), CVR, BUYER_SCHEME, |terms| is_buyer_of(terms, &["0184"])),
    Requirement {
        rule: "DK-R-004",
        term: "BT-139 or BT-144",
        what: "the reason of a duty (reason code ZZZ)",
        fault: Fault::IsNot("the duty's number of 4 digits"),
        told: Told::Line("allowances_charges"),
        met: Met::EachLine(|line| line.adjustments.iter().all(is_danish_duty)),
    },
    Requirement {
        rule: "DK-R-004",
        term: "BT-97 or BT-104",
        what: "the reason of a duty (reason code ZZZ)",
        fault: Fault::IsNot("the duty's number of 4 digits"),
        told: Told::Charges,
        met: Met::EachCharge(|charge| is_danish_duty(&charge.reasoned)),
    },
];

/// What Greece asks for, a number of six parts (GR-R-001) and the mark of its tax office (GR-R-004), is known only after
/// the invoice is reported there.
const GREEK: [Requirement; 1] = [Requirement {
    rule: "GR-R-001, GR-R-004",
    term: "BT-1",
    what: "an invoice of a Greek seller",
    fault: Fault::Inexpressible(
        "electronic_invoice_country_unsupported",
        "its number has six parts and it names the mark of the tax office, which are not kept here",
    ),
    told: Told::Invoice("profile"),
    met: Met::Whole(|_| false),
}];

const ICELANDIC: [Requirement; 2] = [
    being("IS-R-002", ("BT-30", SELLER_ID), KENNITALA, SELLER_SCHEME, |terms| {
        terms.seller.legal_id.is_some() && is_seller_of(terms, &["0196"])
    }),
    missing("IS-R-003", "BT-38", "the seller's post code", SELLER_POST_CODE, has_seller_post_code),
];

const ICELANDIC_AT_HOME: [Requirement; 2] = [
    being("IS-R-004", ("BT-47", BUYER_ID), KENNITALA, BUYER_SCHEME, |terms| {
        terms.buyer.legal_id.is_some() && is_buyer_of(terms, &["0196"])
    }),
    missing("IS-R-005", "BT-53", "the buyer's post code", BUYER_POST_CODE, has_buyer_post_code),
];

const ITALIAN: [Requirement; 2] = [
    being(
        "IT-R-001",
        ("BT-32", "the seller's number at the tax office"),
        "11 to 16 capitals and digits",
        TAX,
        |terms| {
            let is_plain = |id: &str| {
                (11..=16).contains(&id.len())
                    && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            };
            terms.vat_ids().seller_tax_registration.is_none_or(is_plain)
        },
    ),
    missing("IT-R-004", "BT-38", "the seller's post code", SELLER_POST_CODE, has_seller_post_code),
];

const TAX: Told = Told::Seller("tax_registration");

const DUTCH: [Requirement; 2] = [
    missing("NL-R-002", "BT-38", "the seller's post code", SELLER_POST_CODE, has_seller_post_code),
    being("NL-R-003", ("BT-30", SELLER_ID), KVK_OR_OIN, SELLER_SCHEME, |terms| is_seller_of(terms, &["0106", "0190"])),
];

const DUTCH_AT_HOME: [Requirement; 3] = [
    missing("NL-R-004", "BT-53", "the buyer's post code", BUYER_POST_CODE, has_buyer_post_code),
    being("NL-R-005", ("BT-47", BUYER_ID), KVK_OR_OIN, BUYER_SCHEME, |terms| is_buyer_of(terms, &["0106", "0190"])),
    missing("NL-R-008", "BT-84", "the account to pay to", Told::Seller("bank"), |terms| {
        terms.payment_means() != PaymentMeans::NotDefined
    }),
];

const NORWEGIAN: [Requirement; 1] = [being(
    "NO-R-001",
    ("BT-31", "the seller's VAT identifier"),
    "NO, the organisation number with its check digit, and MVA",
    Told::Seller("vat_id"),
    |terms| terms.vat_ids().seller_vat_id.is_none_or(|id| is_norwegian_vat_id(id.as_str())),
)];

const SWEDISH: [Requirement; 2] = [
    being("SE-R-005", ("BT-32", "the seller's number at the tax office"), F_SKATT, TAX, |terms| {
        let told = terms.vat_ids().seller_tax_registration.filter(|_| terms.seller.legal_id.is_some());
        told.is_none_or(|text| text.to_uppercase() == "GODKÄND FÖR F-SKATT")
    }),
    being(
        "SE-R-006",
        ("BT-119", "the rate of VAT"),
        "25, 12 or 6, as it is in Sweden",
        Told::Invoice("lines"),
        |terms| {
            let registered = terms.vat_ids().seller_vat_id.is_some_and(|id| id.as_str().starts_with("SE"));
            let mut rates = terms.vat_breakdown.iter().filter(|group| group.category == VatCategory::Standard);
            !registered || rates.all(|group| ["25", "12", "6"].contains(&group.rate.to_string().as_str()))
        },
    ),
];

const F_SKATT: &str = "\"Godkänd för F-skatt\", which is all that Sweden has there";

fn has_seller_post_code(terms: &Terms<'_>) -> bool {
    terms.seller.address.postal_code.is_some()
}

fn has_buyer_post_code(terms: &Terms<'_>) -> bool {
    terms.buyer.address.postal_code.is_some()
}

/// Whether a legal registration that is told is of one of these registers.
fn is_seller_of(terms: &Terms<'_>, registers: &[&str]) -> bool {
    let Seller { legal_id, legal_id_scheme, .. } = terms.seller;
    legal_id.is_none() || legal_id_scheme.as_ref().map(IdScheme::code).is_some_and(|code| registers.contains(&code))
}

fn is_buyer_of(terms: &Terms<'_>, registers: &[&str]) -> bool {
    let scheme = terms.buyer.legal_id_scheme.as_ref().map(IdScheme::code);
    terms.buyer.legal_id.is_none() || scheme.is_some_and(|code| registers.contains(&code))
}

/// A duty that is no VAT has the code ZZZ and its own number as the reason.
fn is_danish_duty(reasoned: &ReasonedAdjustment) -> bool {
    let is_duty = reasoned.adjustment.kind() == AdjustmentKind::Charge
        && reasoned.reason.code().is_some_and(|code| code.as_str() == "ZZZ");
    let is_number = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    !is_duty || reasoned.reason.text().is_some_and(|text| is_number(text.as_str()))
}

/// One that does not begin with NO is another country's.
fn is_norwegian_vat_id(id: &str) -> bool {
    let Some(number) = id.strip_prefix("NO") else { return true };
    number.strip_suffix("MVA").is_some_and(identifier::is_norwegian)
}
