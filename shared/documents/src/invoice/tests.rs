//! An issued invoice says on paper what it says in the books.

use domain::bank::{BankAccount, Bic, Iban};
use domain::country::Country;
use domain::currency::Currency;
use domain::id::{CustomerId, InvoiceId, MerchantId};
use domain::invoice::{Invoice, Line, PayToken, price};
use domain::language::Language;
use domain::mail_address::MailAddress;
use domain::merchant::Days;
use domain::party::{Address, Contact, ContactRole, CustomerProfile, Metadata, Seller};
use domain::phone::Phone;
use domain::price::UnitPrice;
use domain::quantity::Quantity;
use domain::series::Pattern;
use domain::tax::{VatCategory, VatId, VatRate, VatTreatment};
use domain::text;
use domain::time_zone::Zone;
use domain::unit::Unit;
use jiff::civil::date;

use crate::sheet::Sheet;

fn address(city: &str) -> Address {
    Address {
        line1: text::Line::parse("Østergade 14").unwrap(),
        line2: None,
        city: text::Line::parse(city).unwrap(),
        postal_code: Some(text::Line::parse("8000").unwrap()),
        subdivision: None,
        country: Country::parse("DK").unwrap(),
    }
}

fn line(price: &str, category: &str, rate: &str, reason: Option<&str>) -> Line {
    let reason = reason.map(|reason| text::Line::parse(reason).unwrap());
    let category = VatCategory::parse(category).unwrap();
    Line {
        item_id: Some(text::Reference::parse("TM-6991-A").unwrap()),
        name: text::Name::parse("Installation").unwrap(),
        description: None,
        quantity: Quantity::parse("5").unwrap(),
        unit: Unit::parse("HUR").unwrap(),
        unit_price: UnitPrice::parse(price).unwrap(),
        vat: VatTreatment::new(category, VatRate::parse(rate).unwrap(), reason).unwrap(),
    }
}

fn seller() -> Seller {
    Seller {
        name: text::Name::parse("Nordlys Måleudstyr ApS").unwrap(),
        legal_id: Some(text::Reference::parse("12345678").unwrap()),
        vat_id: Some(VatId::parse("DK12345678").unwrap()),
        address: address("Aarhus C"),
        contact_name: text::Name::parse("Mette Holm").unwrap(),
        email: MailAddress::parse("faktura@nordlys.example").unwrap(),
        phone: Some(Phone::parse("+4586123456").unwrap()),
        bank: Some(BankAccount {
            iban: Iban::parse("DK5000400440116243").unwrap(),
            bic: Some(Bic::parse("NDEADKKK").unwrap()),
        }),
    }
}

fn buyer(currency: Currency) -> CustomerProfile {
    let contact = |role, name: &str| Contact {
        role,
        name: text::Name::parse(name).unwrap(),
        email: MailAddress::parse("soren@kunde.example").unwrap(),
        phone: Some(Phone::parse("+4520123456").unwrap()),
    };
    CustomerProfile {
        name: text::Name::parse("Rødgrød & Fløde A/S").unwrap(),
        legal_id: None,
        vat_id: None,
        address: address("Viborg"),
        contacts: vec![contact(ContactRole::Technical, "Ole"), contact(ContactRole::Billing, "Søren")],
        language: Language::Danish,
        currency,
        metadata: Metadata::new(),
    }
}

fn issued(lines: &[Line]) -> Invoice {
    let currency = Currency::parse("DKK").unwrap();
    let priced = price(currency, lines).unwrap();
    let merchant = MerchantId::parse("mer_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap();
    let id = InvoiceId::parse("inv_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap();
    Invoice {
        id,
        merchant,
        number: Pattern::standard().format(2026, 42),
        sequence_number: 42,
        issue_date: date(2026, 11, 21),
        due_date: date(2026, 12, 5),
        supply_date: None,
        currency,
        seller: seller(),
        time_zone: Zone::parse("Europe/Copenhagen").unwrap(),
        reminder_after_days: Days::try_from(3).unwrap(),
        checkout_url: None,
        customer: CustomerId::parse("cus_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        buyer: buyer(currency),
        lines: priced.lines,
        vat_breakdown: priced.vat_breakdown,
        totals: priced.totals,
        order_reference: None,
        buyer_reference: None,
        note: None,
        external_id: None,
        metadata: Metadata::new(),
        pay_token: PayToken::new(merchant, id, 7),
        issued_at: "2026-11-21T10:00:00Z".parse().unwrap(),
    }
}

#[test]
fn the_sheet_has_the_figures_and_names_of_the_invoice() {
    // 5 × 2154.91 = 10774.55; 25 % = 2693.6375 → 2693.64; together 13468.19.
    let invoice = issued(&[line("2154.91", "S", "25", None)]);
    let sheet = Sheet::of(&invoice, "https://faktura.example/pay/x");
    assert_eq!(sheet.number, "2026-00042");
    assert_eq!(sheet.lines[0].net.to_string(), "10774.55");
    assert_eq!(sheet.totals.vat.to_string(), "2693.64");
    assert_eq!(sheet.totals.payable.to_string(), "13468.19");
    assert_eq!(sheet.buyer.contact.as_deref(), Some("Søren"), "the billing contact, not the technical one");
    assert_eq!((sheet.buyer.email, sheet.buyer.phone), (None, None), "how to reach the buyer is nothing to print");
    assert_eq!(sheet.seller.contact.as_deref(), Some("Mette Holm"));
    assert_eq!(sheet.seller.email.as_deref(), Some("faktura@nordlys.example"));
    assert_eq!(sheet.seller.phone.as_deref(), Some("+4586123456"));
    assert_eq!(sheet.payment.iban.as_deref(), Some("DK50 0040 0440 1162 43"));
    assert!(crate::invoice(&invoice, "https://faktura.example/pay/x").is_ok());
}

#[test]
fn what_is_outside_the_scope_of_vat_has_a_reason_and_no_rate() {
    let sheet = Sheet::of(&issued(&[line("100", "O", "0", Some("Not subject to VAT"))]), "");
    assert_eq!(sheet.lines[0].rate, None);
    assert_eq!(sheet.vat[0].rate, None);
    assert_eq!(sheet.vat[0].exemption_reason.as_deref(), Some("Not subject to VAT"));
}
