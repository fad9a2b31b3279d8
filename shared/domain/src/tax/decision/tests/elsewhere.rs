//! Out of the EU, and sellers outside it.

use super::case::*;
use crate::tax::{ConfirmedRate, RateClass, TaxSettings, VatRate};

#[test]
fn out_of_the_union() {
    let norway = Case { buyer: "NO", deliver_to: "NO", ..SALE };
    let export = "G 0 VATEX-EU-G export";
    let outside = "O 0 VATEX-EU-O outside_scope";
    check(&[
        ("goods to a consumer", norway, export),
        ("goods to a business", Case { buyer_id: "NO914778271MVA", ..norway }, export),
        ("goods a German business has sent to Norway", Case { buyer: "DE", buyer_id: GERMAN, ..norway }, export),
        ("goods a Danish business has sent to Norway", Case { buyer: "DK", buyer_id: DANISH, ..norway }, export),
        ("goods to Åland, outside the territory of VAT", Case { deliver_to: "AX", ..norway }, export),
        ("goods to Riyadh", Case { buyer: "SA", buyer_id: SAUDI, deliver_to: "SA", ..SALE }, export),
        ("goods of the class zero", Case { class: "zero", ..norway }, export),
        ("services to a business", Case { buyer_id: "NO914778271MVA", what: "services", ..norway }, outside),
        (
            "services to a business without a VAT identifier",
            Case { buyer: "US", is_business: true, ..SERVICE },
            outside,
        ),
        ("services to a consumer", Case { buyer: "US", ..SERVICE }, "S 25 - service_to_consumer"),
        ("digital services to a consumer", Case { buyer: "US", ..DIGITAL }, outside),
        ("digital services to a business", Case { buyer: "US", is_business: true, ..DIGITAL }, outside),
        (
            "services to an American business with a German identifier",
            Case { buyer: "US", buyer_id: GERMAN, ..SERVICE },
            outside,
        ),
        (
            "services to an American address with a Danish identifier",
            Case { buyer: "US", buyer_id: DANISH, ..SERVICE },
            "S 25 - buyer_not_identified_elsewhere",
        ),
    ]);
}

#[test]
fn a_saudi_seller() {
    let goods = "Z 0 VATEX-SA-32 saudi_export_of_goods";
    let services = "Z 0 VATEX-SA-33 saudi_export_of_services";
    let to_dubai = Case { buyer: "AE", deliver_to: "AE", ..SAUDI_SALE };
    check(&[
        ("at home", SAUDI_SALE, "S 15 - domestic"),
        ("services at home", SAUDI_SERVICE, "S 15 - domestic"),
        ("goods to Dubai", to_dubai, goods),
        (
            "goods to Denmark, to a business",
            Case { buyer: "DK", buyer_id: DANISH, deliver_to: "DK", ..SAUDI_SALE },
            goods,
        ),
        ("goods a stranger buys in Riyadh", Case { buyer: "DK", ..SAUDI_SALE }, "S 15 - domestic"),
        ("goods a Saudi business has sent to Dubai", Case { buyer: "SA", buyer_id: SAUDI, ..to_dubai }, goods),
        ("services to Denmark", Case { buyer: "DK", ..SAUDI_SERVICE }, services),
        (
            "services at a Danish address with a Saudi number",
            Case { buyer: "DK", buyer_id: SAUDI, ..SAUDI_SERVICE },
            "S 15 - domestic",
        ),
        ("digital services to Denmark", Case { buyer: "DK", what: "digital_services", ..SAUDI_SERVICE }, services),
        ("zero at home without a code", Case { class: "zero", ..SAUDI_SALE }, "Z 0 - domestic_zero"),
        (
            "zero at home with the code of medicines",
            Case { class: "zero", told: ("Medicines", "VATEX-SA-35"), ..SAUDI_SALE },
            "Z 0 VATEX-SA-35 domestic_zero",
        ),
        (
            "exempt at home",
            Case { class: "exempt", told: ("Financial services", "VATEX-SA-29"), ..SAUDI_SALE },
            "E 0 VATEX-SA-29 domestic_exempt",
        ),
    ]);
}

#[test]
fn elsewhere_there_are_no_rules() {
    let emirati = Case { seller: "AE", seller_id: "100123456789012", buyer: "AE", deliver_to: "AE", ..SALE };
    check(&[
        ("a Norwegian seller", Case { seller: "NO", seller_id: "NO914778271MVA", ..SALE }, "tax_rules_missing"),
        ("an American seller without VAT", Case { seller: "US", seller_id: "", ..SALE }, "tax_rules_missing"),
        ("a seller in Åland", Case { seller: "AX", seller_id: "FI20774740", ..SALE }, "tax_rules_missing"),
        ("a seller in Belfast", Case { seller: "GB", seller_id: "XI123456789", ..SALE }, "tax_rules_missing"),
        ("the rate of the Emirates is not verified", emirati, "vat_rate_unverified"),
        ("exports from the Emirates", Case { deliver_to: "SA", ..emirati }, "tax_rules_missing"),
        ("services from there", Case { what: "services", buyer: "SA", ..emirati }, "tax_rules_missing"),
        ("an unregistered seller there", Case { seller_id: "", ..emirati }, "O 0 - seller_not_registered"),
    ]);
    let rate = VatRate::parse("5").unwrap();
    let confirmed = ConfirmedRate::new(country("AE"), RateClass::Standard, rate, "2018-01-01".parse().unwrap());
    let settings = TaxSettings { confirmed: vec![confirmed.unwrap()], ..TaxSettings::default() };
    assert_eq!(outcome_under(&emirati, &settings), "S 5 - domestic");
}
