//! Account statements: what was owed before, what changed it, what is owed after, to the cent.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use domain::currency::Currency;
use domain::event::JournalEntry;
use domain::ledger::{Posted, Statement};
use domain::money::Money;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

const INVOICE: &str = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t";
const NOTE: &str = "crn_01jd0v5e6w3k8t7n9m2q4r5s6t";

fn money(minor: i64, currency: &str) -> Money {
    Money::from_minor(minor, Currency::parse(currency).unwrap()).unwrap()
}

/// A row of the journal that posts, the `place`th that was recorded.
fn row(place: u8, event: &Value, day: Date, amount: Money) -> JournalEntry {
    let mut row = json!({
        "id": format!("evt_01jd0v5e6w3k8t7n9m2q4r5s{place:02}"), "merchant": "mer_01jd0v5e6w3k8t7n9m2q4r5s6t",
        "subject": { "subject": "invoice", "subject_id": INVOICE },
        "postings": [{ "customer": "cus_01jd0v5e6w3k8t7n9m2q4r5s6t", "amount": amount, "effective_on": day }],
        "recorded_at": "2026-11-21T08:00:00Z", "actor": { "kind": "operator" }, "correlation": "x",
    });
    row.as_object_mut().unwrap().extend(event.as_object().unwrap().clone());
    serde_json::from_value(row).unwrap()
}

fn issued(place: u8, day: Date, amount: Money) -> JournalEntry {
    let event = json!({ "type": "invoice.issued", "data": { "number": "2026-00001",
        "customer": "cus_01jd0v5e6w3k8t7n9m2q4r5s6t", "payable": amount, "due_date": "2026-12-05" } });
    row(place, &event, day, amount)
}

fn paid(place: u8, day: Date, amount: Money) -> JournalEntry {
    let event = json!({ "type": "payment.received", "data": { "payment": "pay_01jd0v5e6w3k8t7n9m2q4r5s6t",
        "provider": "recorded", "movement": "bank-1", "amount": amount.negated(), "open": money(0, "DKK") } });
    row(place, &event, day, amount)
}

fn credited(place: u8, day: Date, amount: Money) -> JournalEntry {
    let nothing = money(0, "DKK");
    let effect = json!({ "reduces_open": nothing, "refund": amount.negated(), "credit": nothing });
    let event = json!({ "type": "credit_note.issued", "data": { "credit_note": NOTE, "number": "CN-2026-00001",
        "total": amount.negated(), "effect": effect, "open": nothing } });
    row(place, &event, day, amount)
}

fn refunded(place: u8, day: Date, amount: Money) -> JournalEntry {
    let event = json!({ "type": "credit_note.refunded", "data": { "credit_note": NOTE, "amount": amount } });
    row(place, &event, day, amount)
}

fn statement(journal: &[JournalEntry], from: Date, to: Date) -> Statement {
    Statement::of(journal, Currency::parse("DKK").unwrap(), from, to).unwrap()
}

fn told(statement: &Statement) -> Vec<(Posted, &str, i64, i64)> {
    let entries = statement.entries.iter();
    entries.map(|entry| (entry.posted, entry.number.as_str(), entry.amount.minor(), entry.balance.minor())).collect()
}

fn year() -> Vec<JournalEntry> {
    vec![
        issued(1, date(2026, 10, 3), money(10_000, "DKK")),
        credited(2, date(2026, 11, 10), money(-2_500, "DKK")),
        // Recorded after the credit note, and came in before it.
        paid(3, date(2026, 11, 5), money(-10_000, "DKK")),
        refunded(4, date(2026, 11, 10), money(2_500, "DKK")),
    ]
}

#[test]
fn what_was_owed_before_the_first_day_is_what_was_posted_before_it() {
    let november = statement(&year(), date(2026, 11, 1), date(2026, 11, 30));
    assert_eq!((november.opening.minor(), november.closing.minor()), (10_000, 0));
    let expected = [
        (Posted::Payment, "2026-00001", -10_000, 0),
        (Posted::CreditNote, "CN-2026-00001", -2_500, -2_500),
        (Posted::Refund, "CN-2026-00001", 2_500, 0),
    ];
    assert_eq!(told(&november), expected, "by the day they count from, then as they were recorded");
    assert_eq!((november.debits.minor(), november.credits.minor()), (2_500, 12_500));
    // 100.00 + 25.00 − 125.00 = 0.00.
    let october = statement(&year(), date(2026, 10, 1), date(2026, 10, 31));
    assert_eq!((october.opening.minor(), october.closing.minor()), (0, 10_000));
}

#[test]
fn the_first_and_the_last_day_belong_to_it() {
    let days = statement(&year(), date(2026, 11, 5), date(2026, 11, 10));
    assert_eq!(days.entries.len(), 3);
    let between = statement(&year(), date(2026, 11, 6), date(2026, 11, 9));
    assert_eq!((told(&between).len(), between.opening.minor(), between.closing.minor()), (0, 0, 0));
    let one_day = statement(&year(), date(2026, 11, 5), date(2026, 11, 5));
    assert_eq!((one_day.opening.minor(), one_day.closing.minor()), (10_000, 0));
}

#[test]
fn what_follows_goes_on_where_it_ended() {
    let bounds = [date(2026, 10, 3), date(2026, 11, 5), date(2026, 11, 10), date(2026, 12, 31)];
    for day in bounds {
        let before = statement(&year(), Date::MIN, day);
        let after = statement(&year(), day.tomorrow().unwrap(), Date::MAX);
        assert_eq!(before.closing, after.opening, "{day}");
        assert_eq!(before.entries.len() + after.entries.len(), 4);
    }
}

#[test]
fn another_currency_is_another_account() {
    let mut journal = year();
    journal.push(issued(5, date(2026, 11, 12), money(99_900, "EUR")));
    assert_eq!(statement(&journal, date(2026, 11, 1), date(2026, 11, 30)).closing.minor(), 0);
    let euro = Currency::parse("EUR").unwrap();
    let account = Statement::of(&journal, euro, date(2026, 11, 1), date(2026, 11, 30)).unwrap();
    assert_eq!((account.closing, account.entries.len()), (money(99_900, "EUR"), 1));
}
