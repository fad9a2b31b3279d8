//! Payments and reminders: what they leave of the state of an invoice.

use domain::currency::Currency;
use domain::dunning::{first_reminder_at, remind};
use domain::invoice::{Invoice, InvoiceState};
use domain::merchant::Days;
use domain::money::Money;
use domain::payment::{Mismatch, settle, settle_partly};
use jiff::Timestamp;
use jiff::civil::date;

use crate::made::{hundred, money, moved};

fn euros(text: &str) -> Money {
    Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_provider_settles_exactly_what_is_open() {
    let paid = InvoiceState { version: 8, open: money("0"), next_action_at: None, ..moved() };
    assert_eq!(settle(&moved(), money("60")), Ok(paid.clone()));
    for amount in ["59.99", "60.01"] {
        let differs = Mismatch::AmountDiffers { paid: money(amount), open: money("60") };
        assert_eq!(settle(&moved(), money(amount)), Err(differs));
    }
    let differs = Mismatch::CurrencyDiffers { paid: euros("60"), open: money("60") };
    assert_eq!(settle(&moved(), euros("60")), Err(differs));
    let nothing = Mismatch::AmountDiffers { paid: money("0"), open: money("0") };
    assert_eq!(settle(&paid, money("0")), Err(nothing));
}

#[test]
fn a_person_records_all_of_what_is_open_or_part_of_it() {
    // 60.00 open: 59.99 leave 0.01, which is chased still.
    let partly = InvoiceState { version: 8, open: money("0.01"), ..moved() };
    assert_eq!(settle_partly(&moved(), money("59.99")), Ok(partly));
    let paid = InvoiceState { version: 8, open: money("0"), next_action_at: None, ..moved() };
    assert_eq!(settle_partly(&moved(), money("60")), Ok(paid));
    let code = |paid| settle_partly(&moved(), paid).unwrap_err().code;
    assert_eq!(code(money("60.01")), "payment_exceeds_open");
    assert_eq!([code(money("0")), code(money("-0.01"))], ["payment_not_positive"; 2]);
    assert_eq!(code(euros("1")), "currency_differs");
}

#[test]
fn an_invoice_is_reminded_of_once_when_it_is_time() {
    let due = at("2026-12-08T23:00:00Z");
    let waiting = InvoiceState { reminders: 0, next_action_at: Some(due), ..moved() };
    let reminded = InvoiceState { version: 8, reminders: 1, next_action_at: None, ..waiting.clone() };
    assert_eq!(remind(&waiting, due), Some(reminded));
    assert!(remind(&waiting, at("2026-12-09T00:00:00Z")).is_some());
    assert_eq!(remind(&waiting, at("2026-12-08T22:59:59Z")), None, "not yet");
    let never = [
        InvoiceState { open: money("0"), ..waiting.clone() },
        InvoiceState { disputed: true, ..waiting.clone() },
        InvoiceState { reminders: 1, ..waiting.clone() },
        InvoiceState { next_action_at: None, ..waiting },
    ];
    for state in never {
        assert_eq!(remind(&state, due), None, "{state:?}");
    }
}

#[test]
fn a_reminder_falls_due_at_the_start_of_a_day_where_the_merchant_is() {
    let invoice = hundred();
    assert_eq!(first_reminder_at(&invoice), Some(at("2026-12-08T23:00:00Z")), "5 + 3 December, and the day after");
    let at_once = Invoice { reminder_after_days: Days::try_from(0).unwrap(), ..invoice.clone() };
    assert_eq!(first_reminder_at(&at_once), Some(at("2026-12-05T23:00:00Z")));
    let summer = Invoice { due_date: date(2027, 7, 1), ..at_once };
    assert_eq!(first_reminder_at(&summer), Some(at("2027-07-01T22:00:00Z")));
    assert_eq!(first_reminder_at(&Invoice { due_date: jiff::civil::Date::MAX, ..invoice }), None);
}
