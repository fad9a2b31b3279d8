//! One by one.

use std::collections::BTreeSet;

use super::case::{Case, currency, line, long, reference};
use crate::electronic_invoice::check::unmet;
use crate::electronic_invoice::requirements::{all, of};
use crate::electronic_invoice::{IdScheme, Profile};
use crate::mail_address::MailAddress;
use crate::money::Money;
use crate::tax::VatId;
use crate::text::{Name, Note};
use crate::unit::Unit;

use Profile::{CiusRo, En16931, Peppol, Xrechnung};

/// The rule and the term of a row, the profile, an invoice that has everything, and what spoils it.
type Row = (&'static str, &'static str, Profile, fn(&mut Case), fn(&mut Case));

fn as_it_is(_: &mut Case) {}

fn romanian(case: &mut Case) {
    case.seller_in("RO");
    case.buyer_in("RO");
    case.currency = currency("RON");
}

fn delivered_in_romania(case: &mut Case) {
    romanian(case);
    case.delivered_in("RO");
}

fn danish_seller(case: &mut Case) {
    case.seller_in("DK");
    case.seller_id("0184", "12345674");
}

fn danish(case: &mut Case) {
    danish_seller(case);
    case.buyer_in("DK");
    case.buyer_id("0184", "87654303");
}

fn dutch(case: &mut Case) {
    case.seller_in("NL");
    case.buyer_in("NL");
    case.seller_id("0106", "12345678");
    case.buyer_id("0190", "00000001234567890000");
}

fn icelandic(case: &mut Case) {
    case.seller_in("IS");
    case.buyer_in("IS");
    case.seller_id("0196", "1200000350");
    case.buyer_id("0196", "1201111250");
}

fn norwegian(case: &mut Case) {
    case.seller_in("NO");
    case.seller.vat_id = Some(VatId::parse("NO931540939MVA").unwrap());
}

fn swedish(case: &mut Case) {
    case.seller_in("SE");
    case.seller.vat_id = Some(VatId::parse("SE556732170701").unwrap());
    case.seller.tax_registration = Some(reference("Godkänd för F-skatt"));
    case.taxed("S", "25");
}

fn italian(case: &mut Case) {
    case.seller_in("IT");
    case.seller.tax_registration = Some(reference("12345678901"));
}

fn supplied(case: &mut Case) {
    case.taxed("K", "0");
}

const EN: [Row; 22] = [
    ("BR-DEC-14", "BT-5", En16931, as_it_is, |case| case.currency = currency("KWD")),
    ("BR-DEC-15", "BT-6", En16931, as_it_is, |case| case.accounting_currency = Some(currency("KWD"))),
    ("BR-O-11 to BR-O-14", "BT-151", En16931, |case| case.taxed("O", "0"), |case| case.also_taxed("S", "19")),
    ("BR-CO-26", "BT-30", En16931, |case| case.taxed("O", "0"), |case| case.seller.legal_id = None),
    ("BR-S-02", "BT-31", En16931, as_it_is, |case| case.seller.vat_id = None),
    ("BR-Z-02", "BT-31", En16931, |case| case.taxed("Z", "0"), |case| case.seller.vat_id = None),
    ("BR-E-02", "BT-31", En16931, |case| case.taxed("E", "0"), |case| case.seller.vat_id = None),
    ("BR-AE-02", "BT-31", En16931, |case| case.taxed("AE", "0"), |case| case.seller.vat_id = None),
    ("BR-IC-02", "BT-31", En16931, supplied, |case| case.seller.vat_id = None),
    ("BR-G-02", "BT-31", En16931, |case| case.taxed("G", "0"), |case| case.seller.vat_id = None),
    (
        "BR-AE-02",
        "BT-48",
        En16931,
        |case| case.taxed("AE", "0"),
        |case| {
            (case.buyer.vat_id, case.buyer.legal_id) = (None, None);
        },
    ),
    ("BR-IC-02", "BT-48", En16931, supplied, |case| case.buyer.vat_id = None),
    ("BR-IC-11", "BT-72", En16931, supplied, |case| case.supply_date = None),
    (
        "BR-E-10, BR-O-10",
        "BT-120",
        En16931,
        |case| case.taxed("E", "0"),
        |case| {
            case.vat_breakdown[0].exemption_reason = None;
        },
    ),
    ("BR-CL-04", "BT-5", En16931, as_it_is, |case| case.currency = currency("ZWL")),
    ("BR-CL-05", "BT-6", En16931, as_it_is, |case| case.accounting_currency = Some(currency("ZWL"))),
    ("BR-CO-17", "BT-119", En16931, |case| case.vat_at("0.4", 49), |case| case.vat_at("0.4", 50)),
    ("BR-CL-11", "BT-30", En16931, danish, |case| case.seller.legal_id = Some(reference("12345675"))),
    ("BR-CL-11", "BT-47", En16931, danish, |case| case.buyer.legal_id = Some(reference("12345675"))),
    ("BR-CL-23", "BT-130", En16931, as_it_is, |case| case.lines[0].line.unit = Unit::parse("ZZZ").unwrap()),
    (
        "BR-CL-19, BR-CL-20",
        "BT-140 or BT-145",
        En16931,
        |case| case.line_charge("allowance", None, Some("95")),
        |case| case.line_charge("allowance", None, Some("FC")),
    ),
    (
        "BR-CL-19, BR-CL-20",
        "BT-98 or BT-105",
        En16931,
        |case| case.charge("charge", None, Some("FC")),
        |case| case.charge("charge", None, Some("95")),
    ),
];

