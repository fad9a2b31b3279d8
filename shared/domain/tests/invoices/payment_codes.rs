//! Which payment codes an invoice gets, and which Saudi QR code.

use domain::bank::BankAccount;
use domain::invoice::{AccountingVat, Invoice};
use domain::money::Money;
use domain::payment_code::PaymentCodes;
use domain::series::{Pattern, SeriesName};
use domain::tax::SaudiQr;
use serde_json::json;

use crate::made::{Shop, draft, money, plain, shop, sold};

/// An invoice of 100.00 and 25.00 of VAT in a currency, its seller with a Danish account and creditor number.
fn invoice(currency: &str) -> Invoice {
    let mut shop = shop();
    shop.customer.currency = serde_json::from_value(json!(currency)).unwrap();
    shop.merchant.seller.bank = Some(account("DK5000400440116243"));
    // VAT of a Danish seller is told in DKK too (BT-111).
    let books = json!({ "currency": "DKK", "rate": "7.46", "source": "Danmarks Nationalbank", "date": "2026-11-20" });
    let asked = if currency == "DKK" { json!({}) } else { json!({ "accounting": books }) };
    shop.issued(42, &draft(&[sold("1", "100")], asked))
}

fn account(iban: &str) -> BankAccount {
    serde_json::from_value(json!({ "iban": iban, "bic": "NDEADKKK", "fik_creditor": "81234567" })).unwrap()
}

fn codes(invoice: &Invoice) -> PaymentCodes {
    PaymentCodes::of(invoice, invoice.totals.payable)
}

#[test]
fn an_invoice_in_euro_has_a_reference_and_a_code_to_scan() {
    let codes = codes(&invoice("EUR"));
    assert_eq!(codes.reference.unwrap().to_string(), "RF89 2026 0004 2");
    let expected = "BCD\n002\n1\nSCT\nNDEADKKK\nNordlys Måleudstyr ApS\nDK5000400440116243\nEUR125.00\n\nRF89202600042";
    assert_eq!(codes.transfer.unwrap().payload(), expected);
    assert_eq!(codes.fik, None, "a transfer form is for kroner");
}

#[test]
fn an_invoice_in_kroner_has_a_transfer_form_and_keeps_its_own_number() {
    let codes = codes(&invoice("DKK"));
    assert_eq!(codes.fik.unwrap().to_string(), "+71<020260000000428+81234567<");
    assert_eq!((codes.reference, codes.transfer), (None, None));
}

#[test]
fn a_code_asks_for_what_is_open() {
    let invoice = invoice("EUR");
    let open = Money::from_minor(2_550, invoice.currency).unwrap();
    assert!(PaymentCodes::of(&invoice, open).transfer.unwrap().payload().contains("\nEUR25.50\n"));
    for nothing in [Money::zero(invoice.currency), open.negated()] {
        assert_eq!(PaymentCodes::of(&invoice, nothing), PaymentCodes::default());
    }
}

#[test]
fn a_number_that_makes_no_reference_is_told_in_words() {
    let mut invoice = invoice("EUR");
    invoice.number = Pattern::parse("ABCDEFGHIJKLMNOPQ-{number:5}").unwrap().format(2026, 42);
    let codes = codes(&invoice);
    assert_eq!(codes.reference, None);
    assert!(codes.transfer.unwrap().payload().ends_with("\nEUR125.00\n\n\nABCDEFGHIJKLMNOPQ-00042"));
}

#[test]
fn without_an_account_that_serves_there_is_no_code() {
    let mut invoice = invoice("EUR");
    invoice.seller.bank = Some(account("SA0380000000608010167519"));
    assert_eq!(codes(&invoice), PaymentCodes::default(), "outside SEPA, so the number itself is the reference");
    invoice.seller.bank = None;
    assert_eq!(codes(&invoice), PaymentCodes::default());
}

#[test]
fn only_the_series_of_invoices_has_transfer_forms() {
    let of = |series: &str| {
        let mut invoice = invoice("DKK");
        invoice.sequence.as_mut().unwrap().series = SeriesName::parse(series).unwrap();
        codes(&invoice).fik.is_some()
    };
    assert!(of("invoice") && !of("shop-dk"));
    let before_there_were_series = Invoice { sequence: None, ..invoice("DKK") };
    assert_eq!(codes(&before_there_were_series).fik, None);
    let mut without_creditor = invoice("DKK");
    without_creditor.seller.bank.as_mut().unwrap().fik_creditor = None;
    assert_eq!(codes(&without_creditor).fik, None);
}

#[test]
fn an_account_without_a_creditor_is_stored_as_before() {
    let stored = json!({ "iban": "DK50 0040 0440 1162 43", "bic": null });
    let read: BankAccount = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), stored);
}

/// A seller in Riyadh whose invoice is issued at 13:00 there, of 100.00 and 25.00 of VAT.
fn saudi() -> Shop {
    let mut shop = shop();
    shop.merchant.seller.address.country = serde_json::from_value(json!("SA")).unwrap();
    shop.merchant.seller.vat_id = serde_json::from_value(json!("310122393500003")).unwrap();
    shop.merchant.time_zone = serde_json::from_value(json!("Asia/Riyadh")).unwrap();
    shop
}

#[test]
fn a_saudi_invoice_in_riyals_says_its_total_and_vat() {
    let invoice = {
        let mut shop = saudi();
        shop.customer.currency = serde_json::from_value(json!("SAR")).unwrap();
        shop.merchant.currency = shop.customer.currency;
        shop.issued(42, &plain(&[sold("1", "100")]))
    };
    let qr = SaudiQr::of_invoice(&invoice).unwrap();
    assert_eq!((qr.seller.as_str(), qr.vat_id.as_str()), ("Nordlys Måleudstyr ApS", "310122393500003"));
    assert_eq!(qr.issued_at, "2026-11-21T13:00:00", "10:00 UTC is 13:00 in Riyadh");
    assert_eq!((qr.total.to_string(), qr.vat.to_string()), ("125.00".to_owned(), "25.00".to_owned()));
    let without_number =
        Invoice { seller: domain::party::Seller { vat_id: None, ..invoice.seller.clone() }, ..invoice };
    assert_eq!(SaudiQr::of_invoice(&without_number), None);
}

#[test]
fn a_saudi_invoice_in_another_currency_says_both_in_the_riyals_of_its_books() {
    let mut shop = saudi();
    shop.customer.currency = serde_json::from_value(json!("USD")).unwrap();
    shop.merchant.currency = serde_json::from_value(json!("SAR")).unwrap();
    let books = json!({ "currency": "SAR", "rate": "3.75", "source": "Saudi Central Bank", "date": "2026-11-20" });
    let invoice = shop.issued(42, &draft(&[sold("1", "100")], json!({ "accounting": books })));
    let qr = SaudiQr::of_invoice(&invoice).unwrap();
    // 125.00 × 3.75 = 468.75; 25.00 × 3.75 = 93.75.
    assert_eq!((qr.total.to_string(), qr.vat.to_string()), ("468.75".to_owned(), "93.75".to_owned()));
    let no_riyals = Invoice { accounting: None::<AccountingVat>, ..invoice };
    assert_eq!(SaudiQr::of_invoice(&no_riyals), None);
}

#[test]
fn an_invoice_from_elsewhere_has_no_saudi_code() {
    let invoice = invoice("DKK");
    assert_eq!(invoice.totals.payable, money("125"));
    assert_eq!(SaudiQr::of_invoice(&invoice), None);
}
