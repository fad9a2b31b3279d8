//! Danish payment ids of card type 71.

use domain::payment_code::{FikCreditor, FikPaymentId, FikSlip};
use domain::series::{Run, Sequence, SeriesName};
use serde_json::Value;

use crate::{is_valid, text};

/// A payment id reads and prints as published, and one that an invoice could have is made from its number; a wrong check
/// digit is refused.
pub(crate) fn check(vector: &Value) {
    let payment_id = text(vector, "payment_id");
    if !is_valid(vector) {
        assert_eq!(FikPaymentId::parse(payment_id).unwrap_err().code, "fik_payment_id_check_digit", "{payment_id}");
        return;
    }
    let read = FikPaymentId::parse(payment_id).unwrap();
    let base = text(vector, "base");
    assert_eq!(read.as_str(), format!("{base}{}", text(vector, "check_digit")));
    let creditor = vector["creditor"].as_str().unwrap_or("12345678");
    let slip = FikSlip { payment_id: read.clone(), creditor: FikCreditor::parse(creditor).unwrap() };
    assert_eq!(slip.ubl_payment_id(), text(vector, "ubl_payment_id"));
    if let Some(line) = vector["ocr_line"].as_str() {
        assert_eq!(slip.to_string(), line);
    }
    let (year, number) = (base[1..5].parse().unwrap(), base[5..].parse().unwrap());
    let run = if year == 0 { Run::All } else { Run::Year(year) };
    let made = FikPaymentId::of(&Sequence { series: SeriesName::invoice(), run }, number).unwrap();
    assert_eq!(made, read);
}