const NETWORKS: [Row; 14] = [
    ("PEPPOL-EN16931-R003", "BT-10", Peppol, |case| case.seller_in("FR"), |case| case.buyer_reference = None),
    ("PEPPOL-EN16931-R020", "BT-34", Peppol, as_it_is, |case| case.seller.endpoint = None),
    ("PEPPOL-EN16931-R010", "BT-49", Peppol, as_it_is, |case| case.buyer.endpoint = None),
    ("PEPPOL-EN16931-R120", "BT-131", Peppol, as_it_is, |case| case.lines[0].net = yen(101)),
    ("PEPPOL-EN16931-R120", "BT-131", Xrechnung, as_it_is, |case| case.lines[0].net = yen(101)),
    ("PEPPOL-EN16931-R020", "BT-34", Xrechnung, as_it_is, |case| case.seller.endpoint = None),
    ("PEPPOL-EN16931-R010", "BT-49", Xrechnung, as_it_is, |case| case.buyer.endpoint = None),
    ("BR-DE-15", "BT-10", Xrechnung, as_it_is, |case| {
        (case.buyer_reference, case.order_reference) = (None, Some(reference("PO-1")));
    }),
    ("BR-DE-4", "BT-38", Xrechnung, as_it_is, |case| case.seller.address.postal_code = None),
    ("BR-DE-6", "BT-42", Xrechnung, as_it_is, |case| case.seller.phone = None),
    ("BR-DE-9", "BT-53", Xrechnung, as_it_is, |case| case.buyer.address.postal_code = None),
    ("BR-DE-10", "BT-77", Xrechnung, as_it_is, supplied),
    ("BR-DE-11", "BT-78", Xrechnung, |case| case.delivered_in("DE"), |case| case.delivery().postal_code = None),
    ("BR-DE-16", "BT-31", Xrechnung, as_it_is, |case| case.seller.vat_id = None),
];

const ROMANIA: [Row; 12] = [
    ("BR-RO-030", "BT-6", CiusRo, romanian, |case| case.currency = currency("EUR")),
    ("BR-RO-065", "BT-31", CiusRo, romanian, |case| case.seller.vat_id = None),
    ("BR-RO-120", "BT-47", CiusRo, romanian, |case| (case.buyer.vat_id, case.buyer.legal_id) = (None, None)),
    ("BR-RO-110", "BT-39", CiusRo, romanian, |case| case.seller.address.subdivision = Some(line("Cluj"))),
    ("BR-RO-100", "BT-37", CiusRo, romanian, |case| case.seller.address.subdivision = Some(line("RO-B"))),
    ("BR-RO-111", "BT-54", CiusRo, romanian, |case| case.buyer.address.subdivision = None),
    ("BR-RO-101", "BT-52", CiusRo, romanian, |case| case.buyer.address.subdivision = Some(line("RO-B"))),
    ("BR-RO-180", "BT-75", CiusRo, romanian, supplied),
    ("BR-RO-201", "BT-77", CiusRo, romanian, supplied),
    ("BR-RO-211", "BT-79", CiusRo, delivered_in_romania, |case| case.delivery().subdivision = None),
    ("BR-RO-212", "BT-79", CiusRo, delivered_in_romania, |case| case.delivery().subdivision = Some(line("CJ"))),
    ("BR-RO-202", "BT-77", CiusRo, delivered_in_romania, |case| case.delivery().subdivision = Some(line("RO-B"))),
];

