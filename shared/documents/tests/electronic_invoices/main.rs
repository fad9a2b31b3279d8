//! The golden set of electronic invoices: issued by the domain, written in both syntaxes, read back, and left in
//! `target/documents/xml` for the official rules (`infra/documents/validate.py`).
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::needless_pass_by_value,
    clippy::similar_names,
    reason = "tests"
)]

mod broken;
mod cases;
mod figures;
mod made;
mod parties;
mod read;
mod rules;

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use domain::electronic_invoice::Profile;
use made::{Made, made};
use read::Element;
use rust_decimal::Decimal;

/// A document, its name, and the profile it is of.
type Document = (String, Profile, Made);

/// Every document of the set under every profile it can have, and those that were let through.
static SET: LazyLock<Vec<Document>> = LazyLock::new(documents);

fn documents() -> Vec<Document> {
    let mut documents = Vec::new();
    for case in cases::all() {
        for profile in case.profiles {
            documents.extend(made(&case, *profile).into_iter().map(|(name, made)| (name, *profile, made)));
        }
    }
    documents.extend(cases::partly::told().0);
    documents
}

#[test]
fn what_a_profile_misses_is_refused_and_the_rest_is_let_through() {
    let (through, refused) = cases::partly::told();
    assert!(refused >= 60 && through.len() >= 80, "{refused} refused, {} documents let through", through.len());
}

#[test]
fn the_golden_set_is_left_for_the_official_rules() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/documents/xml"));
    let _ = fs::remove_dir_all(&folder);
    let mut names = std::collections::BTreeSet::new();
    for syntax in ["ubl", "cii"] {
        fs::create_dir_all(folder.join(syntax)).unwrap();
    }
    let mut ciis = std::collections::BTreeSet::new();
    let figures = figures::all();
    let figures = figures.iter().map(|(name, made)| (name, made));
    for (name, made) in SET.iter().map(|(name, _, made)| (name, made)).chain(figures) {
        assert!(names.insert(name.clone()), "{name} is made twice");
        fs::write(folder.join(format!("ubl/{name}.xml")), made.ubl()).unwrap();
        // CII is the same under every profile.
        let cii = made.cii();
        if ciis.insert(cii.clone()) {
            fs::write(folder.join(format!("cii/{name}.xml")), cii).unwrap();
        }
    }
    assert!(names.len() >= 100 && ciis.len() >= 60, "{} UBL and {} CII are left", names.len(), ciis.len());
}

#[test]
fn every_document_keeps_the_rules_of_its_profile() {
    let mut broken = Vec::new();
    for (name, profile, made) in &*SET {
        let found = rules::broken(&Element::read(&made.ubl()), *profile);
        broken.extend(found.into_iter().map(|rule| format!("{name}: {rule}")));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn both_syntaxes_say_the_same_amounts() {
    const SUM: &str = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/\
                       ram:SpecifiedTradeSettlementHeaderMonetarySummation";
    for (name, _, made) in &*SET {
        let (ubl, cii) = (Element::read(&made.ubl()), Element::read(&made.cii()));
        let sum = cii.all(SUM)[0];
        for (ubl_name, cii_name) in [
            ("LineExtensionAmount", "LineTotalAmount"),
            ("TaxExclusiveAmount", "TaxBasisTotalAmount"),
            ("TaxInclusiveAmount", "GrandTotalAmount"),
            ("AllowanceTotalAmount", "AllowanceTotalAmount"),
            ("ChargeTotalAmount", "ChargeTotalAmount"),
            ("PrepaidAmount", "TotalPrepaidAmount"),
            ("PayableRoundingAmount", "RoundingAmount"),
            ("PayableAmount", "DuePayableAmount"),
        ] {
            let in_ubl = ubl.at(&format!("cac:LegalMonetaryTotal/cbc:{ubl_name}"));
            assert_eq!(in_ubl, sum.at(&format!("ram:{cii_name}")), "{name}: {ubl_name}");
        }
        let vat = |total: &&Element| (total.attribute("currencyID").unwrap().to_owned(), total.text.clone());
        let in_ubl: Vec<_> = ubl.all("cac:TaxTotal/cbc:TaxAmount").iter().map(vat).collect();
        let in_cii: Vec<_> = sum.all("ram:TaxTotalAmount").iter().map(vat).collect();
        assert_eq!(in_ubl, in_cii, "{name}");
    }
}

#[test]
fn what_is_written_is_what_was_issued() {
    for (name, _, made) in &*SET {
        let ubl = Element::read(&made.ubl());
        let (totals, breakdown, lines, number) = match made {
            Made::Invoice(issued) => (&issued.totals, &issued.vat_breakdown, issued.lines.len(), &issued.number),
            Made::CreditNote(issued) => (&issued.totals, &issued.vat_breakdown, issued.lines.len(), &issued.number),
        };
        let amount = |path: &str| ubl.at(path).map(|text| text.parse::<Decimal>().unwrap());
        assert_eq!(ubl.at("cbc:ID"), Some(number.as_str()), "{name}");
        assert_eq!(amount("cac:LegalMonetaryTotal/cbc:PayableAmount"), Some(totals.payable.to_decimal()), "{name}");
        assert_eq!(amount("cac:TaxTotal/cbc:TaxAmount"), Some(totals.vat.to_decimal()), "{name}");
        assert_eq!(ubl.all("cac:TaxTotal/cac:TaxSubtotal").len(), breakdown.len(), "{name}");
        let line = if ubl.name == "Invoice" { "cac:InvoiceLine" } else { "cac:CreditNoteLine" };
        assert_eq!(ubl.all(line).len(), lines, "{name}");
    }
}

#[test]
fn what_the_payer_states_is_what_banks_take() {
    for (name, code, reference, account) in [
        ("standard-peppol", "58", "RF89202600042", "DK5000400440116243"),
        ("in-kroner-en16931", "30", "2026-00042", "DK5000400440116243"),
        ("in-kroner-peppol", "42", "2026-00042", "0440116243"),
        ("by-transfer-form-peppol", "93", "71#020260000000428", "86123456"),
    ] {
        let (_, _, made) = SET.iter().find(|(found, _, _)| found == name).unwrap();
        let ubl = Element::read(&made.ubl());
        let said = ["cbc:PaymentMeansCode", "cbc:PaymentID", "cac:PayeeFinancialAccount/cbc:ID"];
        let said = said.map(|path| ubl.at(&format!("cac:PaymentMeans/{path}")).unwrap());
        assert_eq!(said, [code, reference, account], "{name}");
    }
}

#[test]
fn an_invoice_that_has_no_profile_has_no_electronic_invoice() {
    let case = &cases::all()[0];
    let Some((_, Made::Invoice(invoice))) = made(case, case.profiles[0]).into_iter().next() else { unreachable!() };
    let alone = domain::invoice::Invoice { profile: None, ..invoice };
    assert_eq!(documents::Xml::of(&alone), None);
}

#[test]
fn the_same_invoice_gives_the_same_bytes() {
    for ((name, _, one), (_, _, other)) in SET.iter().zip(&documents()) {
        assert_eq!((one.ubl(), one.cii()), (other.ubl(), other.cii()), "{name}");
    }
}
