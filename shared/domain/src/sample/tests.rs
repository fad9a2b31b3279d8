//! Samples, of whichever merchant.

use super::*;
use crate::merchant::Merchant;

fn merchant(country: &str, currency: &str, scheme: Scheme) -> Merchant {
    let profile = serde_json::json!({
        "seller": {
            "name": "Nordlys ApS", "legal_id": null, "vat_id": null,
            "address": { "line1": "Østergade 14", "line2": null, "city": "Aarhus C", "postal_code": "8000",
                         "subdivision": null, "country": country },
            "contact_name": "Mette Holm", "email": "faktura@nordlys.example", "phone": null, "bank": null
        },
        "language": "da", "time_zone": "Europe/Copenhagen", "currency": currency, "payment_terms_days": 14,
        "reminder_after_days": 3, "profile": "xrechnung", "electronic_invoice": "required", "checkout_url": null
    });
    Merchant {
        id: crate::id::MerchantId::new(Ulid::nil()),
        external_id: None,
        profile: serde_json::from_value(profile).unwrap(),
        tax: crate::tax::TaxSettings { scheme, ..Default::default() },
        version: 1,
        created_at: Timestamp::UNIX_EPOCH,
    }
}

fn at() -> Timestamp {
    "2026-11-21T23:30:00Z".parse().unwrap()
}

#[test]
fn a_danish_sample_is_priced_as_an_invoice_is() {
    let invoice = sample_invoice(&merchant("DK", "DKK", Scheme::Standard), Language::Danish, at()).unwrap();
    assert_eq!(invoice.number.as_str(), "SAMPLE-1");
    assert_eq!(invoice.issue_date.to_string(), "2026-11-22", "the day in the merchant's zone");
    assert_eq!(invoice.buyer.name.as_str(), "Eksempelkunde A/S");
    // 12 × 249.50 + 7.5 × 95.00 + 120.00 = 3,826.50; 25 % of it is 956.625, so 956.63.
    assert_eq!(invoice.totals.payable.to_string(), "4783.13");
    assert_eq!(invoice.profile, None, "what its electronic invoices ask for is not asked of a sample");
    let note = sample_credit_note(&merchant("DK", "DKK", Scheme::Standard), Language::Danish, at()).unwrap();
    // 2 × 249.50 = 499.00, and 124.75 of VAT.
    assert_eq!(note.totals.payable.to_string(), "623.75");
    assert_eq!(note.corrects.number.as_str(), "SAMPLE-1");
}

#[test]
fn every_merchant_has_a_sample_in_every_language() {
    for language in Language::ALL {
        for (country, currency) in
            [("DK", "DKK"), ("RO", "RON"), ("SA", "SAR"), ("BH", "BHD"), ("JP", "JPY"), ("US", "USD")]
        {
            for scheme in [Scheme::Standard, Scheme::SmallBusiness { reason: None }] {
                let merchant = merchant(country, currency, scheme);
                let invoice = sample_invoice(&merchant, language, at()).unwrap();
                let note = sample_credit_note(&merchant, language, at()).unwrap();
                assert_eq!((invoice.buyer.language, note.buyer.language), (language, language));
                assert_eq!((invoice.currency.code(), invoice.lines.len()), (currency, 3), "{country}");
            }
        }
    }
}

#[test]
fn the_same_sample_is_the_same() {
    let merchant = merchant("DK", "DKK", Scheme::Standard);
    let sample = || sample_invoice(&merchant, Language::Arabic, at()).unwrap();
    assert_eq!(sample(), sample());
}

#[test]
fn a_kind_is_an_invoice_or_a_credit_note() {
    assert_eq!(SampleKind::parse("invoice").unwrap(), SampleKind::default());
    assert_eq!(SampleKind::parse("credit_note").unwrap(), SampleKind::CreditNote);
    assert_eq!(SampleKind::parse("receipt").unwrap_err().code, "kind_unknown");
}