const LENGTHS: [Row; 18] = [
    ("BR-RO-L1002", "BT-36", CiusRo, romanian, |case| case.seller.address.line2 = Some(line(&long(101)))),
    ("BR-RO-L0501", "BT-37", CiusRo, romanian, |case| case.seller.address.city = line(&long(51))),
    ("BR-RO-L0201", "BT-38", CiusRo, romanian, |case| case.seller.address.postal_code = Some(line(&long(21)))),
    ("BR-RO-L1004", "BT-41", CiusRo, romanian, |case| case.seller.contact_name = Name::parse(&long(101)).unwrap()),
    ("BR-RO-L1006", "BT-43", CiusRo, romanian, |case| case.seller.email = mail()),
    ("BR-RO-L1007", "BT-51", CiusRo, romanian, |case| case.buyer.address.line2 = Some(line(&long(101)))),
    ("BR-RO-L0502", "BT-52", CiusRo, romanian, |case| case.buyer.address.city = line(&long(51))),
    ("BR-RO-L0202", "BT-53", CiusRo, romanian, |case| case.buyer.address.postal_code = Some(line(&long(21)))),
    ("BR-RO-L1009", "BT-56", CiusRo, romanian, |case| case.buyer.contacts[0].name = Name::parse(&long(101)).unwrap()),
    ("BR-RO-L1011", "BT-58", CiusRo, romanian, |case| case.buyer.contacts[0].email = mail()),
    ("BR-RO-L302", "BT-22", CiusRo, romanian, |case| case.note = Some(Note::parse(&long(301)).unwrap())),
    ("BR-RO-L1014", "BT-76", CiusRo, delivered_in_romania, |case| case.delivery().line2 = Some(line(&long(101)))),
    ("BR-RO-L0504", "BT-77", CiusRo, delivered_in_romania, |case| case.delivery().city = line(&long(51))),
    ("BR-RO-L0204", "BT-78", CiusRo, delivered_in_romania, |case| case.delivery().postal_code = Some(line(&long(21)))),
    ("BR-RO-L1019", "BT-120", CiusRo, romanian, |case| {
        case.taxed("E", "0");
        case.vat_breakdown[0].exemption_reason = Some(line(&long(101)));
    }),
    ("BR-RO-L1024", "BT-153", CiusRo, romanian, |case| case.lines[0].line.name = Name::parse(&long(101)).unwrap()),
    ("BR-RO-L212", "BT-154", CiusRo, romanian, |case| case.lines[0].line.description = Note::parse(&long(201)).ok()),
    (
        "BR-RO-L1022, BR-RO-L1023",
        "BT-139 or BT-144",
        CiusRo,
        |case| {
            romanian(case);
            case.line_charge("charge", Some(&long(100)), None);
        },
        |case| case.line_charge("charge", Some(&long(101)), None),
    ),
];

