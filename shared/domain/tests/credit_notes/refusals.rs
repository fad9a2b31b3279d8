//! What is not credited, and what the refusal says.

use std::slice::from_ref;

use domain::credit_note::{AskedLine, CreditAsked, Credited, DocumentPart, credit};
use domain::invoice::{Invoice, Line, ToPrice};

use crate::invoices::{
    allowance, amount, charge, fixed, issued, issued_as, issued_with_vat, line, lines, lines_only, quantity, reduced,
    refused, rest, sold, taxed, vat,
};

fn at(code: &'static str, pointer: &str) -> (&'static str, String) {
    (code, pointer.to_owned())
}

fn detail(invoice: &Invoice, asked: &CreditAsked) -> String {
    credit(invoice, &Credited::nothing(invoice), asked).unwrap_err().invalid.detail
}

fn two_lines() -> Invoice {
    issued("DKK", &[sold("4", "25"), sold("-1", "10")], &[])
}

#[test]
fn a_line_is_on_the_invoice_and_asked_for_once() {
    let invoice = two_lines();
    assert_eq!(refused(&invoice, &[lines([rest(1), rest(0)])]), at("line_unknown", "/lines/1/line"));
    assert_eq!(refused(&invoice, &[lines([rest(3)])]), at("line_unknown", "/lines/0/line"));
    assert_eq!(detail(&invoice, &lines([rest(3)])), "the invoice has lines 1 to 2");
    let twice = lines([quantity(1, "1"), quantity(1, "1")]);
    assert_eq!(refused(&invoice, &[twice]), at("line_repeated", "/lines/1/line"));
}

#[test]
fn a_note_has_lines_and_not_too_many() {
    let invoice = two_lines();
    assert_eq!(refused(&invoice, &[lines([])]), at("lines_count", "/lines"));
    let many = |count| CreditAsked::Lines { lines: vec![rest(1); count], document: DocumentPart::Keep };
    assert_eq!(refused(&invoice, &[many(1_001)]), at("lines_count", "/lines"));
    assert_eq!(refused(&invoice, &[many(1_000)]), at("line_repeated", "/lines/1/line"));
}

#[test]
fn no_more_units_are_credited_than_are_left() {
    let invoice = two_lines();
    let more = lines([quantity(1, "4.0001")]);
    assert_eq!(refused(&invoice, from_ref(&more)), at("quantity_exceeds_left", "/lines/0/quantity"));
    assert_eq!(detail(&invoice, &more), "a quantity of 4 is left of the line to credit, not 4.0001");
    let three = lines([quantity(1, "3")]);
    let second = lines([quantity(1, "1.5")]);
    assert_eq!(refused(&invoice, &[three.clone(), second]), at("quantity_exceeds_left", "/lines/0/quantity"));
    let of_return = lines([quantity(1, "4"), quantity(2, "1.1")]);
    assert_eq!(refused(&invoice, from_ref(&of_return)), at("quantity_exceeds_left", "/lines/1/quantity"));
    assert_eq!(detail(&invoice, &of_return), "a quantity of 1 is left of the line to credit, not 1.1");
    for none in ["0", "-1"] {
        let none = lines([quantity(1, none)]);
        assert_eq!(refused(&invoice, &[none]), at("quantity_not_positive", "/lines/0/quantity"));
    }
    let all = lines([quantity(1, "1"), rest(2)]);
    let again = lines([quantity(1, "1"), rest(2)]);
    assert_eq!(refused(&invoice, &[three, all, again.clone()]), at("nothing_left_to_credit", ""));
    assert_eq!(refused(&invoice, &[lines([quantity(1, "3"), rest(2)]), again]), at("line_credited", "/lines/1/line"));
}

#[test]
fn no_more_money_of_a_line_is_credited_than_is_left() {
    let invoice = two_lines();
    let more = lines([reduced(1, "90.01")]);
    assert_eq!(refused(&invoice, &[more]), at("credit_exceeds_left", ""), "10.00 of the 100.00 were deducted");
    let more = lines([reduced(1, "100.01")]);
    assert_eq!(refused(&invoice, from_ref(&more)), at("amount_exceeds_left", "/lines/0/amount"));
    assert_eq!(detail(&invoice, &more), "100.00 is left of the line to credit, not 100.01");
    let more = lines([rest(1), reduced(2, "10.01")]);
    assert_eq!(refused(&invoice, from_ref(&more)), at("amount_exceeds_left", "/lines/1/amount"));
    assert_eq!(detail(&invoice, &more), "10.00 is left of the line to credit, not 10.01");
    for none in ["0", "-1"] {
        assert_eq!(refused(&invoice, &[lines([reduced(1, none)])]), at("amount_not_positive", "/lines/0/amount"));
    }
    assert_eq!(refused(&invoice, &[lines([reduced(1, "0.001")])]), at("amount_too_precise", "/lines/0/amount"));
    let with_vat = issued_with_vat("DKK", &[sold("1", "10.02")]);
    assert_eq!(refused(&with_vat, &[lines([reduced(1, "10.03")])]), at("amount_exceeds_left", "/lines/0/amount"));
}

