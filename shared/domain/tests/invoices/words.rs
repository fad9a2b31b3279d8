//! The names in answers and documents, and what is stored and told of them.

use domain::arithmetic::{AdjustmentKind, RateText};
use domain::invoice::{Invoice, InvoiceKind, PayToken, Reason, Status};
use domain::party::CustomerProfile;
use domain::pricing::CreditLimit;
use domain::series::{Run, Sequence, SeriesName};
use domain::text::{self, Text};
use serde_json::json;

use crate::made::{hundred, money, plain, shop, sold, with};

#[test]
fn each_status_has_its_name() {
    let all = [
        (Status::Issued, "issued"),
        (Status::PartlyPaid, "partly_paid"),
        (Status::Paid, "paid"),
        (Status::Overdue, "overdue"),
        (Status::Void, "void"),
        (Status::Uncollectible, "uncollectible"),
    ];
    for (status, name) in all {
        assert_eq!(status.as_str(), name);
    }
}

#[test]
fn a_kind_of_invoice_has_a_name_and_a_code() {
    // UNTDID 1001: 380 commercial invoice, 386 prepayment invoice.
    for (kind, name, code) in [(InvoiceKind::Standard, "standard", "380"), (InvoiceKind::Deposit, "deposit", "386")] {
        assert_eq!((kind.as_str(), kind.code(), InvoiceKind::parse(name)), (name, code, Ok(kind)));
        assert_eq!(kind.is_standard(), code == "380");
    }
    assert_eq!(InvoiceKind::parse("380").unwrap_err().code, "invoice_kind_unknown");
}

#[test]
fn an_adjustment_is_an_allowance_or_a_charge() {
    for (kind, name) in [(AdjustmentKind::Allowance, "allowance"), (AdjustmentKind::Charge, "charge")] {
        assert_eq!((kind.as_str(), AdjustmentKind::parse(name)), (name, Ok(kind)));
    }
}

#[test]
fn an_exchange_rate_is_above_zero() {
    let code = |text| RateText::parse(text).unwrap_err().code;
    assert_eq!([code("0"), code("0.00"), code("-7.4606")], ["exchange_rate_not_positive"; 3]);
    assert_eq!(RateText::parse("0.00000001").unwrap().to_string(), "0.00000001");
}

#[test]
fn the_secret_of_a_pay_token_is_compared_byte_by_byte() {
    let of = |secret| PayToken::new(hundred().merchant, hundred().id, secret).secret_bytes();
    assert_eq!(of(0x0102), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    assert_eq!(of(u128::MAX), [255; 16]);
}

#[test]
fn an_adjustment_has_a_reason_a_code_or_both() {
    let text = || Some(text::Line::parse("Agreed").unwrap());
    let reason = |text, code: Option<&str>| Reason::new(text, code.map(|code| Text::parse(code).unwrap()));
    for (text, code) in [(text(), None), (None, Some("95")), (text(), Some("FC")), (None, Some("AB1"))] {
        let reason = reason(text.clone(), code).unwrap();
        assert_eq!((reason.text(), reason.code().map(Text::as_str)), (text.as_ref(), code));
    }
    assert_eq!(reason(None, None).unwrap_err().code, "reason_missing");
    for code in ["fc", "9-5", "F C"] {
        assert_eq!(reason(text(), Some(code)).unwrap_err().code, "reason_code_malformed", "{code}");
    }
}

#[test]
fn a_line_that_says_nothing_of_its_tax_stores_nothing_of_it() {
    let stored = |line| serde_json::to_value(&plain(&[line]).lines[0]).unwrap();
    assert!(stored(sold("1", "1")).get("tax").is_none());
    let zero = json!({ "class": "zero" });
    assert_eq!(stored(with(sold("1", "1"), &json!({ "tax": zero })))["tax"], zero);
}

#[test]
fn an_invoice_does_not_tell_how_far_its_buyer_is_trusted() {
    let mut shop = shop();
    shop.customer.credit_limit = Some(CreditLimit::new(money("1000")).unwrap());
    let invoice = shop.issued(1, &plain(&[sold("1", "1")]));
    assert_eq!(invoice.buyer, CustomerProfile { credit_limit: None, ..shop.customer });
}

#[test]
fn an_invoice_from_before_there_were_series_counts_in_the_standing_one() {
    let named = SeriesName::parse("webshop").unwrap();
    let of = |sequence| Invoice { sequence, ..hundred() }.series();
    assert_eq!(of(None), SeriesName::invoice());
    assert_eq!(of(Some(Sequence { series: named.clone(), run: Run::All })), named);
}
