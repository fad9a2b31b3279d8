//! What is to be paid: allowances and charges of the document, prepaid, rounded, in other currencies, deposits.

use serde_json::{Value, json};

use super::{Case, CiusRo, En16931, Peppol, Xrechnung, case, fixed, line, percent, s, without};
use crate::parties::with;

pub(super) fn cases() -> Vec<Case> {
    let lines = || json!([line("10", "19.99", s("25")), line("1", "55", s("12"))]);
    let taxed = |adjustment: Value, vat: Value| with(adjustment, json!({ "vat": vat }));
    let adjustments = json!([
        taxed(percent("allowance", "10", None), s("25")),
        taxed(fixed("charge", "49", Some("Freight"), Some("FC")), s("25")),
        taxed(fixed("allowance", "5.55", None, Some("95")), s("12")),
        taxed(percent("charge", "1.75", Some("1000")), s("12")),
        taxed(fixed("charge", "3", Some("Deposit on bottles"), None), without("E", Some("Exempt"), None)),
    ]);
    let books = |currency: &str, rate: &str| json!({ "currency": currency, "rate": rate, "source": "ECB", "date": "2026-11-20" });
    let mut cases = vec![
        case(
            "document-allowances-and-charges",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "lines": lines(), "allowances_charges": adjustments }),
        ),
        case("partly-prepaid", &[En16931, Peppol], ["DK", "DK"], json!({ "lines": lines(), "prepaid": "100" })),
        case(
            "wholly-prepaid",
            &[En16931, Xrechnung],
            ["DE", "DE"],
            json!({ "lines": [line("1", "100", s("19"))], "prepaid": "119" }),
        ),
        case("rounded-up", &[En16931, Peppol], ["DK", "DK"], json!({ "lines": lines(), "rounding": "0.53" })),
        case(
            "rounded-down",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "lines": lines(), "rounding": "-0.47", "prepaid": "0" }),
        ),
        case(
            "books-in-kroner",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "lines": lines(), "accounting": books("DKK", "7.4606") }),
        ),
        case(
            "books-in-lei",
            &[En16931, CiusRo],
            ["RO", "RO"],
            json!({ "currency": "EUR", "lines": lines(), "accounting": books("RON", "5.0943") }),
        ),
        case("in-lei", &[CiusRo], ["RO", "RO"], json!({ "lines": lines() })),
        case("in-kroner", &[En16931, Peppol], ["DK", "DK"], json!({ "currency": "DKK", "lines": lines() })),
        case(
            "in-whole-yen",
            &[Peppol],
            ["DK", "DK"],
            json!({ "currency": "JPY", "lines": [line("3", "1999", s("25"))], "rounding": "-1" }),
        ),
        case(
            "in-yen",
            &[En16931],
            ["DK", "JP"],
            json!({
                "currency": "JPY", "lines": [line("3", "1999.5", without("G", None, Some("VATEX-EU-G")))],
                "allowances_charges": [taxed(percent("allowance", "3.3", None), without("G", None, Some("VATEX-EU-G")))],
            }),
        ),
        case(
            "taxed-on-another-day",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "lines": lines(), "tax_point_date": "2026-11-30" }),
        ),
    ];
    cases.extend(deposits());
    cases
}

fn deposits() -> Vec<Case> {
    let kind = |kind: &str, lines: Value| {
        let all = json!({ "kind": kind, "lines": lines, "deducts": [] });
        case("final-invoice", &[En16931, Peppol, Xrechnung], ["DE", "DE"], all)
    };
    let deposit = |amount: &str| kind("deposit", json!([line("1", amount, s("19"))])).draft;
    let mut settled = kind("standard", json!([line("10", "100", s("19"))]));
    settled.deposits = vec![deposit("250"), deposit("99.99")];
    settled.draft["deducts"] = json!(["inv_01jd0v5e6w3k8t7n9m2q4r0007", "inv_01jd0v5e6w3k8t7n9m2q4r0008"]);
    let romanian =
        case("deposit", &[CiusRo], ["RO", "RO"], json!({ "kind": "deposit", "lines": [line("1", "500", s("21"))] }));
    vec![settled, romanian]
}
