//! EPC QR codes.

use domain::bank::{BankAccount, Bic, Iban};
use domain::currency::Currency;
use domain::money::Money;
use domain::payment_code::{CreditorReference, EpcTransfer, Remittance};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::{is_valid, text};

/// The lines of a payload by what they say; the lines behind these are further words to the beneficiary.
const VERSION: usize = 1;
const AMOUNT: usize = 7;
const PURPOSE: usize = 8;
const TEXT: usize = 10;

/// The same transfer gives the published lines. Published samples write `EUR1` and `EUR12.3`, and the older version 001;
/// we write two decimals and version 002, and neither a purpose nor further words.
pub(crate) fn check(vector: &Value) {
    if !is_valid(vector) {
        return refused(vector);
    }
    let published: Vec<&str> = text(vector, "payload").split('\n').collect();
    let made = transfer(&vector["fields"]).payload();
    assert!(made.starts_with("BCD\n002\n1\nSCT\n"), "{made}");
    let made: Vec<&str> = made.split('\n').collect();
    let line = |lines: &[&str], place: usize| lines.get(place).copied().unwrap_or_default().to_owned();
    for place in (0..=TEXT).filter(|place| ![VERSION, AMOUNT, PURPOSE].contains(place)) {
        assert_eq!(line(&made, place), line(&published, place), "line {place}");
    }
    let amount = |lines: &[&str]| line(lines, AMOUNT).strip_prefix("EUR").unwrap().parse::<Decimal>().unwrap();
    assert_eq!(amount(&made), amount(&published));
    assert_eq!(amount(&made).scale(), 2);
    assert_eq!(line(&made, PURPOSE), "");
    if vector["fields"]["version"] == "002" {
        assert_eq!(made, published);
    }
}

fn transfer(fields: &Value) -> EpcTransfer {
    let remittance = match fields["reference"].as_str() {
        Some(reference) => Remittance::Reference(CreditorReference::parse(reference).unwrap()),
        None => Remittance::Text(text(fields, "text").to_owned()),
    };
    let amount = money(text(fields, "amount"), "EUR");
    EpcTransfer::new(text(fields, "name"), &account(fields), amount, remittance).unwrap()
}

fn account(fields: &Value) -> BankAccount {
    BankAccount {
        iban: Iban::parse(text(fields, "iban")).unwrap(),
        bic: fields["bic"].as_str().map(|bic| Bic::parse(bic).unwrap()),
        fik_creditor: None,
    }
}

/// An amount line that must not be is refused, or never written.
fn refused(vector: &Value) {
    let amount_line = text(vector, "amount_line");
    let (currency, amount) = amount_line.split_at_checked(3).unwrap();
    let account = BankAccount { iban: Iban::parse("DE02120300000000202051").unwrap(), bic: None, fik_creditor: None };
    let make = |amount| EpcTransfer::new("X", &account, amount, Remittance::Text("INV-1".to_owned()));
    let code = match text(vector, "why") {
        "currency other than EUR" => "epc_currency",
        "amount below 0.01" | "amount above 999999999.99" => "epc_amount_out_of_range",
        why => {
            assert!(why.starts_with("amount line without EUR"), "{why}");
            let payload = make(money(amount_line, "EUR")).unwrap().payload();
            assert_eq!(payload.lines().nth(AMOUNT), Some("EUR12.30"));
            return;
        }
    };
    assert_eq!(make(money(amount, currency)).unwrap_err().code, code);
}

fn money(amount: &str, currency: &str) -> Money {
    Money::parse(amount, Currency::parse(currency).unwrap()).unwrap()
}