const COUNTRIES: [Row; 21] = [
    (
        "BR-RO-L1017, BR-RO-L1018",
        "BT-97 or BT-104",
        CiusRo,
        |case| {
            romanian(case);
            case.charge("allowance", Some(&long(100)), None);
        },
        |case| case.charge("allowance", Some(&long(101)), None),
    ),
    ("DK-R-002", "BT-30", Peppol, danish_seller, |case| case.seller.legal_id = None),
    ("DK-R-014", "BT-30", Peppol, danish_seller, |case| case.seller.legal_id_scheme = None),
    ("DK-R-017", "BT-47", Peppol, danish, |case| case.buyer.legal_id_scheme = IdScheme::parse("0088").ok()),
    (
        "DK-R-004",
        "BT-139 or BT-144",
        Peppol,
        |case| {
            danish(case);
            case.line_charge("charge", Some("2134"), Some("ZZZ"));
        },
        |case| case.line_charge("charge", Some("Afgift"), Some("ZZZ")),
    ),
    (
        "DK-R-004",
        "BT-97 or BT-104",
        Peppol,
        |case| {
            danish(case);
            case.charge("charge", Some("2134"), Some("ZZZ"));
        },
        |case| case.charge("charge", None, Some("ZZZ")),
    ),
    ("GR-R-001, GR-R-004", "BT-1", Peppol, as_it_is, |case| case.seller_in("GR")),
    ("IS-R-002", "BT-30", Peppol, icelandic, |case| case.seller.legal_id = None),
    ("IS-R-003", "BT-38", Peppol, icelandic, |case| case.seller.address.postal_code = None),
    ("IS-R-004", "BT-47", Peppol, icelandic, |case| case.buyer.legal_id_scheme = None),
    ("IS-R-005", "BT-53", Peppol, icelandic, |case| case.buyer.address.postal_code = None),
    ("IT-R-001", "BT-32", Peppol, italian, |case| case.seller.tax_registration = Some(reference("1234567890"))),
    ("IT-R-004", "BT-38", Peppol, italian, |case| case.seller.address.postal_code = None),
    ("NL-R-002", "BT-38", Peppol, dutch, |case| case.seller.address.postal_code = None),
    ("NL-R-003", "BT-30", Peppol, dutch, |case| case.seller.legal_id_scheme = None),
    ("NL-R-004", "BT-53", Peppol, dutch, |case| case.buyer.address.postal_code = None),
    ("NL-R-005", "BT-47", Peppol, dutch, |case| case.buyer.legal_id_scheme = IdScheme::parse("0184").ok()),
    ("NL-R-008", "BT-84", Peppol, dutch, |case| case.seller.bank = None),
    ("NO-R-001", "BT-31", Peppol, norwegian, |case| case.seller.vat_id = VatId::parse("NO931540938MVA").ok()),
    ("SE-R-005", "BT-32", Peppol, swedish, |case| case.seller.tax_registration = Some(reference("F-skatt"))),
    ("SE-R-006", "BT-119", Peppol, swedish, |case| case.also_taxed("S", "19")),
];

/// 100 times 1 is 100.
fn yen(amount: i64) -> Money {
    Money::from_minor(amount, currency("JPY")).unwrap()
}

/// Longer than CIUS-RO has it.
fn mail() -> MailAddress {
    MailAddress::parse(&format!("a@{}.{}.example", "b".repeat(60), "c".repeat(60))).unwrap()
}

#[test]
fn each_requirement_is_met_where_the_term_is_told_and_named_where_it_is_not() {
    let mut seen = BTreeSet::new();
    for (rule, term, profile, set_up, spoil) in [&EN[..], &NETWORKS, &ROMANIA, &LENGTHS, &COUNTRIES].concat() {
        let mut case = Case::of(profile);
        set_up(&mut case);
        let named = |case: &Case| {
            let terms = case.terms();
            let tables = of(&terms);
            let row = tables.into_iter().flatten().find(|row| (row.rule, row.term) == (rule, term));
            row.map(|row| (unmet(row, &terms), row.refusal(profile).detail))
        };
        let met = named(&case).is_none_or(|(places, _)| places.is_empty());
        assert!(met, "{rule} {term} is met at first");
        spoil(&mut case);
        let (places, detail) = named(&case).unwrap_or_else(|| panic!("no row {rule} {term} in {profile:?}"));
        assert!(!places.is_empty(), "{rule} {term} is spoilt");
        assert!(detail.contains(rule) && detail.contains(profile.title()), "{detail}");
        seen.insert((rule, term));
    }
    let rows: BTreeSet<_> = all().into_iter().flatten().map(|row| (row.rule, row.term)).collect();
    assert_eq!(rows.difference(&seen).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "rows without a case");
    assert_eq!(seen.difference(&rows).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "cases without a row");
}
