//! How the state of an invoice moves: everything that a step does not name stays as it was.

use domain::invoice::{Delivery, InvoiceState, StoredDocument};
use jiff::Timestamp;
use serde_json::json;

use crate::made::{draft, hundred, invoice_id, money, moved, shop, sold};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn an_invoice_is_issued_undrawn_open_and_to_be_chased() {
    let (invoice, draw_by) = (hundred(), at("2026-11-21T10:05:00Z"));
    let issued = InvoiceState {
        invoice: invoice.id,
        merchant: invoice.merchant,
        version: 1,
        open: money("125"),
        delivery: Delivery::Pending,
        document: None,
        reminders: 0,
        disputed: false,
        credited: None,
        uncollectible: false,
        deducted_by: None,
        replaced_by: None,
        // Due on 5 December, 3 days of grace: at the start of the 9th in Copenhagen.
        next_action_at: Some(at("2026-12-08T23:00:00Z")),
        draw_by: Some(draw_by),
        redraws: 0,
    };
    assert_eq!(InvoiceState::issued(&invoice, draw_by), issued);
    assert!(!issued.is_paid());
}

#[test]
fn an_invoice_that_was_prepaid_is_paid_and_not_chased() {
    let invoice = shop().issued(1, &draft(&[sold("1", "100")], json!({ "prepaid": "125" })));
    let state = InvoiceState::issued(&invoice, at("2026-11-21T10:05:00Z"));
    assert_eq!((state.open, state.next_action_at, state.is_paid()), (money("0"), None, true));
}

#[test]
fn a_document_is_drawn_and_then_sent() {
    let before = moved();
    let document = StoredDocument { key: "k".to_owned(), sha256: "0".repeat(64), bytes: 9 };
    let drawn = InvoiceState {
        version: 8,
        delivery: Delivery::Drawn,
        document: Some(document.clone()),
        draw_by: None,
        ..before.clone()
    };
    assert!(before.draw_by.is_some());
    assert_eq!(before.drawn(document), drawn);
    assert_eq!(drawn.sent(), InvoiceState { version: 9, delivery: Delivery::Sent, ..drawn });
}

#[test]
fn only_the_version_moves_by_itself() {
    assert_eq!(moved().next(), InvoiceState { version: 8, ..moved() });
}

#[test]
fn what_is_credited_adds_up_and_lessens_what_is_open() {
    let (first, second) = (invoice_id(1), invoice_id(2));
    // 60.00 open: 10.00 of a note of 25.00 lessen it, then 50.00 of one of 75.00.
    let once = moved().corrected(money("25"), money("10"), Some(first)).unwrap();
    let expected = InvoiceState {
        version: 8,
        open: money("50"),
        credited: Some(money("25")),
        replaced_by: Some(first),
        ..moved()
    };
    assert_eq!(once, expected);
    assert!(once.next_action_at.is_some(), "50.00 are chased still");
    let twice = once.corrected(money("75"), money("50"), None).unwrap();
    let expected = InvoiceState {
        version: 9,
        open: money("0"),
        credited: Some(money("100")),
        next_action_at: None,
        ..once.clone()
    };
    assert_eq!(twice, expected, "what replaced it stays");
    assert_eq!(once.corrected(money("1"), money("1"), Some(second)).unwrap().replaced_by, Some(second));
}

#[test]
fn a_deposit_is_deducted_and_released() {
    let deducted = moved().deducted(invoice_id(9));
    assert_eq!(deducted, InvoiceState { version: 8, deducted_by: Some(invoice_id(9)), ..moved() });
    assert_eq!(deducted.released(), InvoiceState { version: 9, ..moved() });
}

#[test]
fn what_is_given_up_or_contested_is_chased_no_more() {
    let given_up = InvoiceState { version: 8, uncollectible: true, next_action_at: None, ..moved() };
    assert_eq!(moved().given_up(), given_up);
    let contested = InvoiceState { version: 8, disputed: true, next_action_at: None, ..moved() };
    assert_eq!(moved().contested(), contested);
}
