//! A seller and a buyer in one country.

use super::case::*;
use crate::language::Language;

#[test]
fn at_home() {
    let french = Case { seller: "FR", seller_id: "FR40303265045", buyer: "FR", deliver_to: "FR", ..SALE };
    check(&[
        ("goods to a consumer are taxed", SALE, "S 25 - domestic"),
        ("goods to a business too", Case { buyer_id: "DK12345674", ..SALE }, "S 25 - domestic"),
        ("services to a consumer are taxed", SERVICE, "S 25 - domestic"),
        ("services to a business too", Case { buyer_id: "DK12345674", ..SERVICE }, "S 25 - domestic"),
        ("digital services are taxed", DIGITAL, "S 25 - domestic"),
        (
            "goods a German business has delivered in Denmark do not leave it",
            Case { buyer: "DE", buyer_id: GERMAN, ..SALE },
            "S 25 - domestic",
        ),
        ("a Norwegian who buys a thing in Denmark pays Danish VAT", Case { buyer: "NO", ..SALE }, "S 25 - domestic"),
        (
            "services to a Danish address with a German identifier stay Danish",
            Case { buyer_id: GERMAN, ..SERVICE },
            "S 25 - domestic",
        ),
        ("where goods go says nothing of a service", Case { deliver_to: "NO", ..SERVICE }, "S 25 - domestic"),
        ("a Danish newspaper is taxed at zero", Case { class: "zero", ..SALE }, "Z 0 - domestic_zero"),
        ("the lower rate is the country's own", Case { class: "reduced", ..french }, "S 10 - domestic"),
        ("Monaco is under French VAT", Case { buyer: "MC", deliver_to: "MC", ..french }, "S 20 - domestic"),
        ("and so is a seller there", Case { seller: "MC", ..french }, "S 20 - domestic"),
        ("Denmark has no reduced rate", Case { class: "reduced", ..SALE }, "vat_rate_unknown"),
        ("nor a known rate in 1991", Case { on: "1991-12-31", ..SALE }, "vat_rate_before_table"),
    ]);
}

#[test]
fn a_rate_is_that_of_the_day_of_supply() {
    let romanian = Case { seller: "RO", seller_id: "RO18547290", buyer: "RO", deliver_to: "RO", ..SALE };
    check(&[
        ("on 31 July 2025", Case { on: "2025-07-31", ..romanian }, "S 19 - domestic"),
        ("on 1 August 2025", Case { on: "2025-08-01", ..romanian }, "S 21 - domestic"),
        ("food on 31 July 2025", Case { on: "2025-07-31", class: "reduced", ..romanian }, "S 9 - domestic"),
        ("food on 1 August 2025", Case { on: "2025-08-01", class: "reduced", ..romanian }, "S 11 - domestic"),
        ("in Riyadh on 30 June 2020", Case { on: "2020-06-30", ..SAUDI_SALE }, "S 5 - domestic"),
        ("in Riyadh on 1 July 2020", Case { on: "2020-07-01", ..SAUDI_SALE }, "S 15 - domestic"),
    ]);
}

#[test]
fn what_is_exempt_needs_its_reason_from_the_caller() {
    let exempt = Case { class: "exempt", ..SERVICE };
    check(&[
        ("without one it is refused", exempt, "exemption_reason_missing"),
        ("with one it is exempt", Case { told: ("Education", ""), ..exempt }, "E 0 - domestic_exempt"),
        (
            "with reason and code too",
            Case { told: ("Education", "VATEX-EU-132-1I"), ..exempt },
            "E 0 VATEX-EU-132-1I domestic_exempt",
        ),
        (
            "a code of another category is refused",
            Case { told: ("Education", "VATEX-EU-G"), ..exempt },
            "exemption_code_of_other_category",
        ),
        (
            "a reason does not count where the supply is taxed",
            Case { told: ("Education", ""), ..SERVICE },
            "S 25 - domestic",
        ),
        (
            "in Denmark nothing that is taxed at zero has a reason",
            Case { told: ("Newspaper", ""), class: "zero", ..SALE },
            "exemption_reason_unexpected",
        ),
    ]);
    let told = Case { told: ("Education", ""), ..exempt };
    let decision = decide_under(&told, &settings(false), Language::Danish).unwrap();
    assert_eq!(decision.treatment.exemption_reason().unwrap().as_str(), "Education", "in the caller's words");
}
