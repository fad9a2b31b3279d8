//! Invoices that nobody thought of: lines, prices, allowances and charges as the dice fall, the same in every run.

use domain::credit_note::CreditAsked;
use serde_json::{Value, json};

use super::credited::units;
use super::{Case, Peppol, case, fixed, line, percent, s, without};
use crate::parties::with;

const THROWN: u64 = 40;

pub(super) fn cases() -> Vec<Case> {
    (1..=THROWN).map(|number| thrown(number, &mut Dice::of(number))).collect()
}

/// A sequence of numbers that follow from the first (`SplitMix64`).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides
    }

    pub(super) fn is(&mut self, one_in: u64) -> bool {
        self.throw(one_in) == 0
    }

    /// A decimal below so much, with so many decimals at most.
    fn decimal(&mut self, below: u64, decimals: u32) -> String {
        let scale = 10_u64.pow(u32::try_from(self.throw(u64::from(decimals) + 1)).unwrap());
        let value = self.throw(below * scale) + 1;
        if scale == 1 {
            value.to_string()
        } else {
            format!("{}.{:0width$}", value / scale, value % scale, width = usize::try_from(scale.ilog10()).unwrap())
        }
    }

    pub(super) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.throw(u64::try_from(of.len()).unwrap())).unwrap()].clone()
    }
}

fn thrown(number: u64, dice: &mut Dice) -> Case {
    let with_vat = dice.is(4);
    let treatments = [
        s("25"),
        s("25"),
        s("12.5"),
        s("5.5"),
        s("0.5"),
        json!({ "category": "Z", "rate": "0" }),
        without("E", Some("Training"), Some("VATEX-EU-132-1I")),
        without("AE", Some("Reverse charge"), None),
        without("K", None, Some("VATEX-EU-IC")),
        without("G", None, Some("VATEX-EU-G")),
    ];
    // The first keeps the whole above nothing.
    let mut lines = vec![line(&format!("{}", 4 + dice.throw(6)), &format!("{}", 50_000 + dice.throw(9_999)), s("25"))];
    for _ in 0..dice.throw(9) {
        lines.push(any_line(dice, with_vat, &treatments));
    }
    let mut draft = json!({ "supply_date": "2026-11-20", "prices_include_vat": with_vat, "lines": lines });
    if !with_vat {
        let taxed = |adjustment: Value, vat: Value| with(adjustment, json!({ "vat": vat }));
        let adjustments: Vec<_> = (0..dice.throw(5)).map(|_| taxed(adjustment(dice), dice.one(&treatments))).collect();
        draft["allowances_charges"] = json!(adjustments);
    }
    if dice.is(3) {
        draft["prepaid"] = json!(dice.decimal(999, 2));
    }
    if dice.is(3) {
        draft["rounding"] = json!(dice.one(&["0.01", "-0.49", "0.5"]));
    }
    if dice.is(3) {
        let rate = dice.decimal(9, 6);
        draft["accounting"] = json!({ "currency": "DKK", "rate": rate, "source": "ECB", "date": "2026-11-20" });
    }
    let mut case = case(format!("thrown-{number:02}").leak(), &[Peppol], ["DK", "DE"], draft);
    case.credits = vec![units(1, "1"), units(1, "1.5"), CreditAsked::Whole];
    case
}

fn any_line(dice: &mut Dice, with_vat: bool, treatments: &[Value]) -> Value {
    let (quantity, price) = (dice.decimal(99, 4), dice.decimal(300, 6));
    let sign = if dice.is(6) { "-" } else { "" };
    let mut asked = line(&format!("{sign}{quantity}"), &price, dice.one(treatments));
    if dice.is(4) {
        asked["base_quantity"] = json!(dice.decimal(99, 3));
    }
    if !with_vat {
        asked["allowances_charges"] = json!((0..dice.throw(3)).map(|_| adjustment(dice)).collect::<Vec<_>>());
    }
    asked
}

fn adjustment(dice: &mut Dice) -> Value {
    let kind = dice.one(&["allowance", "charge"]);
    let amount = dice.decimal(99, 2);
    match dice.throw(3) {
        0 => fixed(kind, &amount, Some("As agreed"), None),
        1 => percent(kind, &dice.decimal(99, 4), None),
        _ => percent(kind, &dice.decimal(99, 4), Some(&amount)),
    }
}
