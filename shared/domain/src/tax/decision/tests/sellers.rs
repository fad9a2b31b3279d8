//! Sellers that charge no VAT, and what is said and stored.

use super::case::*;
use crate::language::Language;
use crate::tax::{Decision, Scheme, TaxSettings};

#[test]
fn a_seller_without_a_vat_identifier_charges_no_vat() {
    let unregistered = Case { seller_id: "", ..SALE };
    let none = "O 0 VATEX-EU-O seller_not_registered";
    check(&[
        ("at home", unregistered, none),
        ("to a German business", Case { buyer: "DE", buyer_id: GERMAN, deliver_to: "DE", ..unregistered }, none),
        ("out of the EU", Case { deliver_to: "NO", ..unregistered }, none),
        ("before the table of rates begins", Case { on: "1980-01-01", ..unregistered }, none),
        ("in Riyadh", Case { seller_id: "", ..SAUDI_SALE }, "O 0 VATEX-SA-OOS seller_not_registered"),
        ("abroad its own identifier is no help", Case { seller_id: GERMAN, ..SALE }, "seller_vat_id_of_other_country"),
        ("nor is one of Northern Ireland", Case { seller_id: "XI123456789", ..SALE }, "seller_vat_id_of_other_country"),
        (
            "nor in Riyadh one of the Emirates",
            Case { seller_id: "100123456789012", ..SAUDI_SALE },
            "seller_vat_id_of_other_country",
        ),
    ]);
}

fn small_business(reason: &str) -> TaxSettings {
    TaxSettings { scheme: Scheme::SmallBusiness { reason: line(reason) }, ..TaxSettings::default() }
}

#[test]
fn a_small_business_is_exempt_whatever_it_sells() {
    let unregistered = Case { seller_id: "", ..SALE };
    let french = Case { seller: "FR", seller_id: "", buyer: "FR", deliver_to: "FR", ..SALE };
    for (said, case, expected) in [
        ("without a VAT identifier", unregistered, "E 0 - small_business"),
        ("with one", SALE, "E 0 - small_business"),
        (
            "to a German business",
            Case { buyer: "DE", buyer_id: GERMAN, deliver_to: "DE", ..SALE },
            "E 0 - small_business",
        ),
        ("in France with the French code", french, "E 0 VATEX-FR-FRANCHISE small_business"),
        ("there is no such scheme in Saudi Arabia", SAUDI_SALE, "tax_rules_missing"),
        ("nor in the Emirates", Case { seller: "AE", seller_id: "100123456789012", ..SALE }, "tax_rules_missing"),
    ] {
        for reason in ["", "TVA non applicable, art. 293 B du CGI"] {
            assert_eq!(outcome_under(&case, &small_business(reason)), expected, "{said}");
        }
    }
    let reason = |settings: &TaxSettings| {
        let decision = decide_under(&SALE, settings, Language::English).unwrap();
        decision.treatment.exemption_reason().unwrap().to_string()
    };
    assert_eq!(reason(&small_business("Own words")), "Own words");
    assert!(reason(&small_business("")).contains("Article 284"));
}

#[test]
fn the_reason_is_in_the_buyers_language() {
    let to_germany = Case { buyer: "DE", buyer_id: GERMAN, deliver_to: "DE", ..SALE };
    for (language, expected) in [
        (Language::Danish, "Levering til et andet EU-land"),
        (Language::Romanian, "Livrare intracomunitară"),
        (Language::Arabic, "توريد داخل الاتحاد الأوروبي"),
        (Language::English, "Intra-Community supply"),
    ] {
        let decision = decide_under(&to_germany, &settings(false), language).unwrap();
        let reason = decision.treatment.exemption_reason().unwrap().to_string();
        assert!(reason.starts_with(expected), "{reason}");
        assert_eq!(reason, decision.rule.sentence(language));
    }
}

#[test]
fn a_refusal_says_what_to_do() {
    let told = |case: &Case| decide_under(case, &settings(false), Language::English).unwrap_err().detail;
    let norwegian = told(&Case { seller: "NO", ..SALE });
    assert_eq!(norwegian, "there are no VAT rules here for sellers in NO: tell the VAT of the line");
    let german = told(&Case { seller_id: GERMAN, ..SALE });
    assert_eq!(german, "DE136695976 is no VAT identifier of the seller's country: tell the VAT of the line");
}

#[test]
fn a_decision_is_stored_with_its_rule() {
    let decision = decide_under(&Case { deliver_to: "NO", ..SALE }, &settings(false), Language::English).unwrap();
    let json = serde_json::to_value(&decision).unwrap();
    assert_eq!(json["rule"], "export");
    assert_eq!(json["treatment"]["exemption_code"], "VATEX-EU-G");
    assert_eq!(serde_json::from_value::<Decision>(json).unwrap(), decision);
}
