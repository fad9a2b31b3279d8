//! CIUS-RO 1.0.1, by the rules of RO e-Factura as read in 1.0.8.

use super::super::requirement::{Fault, Met, Requirement, Told, being, missing, short};
use super::super::written::{self, RO_NOTE_MAX, RO_REASON_MAX};
use crate::electronic_invoice::Terms;
use crate::invoice::PricedLine;
use crate::party::Address;
use crate::text::Line;

/// The counties of ISO 3166-2:RO, and Bucharest.
const COUNTIES: [&str; 42] = [
    "RO-AB", "RO-AG", "RO-AR", "RO-B", "RO-BC", "RO-BH", "RO-BN", "RO-BR", "RO-BT", "RO-BV", "RO-BZ", "RO-CJ", "RO-CL",
    "RO-CS", "RO-CT", "RO-CV", "RO-DB", "RO-DJ", "RO-GJ", "RO-GL", "RO-GR", "RO-HD", "RO-HR", "RO-IF", "RO-IL",
    "RO-IS", "RO-MH", "RO-MM", "RO-MS", "RO-NT", "RO-OT", "RO-PH", "RO-SB", "RO-SJ", "RO-SM", "RO-SV", "RO-TL",
    "RO-TM", "RO-TR", "RO-VL", "RO-VN", "RO-VS",
];

/// The sectors of Bucharest.
const SECTORS: [&str; 6] = ["SECTOR1", "SECTOR2", "SECTOR3", "SECTOR4", "SECTOR5", "SECTOR6"];

const COUNTY: &str = "a county of ISO 3166-2:RO such as RO-CJ, or RO-B";
const SECTOR: &str = "SECTOR1 to SECTOR6, as it must be in Bucharest (RO-B)";

pub(super) const REQUIREMENTS: [Requirement; 12] = [
    missing("BR-RO-030", "BT-6", "VAT in RON", Told::Invoice("accounting"), |terms| {
        let in_ron = |code: &str| code == "RON";
        in_ron(terms.currency.code()) || terms.accounting_currency.is_some_and(|books| in_ron(books.code()))
    }),
    missing("BR-RO-065", "BT-31", "the seller's VAT identifier", Told::Seller("vat_id or tax_registration"), |terms| {
        !terms.is_in_scope() || terms.has_seller_tax_id()
    }),
    missing("BR-RO-120", "BT-47", "the buyer's legal registration", Told::Customer("legal_id or vat_id"), |terms| {
        !terms.is_in_scope() || terms.has_buyer_id()
    }),
    being("BR-RO-110", ("BT-39", "the seller's county"), COUNTY, Told::Seller("address.subdivision"), |terms| {
        is_in_county(&terms.seller.address)
    }),
    being("BR-RO-100", ("BT-37", "the seller's city"), SECTOR, Told::Seller("address.city"), |terms| {
        is_in_sector(&terms.seller.address)
    }),
    being("BR-RO-111", ("BT-54", "the buyer's county"), COUNTY, Told::Customer("address.subdivision"), |terms| {
        is_in_county(&terms.buyer.address)
    }),
    being("BR-RO-101", ("BT-52", "the buyer's city"), SECTOR, Told::Customer("address.city"), |terms| {
        is_in_sector(&terms.buyer.address)
    }),
    missing("BR-RO-180", "BT-75", "the street of delivery", Told::Invoice("delivery_address"), |terms| {
        terms.delivered_to().is_none() || terms.delivery_address.is_some()
    }),
    missing("BR-RO-201", "BT-77", "the city of delivery", Told::Invoice("delivery_address/address/city"), |terms| {
        terms.delivered_to().is_none() || terms.delivery_address.is_some()
    }),
    missing(
        "BR-RO-211",
        "BT-79",
        "the county of delivery",
        Told::Invoice("delivery_address/address/subdivision"),
        |terms| terms.delivered_to().is_none() || delivery(terms, |address| address.subdivision.is_some()),
    ),
    being(
        "BR-RO-212",
        ("BT-79", "the county of delivery"),
        COUNTY,
        Told::Invoice("delivery_address/address/subdivision"),
        |terms| terms.delivery_address.is_none() || delivery(terms, is_in_county),
    ),
    being(
        "BR-RO-202",
        ("BT-77", "the city of delivery"),
        SECTOR,
        Told::Invoice("delivery_address/address/city"),
        |terms| terms.delivery_address.is_none() || delivery(terms, is_in_sector),
    ),
];

