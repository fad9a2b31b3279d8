//! The names in answers and documents, and the forms that are read back.

use domain::arithmetic::{AdjustmentKind, RateText};
use domain::invoice::{InvoiceKind, PayToken, Status};

use crate::made::hundred;

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
