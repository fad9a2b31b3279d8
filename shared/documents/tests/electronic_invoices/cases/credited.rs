//! What is credited: the whole, units, amounts, and what is left at last.

use domain::credit_note::{AskedLine, AskedPart, CreditAsked, DocumentPart, Effect};
use domain::invoice::Amount;
use domain::quantity::Quantity;
use serde_json::{Value, json};

use super::{Case, CiusRo, En16931, Peppol, Xrechnung, case, fixed, line, percent, s, without};
use crate::parties::{address, with};

pub(super) fn cases() -> Vec<Case> {
    let adjusted =
        with(line("3", "33.34", s("25")), json!({ "allowances_charges": [percent("allowance", "10", None)] }));
    let freight = with(fixed("charge", "20", Some("Freight"), None), json!({ "vat": s("25") }));
    let books = json!({ "currency": "DKK", "rate": "7.4606", "source": "ECB", "date": "2026-11-20" });
    let goods = |vat: Value| json!({ "supply_date": "2026-11-20", "lines": [line("2", "10", vat)] });
    let to_germany = json!({ "address": address(["Hafenweg 1", "Köln", "50667", "DE"]) });
    let intra = with(goods(without("K", None, Some("VATEX-EU-IC"))), json!({ "delivery_address": to_germany }));
    let whole = || vec![CreditAsked::Whole];
    let mut cases = vec![
        credited(
            "credited-whole",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "lines": [adjusted.clone()], "allowances_charges": [freight.clone()] }),
            whole(),
        ),
        credited(
            "credited-in-parts",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "lines": [adjusted, line("10", "0.99", s("12"))], "allowances_charges": [freight], "rounding": "0.02", "accounting": books }),
            vec![units(1, "1"), amount(2, "1.23"), units(1, "1"), CreditAsked::Whole],
        ),
        credited(
            "credited-with-vat",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "prices_include_vat": true, "lines": [line("3", "10.02", s("25"))] }),
            vec![units(1, "1"), amount(1, "5"), CreditAsked::Whole],
        ),
        credited("credited-intra-community", &[En16931, Peppol, Xrechnung], ["DK", "DE"], intra, whole()),
        credited(
            "credited-reverse-charge",
            &[En16931, Peppol],
            ["DK", "DE"],
            goods(without("AE", Some("Reverse charge"), None)),
            whole(),
        ),
        credited(
            "credited-outside-scope",
            &[En16931],
            ["DE", "DE"],
            goods(without("O", None, Some("VATEX-EU-O"))),
            whole(),
        ),
        credited("credited-romanian", &[CiusRo], ["RO", "RO"], goods(s("21")), vec![units(1, "1"), CreditAsked::Whole]),
        credited(
            "credited-german",
            &[Xrechnung],
            ["DE", "DE"],
            goods(s("19")),
            vec![units(1, "1"), CreditAsked::Whole],
        ),
        credited("credited-gift", &[En16931], ["DK", "DK"], json!({ "lines": [line("1", "0", s("25"))] }), whole()),
    ];
    for (case, effect) in cases.iter_mut().zip([Effect::Refund, Effect::ReduceOpen, Effect::Credit]) {
        case.effect = effect;
    }
    cases
}

fn credited(
    name: &'static str,
    profiles: &'static [domain::electronic_invoice::Profile],
    between: [&str; 2],
    changes: Value,
    credits: Vec<CreditAsked>,
) -> Case {
    Case { credits, ..case(name, profiles, between, changes) }
}

pub(super) fn units(line: usize, quantity: &str) -> CreditAsked {
    part(line, AskedPart::Quantity(Quantity::parse(quantity).unwrap()))
}

fn amount(line: usize, amount: &str) -> CreditAsked {
    part(line, AskedPart::Amount(Amount::parse(amount).unwrap()))
}

fn part(line: usize, part: AskedPart) -> CreditAsked {
    CreditAsked::Lines { lines: vec![AskedLine { line, part }], document: DocumentPart::Proportional }
}
