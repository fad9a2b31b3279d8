//! How an invoice stands, at the boundaries of each status.

use domain::invoice::{InvoiceState, Status};
use jiff::civil::{Date, date};
use serde_json::json;

use crate::made::{draft, hundred, money, moved, shop, sold};

const DUE: Date = date(2026, 12, 5);
const AFTER: Date = date(2026, 12, 6);

fn of(open: &str, credited: Option<&str>) -> InvoiceState {
    InvoiceState { open: money(open), credited: credited.map(money), ..moved() }
}

#[test]
fn an_invoice_is_overdue_from_the_day_after_its_due_date() {
    let invoice = hundred();
    assert_eq!(invoice.due_date, DUE);
    let on = |open: &str, today| of(open, None).status(&invoice, today);
    assert_eq!([on("125", invoice.issue_date), on("125", DUE)], [Status::Issued; 2]);
    assert_eq!([on("124.99", invoice.issue_date), on("124.99", DUE)], [Status::PartlyPaid; 2]);
    assert_eq!([on("125", AFTER), on("0.01", AFTER), on("125", date(2027, 1, 31))], [Status::Overdue; 3]);
    assert_eq!([on("0", DUE), on("0", AFTER)], [Status::Paid; 2]);
}

#[test]
fn what_is_given_up_is_uncollectible_until_it_is_paid() {
    let on = |open: &str, today| InvoiceState { uncollectible: true, ..of(open, None) }.status(&hundred(), today);
    assert_eq!([on("125", DUE), on("125", AFTER), on("1", AFTER)], [Status::Uncollectible; 3]);
    assert_eq!(on("0", AFTER), Status::Paid);
}

#[test]
fn an_invoice_is_void_when_all_it_claims_was_credited() {
    let invoice = hundred();
    let credited = |open: &str, credited: &str| of(open, Some(credited)).status(&invoice, DUE);
    assert_eq!([credited("0", "125"), credited("125", "125")], [Status::Void; 2]);
    assert_eq!((credited("0", "124.99"), credited("0.01", "124.99")), (Status::Paid, Status::PartlyPaid));
    assert!(!of("0", None).is_void(&invoice));
}

#[test]
fn a_claim_is_with_rounding_and_before_what_was_prepaid() {
    // 99.96 and 24.99 of VAT are 124.95, rounded by 0.05; 25.00 of it was prepaid.
    let invoice = shop().issued(1, &draft(&[sold("1", "99.96")], json!({ "rounding": "0.05", "prepaid": "25" })));
    assert_eq!((invoice.claim().unwrap(), invoice.totals.payable), (money("125"), money("100")));
    assert!(of("0", Some("125")).is_void(&invoice));
    assert!(!of("0", Some("124.95")).is_void(&invoice) && !of("0", Some("100")).is_void(&invoice));
    assert_eq!(of("100", None).status(&invoice, DUE), Status::Issued);
    let whole = shop().issued(2, &draft(&[sold("1", "100")], json!({ "prepaid": "25" })));
    assert_eq!((whole.claim().unwrap(), whole.totals.payable), (money("125"), money("100")));
}
