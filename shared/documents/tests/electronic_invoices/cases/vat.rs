//! Every category of VAT, alone and beside others.

use serde_json::{Value, json};

use super::{Case, CiusRo, En16931, Peppol, Xrechnung, case, line, s, without};
use crate::parties::{address, buyer, with};

pub(super) fn cases() -> Vec<Case> {
    let lines = |vat: Value| json!({ "lines": [line("3", "19.99", vat.clone()), line("1", "0.005", vat)] });
    let reverse = || without("AE", None, Some("VATEX-EU-AE"));
    let exempt = || without("E", Some("Training, Article 132(1)(i)"), Some("VATEX-EU-132-1I"));
    let mut cases = vec![
        case("standard", &[En16931, Peppol], ["DK", "DK"], lines(s("25"))),
        case("standard-german", &[En16931, Peppol, Xrechnung], ["DE", "DE"], lines(s("19"))),
        case("standard-romanian", &[En16931, CiusRo], ["RO", "RO"], lines(s("21"))),
        case(
            "several-rates",
            &[En16931, Peppol, Xrechnung],
            ["DE", "DE"],
            json!({ "lines": [line("7", "1.11", s("19")), line("2.5", "4.4444", s("7")), line("1", "9", s("19")), line("1", "1", s("5.5"))] }),
        ),
        case("zero-rated", &[En16931, Peppol, Xrechnung], ["DE", "DE"], lines(json!({ "category": "Z", "rate": "0" }))),
        case("exempt", &[En16931, Peppol, Xrechnung], ["DE", "DE"], lines(exempt())),
        case("exempt-by-reason", &[En16931, Peppol], ["DK", "DK"], lines(without("E", Some("Healthcare"), None))),
        case("exempt-by-code", &[En16931, CiusRo], ["RO", "RO"], lines(without("E", None, Some("VATEX-EU-132-1C")))),
        case("reverse-charge", &[En16931, Peppol, Xrechnung], ["DK", "DE"], lines(reverse())),
        case("export", &[En16931, Peppol], ["DK", "US"], lines(without("G", None, Some("VATEX-EU-G")))),
        case("outside-scope", &[En16931, Xrechnung], ["DE", "DE"], lines(without("O", None, Some("VATEX-EU-O")))),
        case(
            "beside-each-other",
            &[En16931, Peppol],
            ["DK", "DE"],
            json!({
                "supply_date": "2026-11-20",
                "lines": [
                    line("1", "100", s("25")), line("1", "10", json!({ "category": "Z", "rate": "0" })),
                    line("2", "3.33", exempt()), line("1", "40", reverse()), line("1", "1.01", intra_community()),
                    line("4", "0.25", without("G", Some("Export"), None)), line("1", "7", s("12.5")),
                ],
            }),
        ),
    ];
    cases.extend(intra_community_cases());
    cases.extend(saudi_cases());
    for case in cases.iter_mut().filter(|case| case.name == "export") {
        case.buyer = with(buyer("US"), json!({ "endpoint": { "scheme": "0060", "id": "123456789" } }));
    }
    cases
}

fn intra_community() -> Value {
    without("K", Some("Intra-Community supply"), Some("VATEX-EU-IC"))
}

fn intra_community_cases() -> Vec<Case> {
    let goods = |changes: Value| with(json!({ "lines": [line("12", "8.5", intra_community())] }), changes);
    let to = json!({ "name": "Außenlager Süd", "address": address(["Hafenweg 1", "Köln", "50667", "DE"]) });
    let period = json!({ "start": "2026-11-01", "end": "2026-11-20" });
    vec![
        case("intra-community", &[En16931, Peppol], ["DK", "DE"], goods(json!({ "supply_date": "2026-11-20" }))),
        case(
            "intra-community-to-address",
            &[En16931, Peppol, Xrechnung],
            ["DK", "DE"],
            goods(json!({ "delivery_address": to, "supply_date": "2026-11-20" })),
        ),
        case(
            "intra-community-period",
            &[En16931, Peppol],
            ["DK", "DE"],
            goods(json!({ "period": period, "deliver_to": "DE" })),
        ),
    ]
}

fn saudi_cases() -> Vec<Case> {
    let of = |name, vat: Value| {
        case(name, &[En16931], ["SA", "SA"], json!({ "currency": "SAR", "lines": [line("2", "115.5", vat)] }))
    };
    vec![
        of("saudi-standard", s("15")),
        of("saudi-zero-rated", without("Z", Some("Export of goods"), Some("VATEX-SA-32"))),
        of("saudi-exempt", without("E", Some("Real estate"), Some("VATEX-SA-30"))),
        of("saudi-outside-scope", without("O", Some("Not subject to VAT"), Some("VATEX-SA-OOS"))),
    ]
}
