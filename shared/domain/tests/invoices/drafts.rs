//! What a draft becomes on a day, and why it cannot be issued.

use domain::invoice::LINES_MAX;
use domain::money::Money;
use jiff::civil::{Date, date};
use serde_json::json;

use crate::catalogue::{list, rungs};
use crate::made::{Shop, TODAY, draft, item, less, money, plain, shop, sold, with};

fn at(code: &'static str, pointer: &str) -> (&'static str, String) {
    (code, pointer.to_owned())
}

#[test]
fn an_issue_date_is_today_or_up_to_366_days_back() {
    let issued_on = |day: Date| draft(&[sold("1", "1")], json!({ "issue_date": day }));
    let ready = |day: Date| shop().ready(&issued_on(day)).map(|ready| ready.issue_date);
    let earliest = date(2025, 11, 20);
    assert_eq!((ready(TODAY), ready(earliest)), (Ok(TODAY), Ok(earliest)));
    for day in [TODAY.tomorrow().unwrap(), earliest.yesterday().unwrap(), date(2027, 6, 1), date(2020, 1, 1)] {
        assert_eq!(shop().refused(&issued_on(day)), at("issue_date_out_of_range", "/issue_date"), "{day}");
    }
    assert_eq!(shop().ready(&plain(&[sold("1", "1")])).unwrap().issue_date, TODAY);
}

#[test]
fn a_due_date_follows_from_the_terms_of_the_draft_or_of_the_merchant() {
    let due = |more| shop().ready(&draft(&[sold("1", "1")], more)).unwrap().due_date;
    assert_eq!(due(json!({})), date(2026, 12, 5), "14 days");
    assert_eq!(due(json!({ "payment_terms_days": 30 })), date(2026, 12, 21));
    assert_eq!(due(json!({ "issue_date": "2026-11-01", "payment_terms_days": 0 })), date(2026, 11, 1));
    let last = Shop { today: date(9999, 12, 18), ..shop() };
    assert_eq!(last.refused(&plain(&[sold("1", "1")])), at("due_date_out_of_range", "/payment_terms_days"));
    let before = Shop { today: date(9999, 12, 17), ..shop() };
    assert_eq!(before.ready(&plain(&[sold("1", "1")])).unwrap().due_date, Date::MAX);
}

#[test]
fn a_currency_is_the_drafts_or_the_customers() {
    let of = |more| shop().ready(&draft(&[sold("1", "1")], more)).unwrap();
    assert_eq!(of(json!({})).currency.code(), "DKK");
    let euros = of(json!({ "currency": "EUR" }));
    assert_eq!((euros.currency.code(), euros.priced.totals.payable.to_string()), ("EUR", "1.25".to_owned()));
}

#[test]
fn an_invoice_comes_to_zero_or_more() {
    let of = |price: &str| plain(&[sold("1", "100"), sold("-1", price)]);
    assert_eq!(shop().ready(&of("100")).unwrap().priced.totals.payable, money("0"));
    assert_eq!(shop().refused(&of("100.01")), at("total_negative", ""));
}

#[test]
fn an_invoice_needs_somebody_to_go_to() {
    let mut shop = shop();
    shop.customer.contacts.clear();
    assert_eq!(shop.refused(&plain(&[sold("1", "1")])), at("billing_contact_missing", "/customer"));
}

#[test]
fn an_invoice_has_a_thousand_lines_and_no_more() {
    let of = |count: usize| plain(&vec![sold("1", "1"); count]);
    assert_eq!(shop().ready(&of(LINES_MAX)).unwrap().priced.totals.line_total, money("1000"));
    for count in [0, LINES_MAX + 1] {
        assert_eq!(shop().refused(&of(count)), at("lines_count", "/lines"), "{count}");
    }
}

#[test]
fn rungs_count_as_lines() {
    let shop = Shop { items: vec![item("A", &json!({}))], lists: vec![list(7, &[("A", rungs())], None)], ..shop() };
    // Three units are one of the first rung and two of the second.
    let of = |told: usize| {
        let mut lines = vec![sold("1", "1"); told];
        lines.push(json!({ "item": "A", "quantity": "3" }));
        plain(&lines)
    };
    assert_eq!(shop.ready(&of(LINES_MAX - 2)).unwrap().priced.lines.len(), LINES_MAX);
    assert_eq!(shop.refused(&of(LINES_MAX - 1)), at("lines_count", "/lines"));
}

#[test]
fn what_is_wrong_with_a_line_is_told_at_the_line_that_was_asked_for() {
    let shop = Shop { items: vec![item("A", &json!({}))], lists: vec![list(7, &[("A", rungs())], None)], ..shop() };
    let fine = json!({ "amount": "0.001" });
    let (good, bad) = (less(&json!({ "amount": "0.5" })), less(&fine));
    // Two lines of the item, so that the second asked line is the third.
    let of_item = json!({ "item": "A", "quantity": "3" });
    let second = with(sold("1", "1"), &json!({ "allowances_charges": [good, bad] }));
    let (_, pointer) = shop.refused(&plain(&[of_item.clone(), second]));
    assert_eq!(pointer, "/lines/1/allowances_charges/1");
    let own = with(of_item, &json!({ "allowances_charges": [bad] }));
    assert_eq!(shop.refused(&plain(&[sold("1", "1"), own])).1, "/lines/1/allowances_charges/0");
    // What is of the document stays there.
    let vat = json!({ "vat": { "category": "S", "rate": "25" } });
    let document = draft(&[sold("1", "1")], json!({ "allowances_charges": [with(bad, &vat)] }));
    assert_eq!(shop.refused(&document).1, "/allowances_charges/0");
    assert_eq!(shop.refused(&draft(&[sold("1", "1")], fine_rounding())).1, "/rounding");
}

fn fine_rounding() -> serde_json::Value {
    json!({ "rounding": "0.001" })
}

#[test]
fn vat_is_told_in_the_currency_of_the_books_too() {
    let in_books = |currency: &str, rate: &str, price: &str| {
        let accounting = json!({ "currency": currency, "rate": rate, "source": "ECB", "date": "2026-11-20" });
        draft(&[sold("1", price)], json!({ "currency": "EUR", "accounting": accounting }))
    };
    let accounting = shop().ready(&in_books("DKK", "7.4606", "100")).unwrap().accounting.unwrap();
    assert_eq!(accounting.vat, money("186.52"), "25.00 x 7.4606 = 186.515");
    assert_eq!((accounting.rate.source.as_str(), accounting.rate.date), ("ECB", date(2026, 11, 20)));
    assert_eq!(shop().refused(&in_books("EUR", "1", "100")), at("accounting_currency_same", "/accounting"));
    let dear = in_books("DKK", "999999", "999999999");
    assert_eq!(shop().refused(&dear), at("amount_too_large", "/accounting"));
    let zero: Money = shop().ready(&in_books("DKK", "7.4606", "0")).unwrap().accounting.unwrap().vat;
    assert!(zero.is_zero());
}
