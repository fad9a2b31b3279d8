//! Invoices of which the dice left out terms, and put in codes that may be wrong. What the domain lets through must pass
//! the official rules; what a profile misses it must refuse.

use domain::credit_note::CreditAsked;
use domain::electronic_invoice::Profile;
use serde_json::{Value, json};

use super::thrown::Dice;
use super::{Case, case, fixed, line, s, without};
use crate::made::{Made, attempted};
use crate::parties::{address, with};

const TOLD: u64 = 240;

/// What was let through, and how many were refused.
pub(crate) fn told() -> (Vec<(String, Profile, Made)>, usize) {
    let (mut through, mut refused) = (Vec::new(), 0);
    for number in 1..=TOLD {
        let mut dice = Dice::of(1_000 + number);
        let profile = dice.one(&Profile::ALL);
        match attempted(&partly(number, profile, &mut dice), profile) {
            Ok(made) => through.extend(made.into_iter().map(|(name, made)| (name, profile, made))),
            Err(_) => refused += 1,
        }
    }
    (through, refused)
}

fn partly(number: u64, profile: Profile, dice: &mut Dice) -> Case {
    let between = match profile {
        Profile::En16931 => dice.one(&[["DK", "US"], ["SA", "SA"], ["DE", "DK"], ["RO", "JP"]]),
        Profile::Peppol => dice.one(&[["DK", "DK"], ["DE", "DE"], ["DK", "DE"]]),
        Profile::Xrechnung => dice.one(&[["DE", "DE"], ["DK", "DE"]]),
        Profile::CiusRo => dice.one(&[["RO", "RO"], ["DK", "RO"]]),
    };
    let to = json!({ "name": "Lager", "address": address(["Havnevej 9", "Odense", "5000", between[1]]) });
    let draft = json!({
        "currency": dice.one(&["EUR", "EUR", "EUR", "DKK", "RON", "RON", "JPY", "KWD"]),
        "supply_date": "2026-11-20", "note": "Tak", "delivery_address": to, "deliver_to": between[1],
        "period": { "start": "2026-11-01", "end": "2026-11-20" }, "lines": lines(dice),
    });
    let mut case = case(format!("partly-{number:03}").leak(), &[], between, draft);
    case.credits = vec![CreditAsked::Whole];
    for field in
        ["order_reference", "buyer_reference", "supply_date", "note", "delivery_address", "deliver_to", "period"]
    {
        leave_out(&mut case.draft, field, dice);
    }
    for field in ["legal_id", "legal_id_scheme", "vat_id", "tax_registration", "endpoint", "phone", "bank"] {
        leave_out(&mut case.seller, field, dice);
    }
    for field in ["legal_id", "legal_id_scheme", "vat_id", "endpoint"] {
        leave_out(&mut case.buyer, field, dice);
    }
    for party in [&mut case.seller, &mut case.buyer] {
        for field in ["postal_code", "subdivision"] {
            leave_out(&mut party["address"], field, dice);
        }
    }
    case
}

fn leave_out(of: &mut Value, field: &str, dice: &mut Dice) {
    if dice.is(9) {
        of[field] = Value::Null;
    }
}

fn lines(dice: &mut Dice) -> Vec<Value> {
    let treatments = [
        s("25"),
        s("25"),
        s("0.4"),
        json!({ "category": "Z", "rate": "0" }),
        without("E", Some("Training"), None),
        without("AE", None, Some("VATEX-EU-AE")),
        without("K", None, Some("VATEX-EU-IC")),
        without("G", Some("Export"), None),
        without("O", None, Some("VATEX-EU-O")),
        without("E", None, Some("VATEX-SA-30")),
    ];
    let vat = dice.one(&treatments);
    let mut lines = vec![line("3", dice.one(&["19.99", "20"]), vat.clone())];
    if dice.is(3) {
        let other = if dice.is(2) { vat } else { dice.one(&treatments) };
        let reason = dice.one(&["95", "95", "95", "XX"]);
        let (unit, most) = (dice.one(&["KGM", "HUR", "HUR", "MTR", "PCE"]), dice.one(&[10, 120, 200]));
        lines.push(with(
            line("2", "5", other),
            json!({
                "unit": unit, "name": "n".repeat(most),
                "allowances_charges": [fixed("allowance", "1", None, Some(reason))],
            }),
        ));
    }
    lines
}