pub(super) const LENGTHS: [Requirement; 19] = [
    short(
        "BR-RO-L1002",
        ("BT-36", "the second line of the seller's address"),
        100,
        Told::Seller("address.line2"),
        |t| fits(t.seller.address.line2.as_ref(), 100),
    ),
    short("BR-RO-L0501", ("BT-37", "the seller's city"), 50, Told::Seller("address.city"), |terms| {
        fits(Some(&terms.seller.address.city), 50)
    }),
    short("BR-RO-L0201", ("BT-38", "the seller's post code"), 20, Told::Seller("address.postal_code"), |terms| {
        fits(terms.seller.address.postal_code.as_ref(), 20)
    }),
    short("BR-RO-L1004", ("BT-41", "the seller's contact"), 100, Told::Seller("contact.name"), |terms| {
        fits(Some(&terms.seller.contact_name), 100)
    }),
    short(
        "BR-RO-L1006",
        ("BT-43", "the mail address of the seller's contact"),
        100,
        Told::Seller("contact.email"),
        |t| fits(Some(&t.seller.email), 100),
    ),
    short(
        "BR-RO-L1007",
        ("BT-51", "the second line of the buyer's address"),
        100,
        Told::Customer("address.line2"),
        |t| fits(t.buyer.address.line2.as_ref(), 100),
    ),
    short("BR-RO-L0502", ("BT-52", "the buyer's city"), 50, Told::Customer("address.city"), |terms| {
        fits(Some(&terms.buyer.address.city), 50)
    }),
    short("BR-RO-L0202", ("BT-53", "the buyer's post code"), 20, Told::Customer("address.postal_code"), |terms| {
        fits(terms.buyer.address.postal_code.as_ref(), 20)
    }),
    short("BR-RO-L1009", ("BT-56", "the buyer's contact"), 100, Told::Customer("contacts.name"), |terms| {
        fits(terms.buyer.billing_contact().map(|contact| &contact.name), 100)
    }),
    short(
        "BR-RO-L1011",
        ("BT-58", "the mail address of the buyer's contact"),
        100,
        Told::Customer("contacts.email"),
        |t| fits(t.buyer.billing_contact().map(|contact| &contact.email), 100),
    ),
    short("BR-RO-L302", ("BT-22", "the note"), RO_NOTE_MAX, Told::Invoice("note"), |terms| {
        fits(terms.note, RO_NOTE_MAX)
    }),
    short(
        "BR-RO-L1014",
        ("BT-76", "the second line of delivery"),
        100,
        Told::Invoice("delivery_address/address/line2"),
        |terms| delivered_line(terms, |address| address.line2.as_ref(), 100),
    ),
    short(
        "BR-RO-L0504",
        ("BT-77", "the city of delivery"),
        50,
        Told::Invoice("delivery_address/address/city"),
        |terms| delivered_line(terms, |address| Some(&address.city), 50),
    ),
    short(
        "BR-RO-L0204",
        ("BT-78", "the post code of delivery"),
        20,
        Told::Invoice("delivery_address/address/postal_code"),
        |t| delivered_line(t, |address| address.postal_code.as_ref(), 20),
    ),
    short(
        "BR-RO-L1019",
        ("BT-120", "the reason that there is no VAT"),
        RO_REASON_MAX,
        Told::Invoice("lines"),
        |terms| {
            let reasons = terms.vat_breakdown.iter().filter_map(|group| written::exemption(terms.profile, group).0);
            reasons.into_iter().all(|reason| fits(Some(reason), RO_REASON_MAX))
        },
    ),
    line("BR-RO-L1024", ("BT-153", "the name of the item"), 100, "name", |priced| fits(Some(&priced.line.name), 100)),
    line("BR-RO-L212", ("BT-154", "the description of the item"), 200, "description", |priced| {
        fits(priced.line.description.as_ref(), 200)
    }),
    line(
        "BR-RO-L1022, BR-RO-L1023",
        ("BT-139 or BT-144", "the reason of an allowance or charge"),
        100,
        "allowances_charges",
        has_short_reasons,
    ),
    Requirement {
        rule: "BR-RO-L1017, BR-RO-L1018",
        term: "BT-97 or BT-104",
        what: "the reason of an allowance or charge",
        fault: Fault::TooLong(100),
        told: Told::Charges,
        met: Met::EachCharge(|charge| fits(charge.reasoned.reason.text(), 100)),
    },
];

const fn line(
    rule: &'static str,
    (term, what): (&'static str, &'static str),
    most: usize,
    field: &'static str,
    met: fn(&PricedLine) -> bool,
) -> Requirement {
    Requirement { rule, term, what, fault: Fault::TooLong(most), told: Told::Line(field), met: Met::EachLine(met) }
}

fn has_short_reasons(priced: &PricedLine) -> bool {
    priced.adjustments.iter().all(|one| fits(one.reason.text(), 100))
}

fn fits(text: Option<&impl ToString>, most: usize) -> bool {
    text.is_none_or(|text| text.to_string().chars().count() <= most)
}

/// What is told of the address of delivery.
fn delivery(terms: &Terms<'_>, is: fn(&Address) -> bool) -> bool {
    terms.delivery_address.is_some_and(|told| is(&told.address))
}

fn delivered_line(terms: &Terms<'_>, line: fn(&Address) -> Option<&Line>, most: usize) -> bool {
    terms.delivery_address.is_none_or(|told| fits(line(&told.address), most))
}

/// An address elsewhere is in no county.
fn is_in_county(address: &Address) -> bool {
    address.country.code() != "RO"
        || address.subdivision.as_ref().is_some_and(|county| COUNTIES.contains(&county.as_str()))
}

/// An address outside Bucharest is in no sector.
fn is_in_sector(address: &Address) -> bool {
    let in_bucharest =
        address.country.code() == "RO" && address.subdivision.as_ref().is_some_and(|county| county.as_str() == "RO-B");
    !in_bucharest || SECTORS.contains(&address.city.as_str())
}