#[test]
fn what_is_left_can_always_be_credited() {
    // 100.00 − 10.00 at 25 %: crediting the 100.00 alone would leave −10.00, crediting the −10.00 first owes more.
    let invoice = two_lines();
    assert_eq!(refused(&invoice, &[lines([rest(1)])]), at("credit_exceeds_left", ""));
    assert_eq!(refused(&invoice, &[lines([rest(2)])]), at("credit_exceeds_left", ""));
    let told = detail(&invoice, &lines([rest(1)]));
    assert!(
        told.starts_with("at 25 % VAT (S) 90.00 is left to credit before VAT, and this comes to 100.00;"),
        "{told}"
    );

    // 100.00 with 20.00 off: 90 units without the allowance leave 10.00 − 20.00.
    let off = issued("DKK", &[sold("100", "1")], &[taxed(allowance(fixed("20")), vat("S", "25"))]);
    assert_eq!(refused(&off, &[lines_only([quantity(1, "80.01")])]), at("credit_exceeds_left", ""));
    assert!(credit(&off, &Credited::nothing(&off), &lines_only([quantity(1, "80")])).is_ok());

    // 125.00 − 40.00 exempt = 85.00, less than the 100.00 and their VAT.
    let mixed = issued("DKK", &[sold("4", "25"), line("-1", "40", &vat("E", "0"))], &[]);
    assert_eq!(refused(&mixed, &[lines([rest(1)])]), at("credit_exceeds_left", ""));
    let told = detail(&mixed, &lines([rest(1)]));
    assert_eq!(told, "85.00 is left of the invoice to credit, and this comes to 125.00; credit the whole");
    assert_eq!(refused(&mixed, &[lines([rest(2)])]), at("credit_negative", ""));
    assert!(credit(&mixed, &Credited::nothing(&mixed), &lines([quantity(1, "2"), rest(2)])).is_ok());
}

#[test]
fn rounding_that_takes_away_is_left_something_to_take_from() {
    // 100.00 + 25.00 − 0.50 = 124.50. 0.25 + 0.06 left would not pay for the 0.50.
    let asked = [sold("100", "0.9975"), sold("1", "0.25")];
    let rounding = Some(amount("-0.5"));
    let asked = ToPrice { lines: &asked, adjustments: &[], prices_include_vat: false, prepaid: None, rounding };
    let invoice = issued_as("DKK", asked);
    assert_eq!(refused(&invoice, &[lines([rest(1)])]), at("credit_exceeds_left", ""));
}

#[test]
fn a_note_comes_to_something() {
    let sample = issued("DKK", &[sold("1", "10"), sold("3", "0")], &[taxed(charge(fixed("1")), vat("S", "25"))]);
    assert_eq!(refused(&sample, &[lines([rest(2)])]), at("credit_zero", ""));
    assert!(credit(&sample, &Credited::nothing(&sample), &lines([quantity(1, "0.5"), rest(2)])).is_ok());
    let line_less = Line { asked: vec![allowance(fixed("15"))], ..sold("1", "10") };
    let less = issued("DKK", &[line_less, line("1", "10", &vat("Z", "0"))], &[]);
    assert_eq!(refused(&less, &[lines([rest(1)])]), at("credit_negative", ""));
}

#[test]
fn what_was_asked_is_stored_as_it_was() {
    let asked = lines([quantity(1, "1.5"), reduced(2, "10.5"), rest(3)]);
    let stored = serde_json::json!({ "lines": { "document": "proportional", "lines": [
        { "line": 1, "part": { "quantity": "1.5" } }, { "line": 2, "part": { "amount": "10.5" } },
        { "line": 3, "part": "rest" } ] } });
    assert_eq!(serde_json::to_value(&asked).unwrap(), stored);
    assert_eq!(serde_json::from_value::<CreditAsked>(stored).unwrap(), asked);
    assert_eq!(serde_json::to_value(CreditAsked::Whole).unwrap(), "whole");
    assert_eq!(DocumentPart::default(), DocumentPart::Proportional);
    let _: AskedLine = rest(1);
}
