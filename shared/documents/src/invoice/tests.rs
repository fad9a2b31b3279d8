//! An issued invoice says on paper what it says in the books.

use domain::arithmetic::{AdjustmentKind, BaseQuantity, Percentage};
use domain::bank::{BankAccount, Bic, Iban};
use domain::country::Country;
use domain::currency::Currency;
use domain::id::{CustomerId, InvoiceId, MerchantId, PriceListId};
use domain::invoice::{
    Amount, AskedAdjustment, AskedSize, AskedTaxedAdjustment, Invoice, InvoiceKind, Line, PayToken, PricedLine, Reason,
    ToPrice, price,
};
use domain::language::Language;
use domain::mail_address::MailAddress;
use domain::merchant::Days;
use domain::money::Money;
use domain::party::{Address, Contact, ContactRole, CustomerProfile, Metadata, Seller};
use domain::phone::Phone;
use domain::price::UnitPrice;
use domain::pricing::{Explanation, PriceRule, RungBounds};
use domain::quantity::Quantity;
use domain::series::Pattern;
use domain::tax::{TaxRule, VatCategory, VatId, VatRate, VatTreatment};
use domain::text;
use domain::theme::Look;
use domain::time_zone::Zone;
use domain::unit::Unit;
use jiff::civil::date;
use rust_decimal::Decimal;

use crate::sheet::{Adjustment, Kind, PriceNote, Sale, Sheet};

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

pub(crate) fn line(price: &str, category: &str, rate: &str, reason: Option<&str>) -> Line {
    let reason = reason.map(|reason| text::Line::parse(reason).unwrap());
    let category = VatCategory::parse(category).unwrap();
    Line {
        item_id: Some(text::Reference::parse("TM-6991-A").unwrap()),
        name: text::Name::parse("Installation").unwrap(),
        description: None,
        quantity: Quantity::parse("5").unwrap(),
        unit: Unit::parse("HUR").unwrap(),
        unit_price: UnitPrice::parse(price).unwrap(),
        discount: None,
        base_quantity: BaseQuantity::ONE,
        asked: Vec::new(),
        vat: VatTreatment::new(category, VatRate::parse(rate).unwrap(), reason).unwrap(),
    }
}

fn seller() -> Seller {
    Seller {
        name: text::Name::parse("Nordlys Måleudstyr ApS").unwrap(),
        legal_id: Some(text::Reference::parse("12345674").unwrap()),
        legal_id_scheme: None,
        tax_registration: None,
        endpoint: None,
        vat_id: Some(VatId::parse("DK12345674").unwrap()),
        address: address("Aarhus C"),
        contact_name: text::Name::parse("Mette Holm").unwrap(),
        email: MailAddress::parse("faktura@nordlys.example").unwrap(),
        phone: Some(Phone::parse("+4586123456").unwrap()),
        bank: Some(BankAccount {
            iban: Iban::parse("DK5000400440116243").unwrap(),
            bic: Some(Bic::parse("NDEADKKK").unwrap()),
            fik_creditor: None,
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
        credit_limit: None,
        name: text::Name::parse("Rødgrød & Fløde A/S").unwrap(),
        legal_id: None,
        legal_id_scheme: None,
        endpoint: None,
        profile: None,
        vat_id: None,
        address: address("Viborg"),
        contacts: vec![contact(ContactRole::Technical, "Ole"), contact(ContactRole::Billing, "Søren")],
        language: Language::Danish,
        currency,
        metadata: Metadata::new(),
    }
}

pub(crate) fn issued(lines: &[Line]) -> Invoice {
    issued_as(ToPrice { lines, adjustments: &[], prices_include_vat: false, prepaid: None, rounding: None })
}

pub(crate) fn issued_as(asked: ToPrice<'_>) -> Invoice {
    let currency = Currency::parse("DKK").unwrap();
    let priced = price(currency, asked).unwrap();
    let merchant = MerchantId::parse("mer_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap();
    let id = InvoiceId::parse("inv_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap();
    Invoice {
        id,
        merchant,
        number: Pattern::standard().format(2026, 42),
        sequence: None,
        sequence_number: 42,
        kind: InvoiceKind::Standard,
        deducts: Vec::new(),
        replaces: None,
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
        adjustments: priced.adjustments,
        vat_breakdown: priced.vat_breakdown,
        totals: priced.totals,
        deliver_to: None,
        delivery_address: None,
        period: None,
        profile: None,
        coupons: Vec::new(),
        tax_point_date: None,
        accounting: None,
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
fn the_sheet_says_how_prices_came_about_and_what_was_taken_off() {
    let reason = |text: &str| Reason::new(Some(text::Line::parse(text).unwrap()), None).unwrap();
    let loyal = AskedAdjustment {
        kind: AdjustmentKind::Allowance,
        size: AskedSize::Percentage(Percentage::parse("10").unwrap(), None),
        reason: reason("Stamkunde"),
    };
    let freight = AskedAdjustment {
        kind: AdjustmentKind::Charge,
        size: AskedSize::Amount(Amount::parse("79").unwrap()),
        reason: reason("Fragt"),
    };
    let plain = line("100", "S", "25", None);
    let taxed = [AskedTaxedAdjustment { asked: freight, vat: plain.vat.clone() }];
    let lines = [Line { asked: vec![loyal], base_quantity: BaseQuantity::parse("2").unwrap(), ..plain }];
    let asked = ToPrice {
        lines: &lines,
        adjustments: &taxed,
        prices_include_vat: false,
        prepaid: Some(Amount::parse("50").unwrap()),
        rounding: Some(Amount::parse("0.25").unwrap()),
    };
    let invoice = issued_as(asked);
    let sale = Sale::of(&invoice, "https://faktura.example/pay/x");
    // 5 × 100 ÷ 2 = 250.00, less 10 %: 225.00; with freight 304.00; with 25 %: 380.00; + 0.25 − 50.00 = 330.25.
    assert!(matches!(sale.lines[0].price_notes[..], [PriceNote::For(quantity)] if quantity == Decimal::TWO));
    let amount = |adjustment: &Adjustment| (adjustment.reason.clone(), adjustment.amount.to_string());
    assert_eq!(
        sale.lines[0].adjustments.iter().map(amount).collect::<Vec<_>>(),
        [("Stamkunde".into(), "-25.00".into())]
    );
    assert_eq!(sale.adjustments.iter().map(amount).collect::<Vec<_>>(), [("Fragt".into(), "79.00".into())]);
    assert_eq!(sale.totals.tax_exclusive.to_string(), "304.00");
    assert_eq!(sale.totals.payable.to_string(), "330.25");
    assert!(crate::invoice(&invoice, "https://faktura.example/pay/x", &Look::default()).is_ok());
}

#[test]
fn the_sheet_has_the_figures_and_names_of_the_invoice() {
    // 5 × 2154.91 = 10774.55; 25 % = 2693.6375 → 2693.64; together 13468.19.
    let invoice = issued(&[line("2154.91", "S", "25", None)]);
    let sheet = Sheet::of(&invoice, "https://faktura.example/pay/x");
    let sale = Sale::of(&invoice, "https://faktura.example/pay/x");
    assert_eq!(sheet.number, "2026-00042");
    assert_eq!(sale.lines[0].net.to_string(), "10774.55");
    assert_eq!(sale.totals.vat.to_string(), "2693.64");
    assert_eq!(sale.totals.payable.to_string(), "13468.19");
    assert_eq!(sheet.buyer.contact.as_deref(), Some("Søren"), "the billing contact, not the technical one");
    assert_eq!(sheet.buyer.email.as_deref(), Some("soren@kunde.example"));
    assert_eq!(sheet.buyer.phone.as_deref(), Some("+4520123456"));
    assert_eq!(sheet.seller.contact.as_deref(), Some("Mette Holm"));
    assert_eq!(sheet.seller.email.as_deref(), Some("faktura@nordlys.example"));
    assert_eq!(sheet.seller.phone.as_deref(), Some("+4586123456"));
    let Kind::Invoice(claim) = sale.kind else { panic!("an invoice") };
    assert_eq!(claim.payment.iban.as_deref(), Some("DK50 0040 0440 1162 43"));
    assert_eq!((claim.due_date, claim.is_deposit), (date(2026, 12, 5), false));
    assert!(crate::invoice(&invoice, "https://faktura.example/pay/x", &Look::default()).is_ok());
}

#[test]
fn what_is_outside_the_scope_of_vat_has_a_reason_and_no_rate() {
    let sale = Sale::of(&issued(&[line("100", "O", "0", Some("Not subject to VAT"))]), "");
    assert_eq!(sale.lines[0].rate, None);
    assert_eq!(sale.vat[0].rate, None);
    assert_eq!(sale.vat[0].exemption_reason.as_deref(), Some("Not subject to VAT"));
}

/// A line of an item, with how its price came about.
fn listed(line: &PricedLine, rule: PriceRule, discount_from: Option<Quantity>) -> PricedLine {
    let pricing = Explanation {
        price_list: PriceListId::parse("prl_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        price_list_external_id: text::Reference::parse("list-2026").unwrap(),
        rule,
        discount_from,
    };
    PricedLine { pricing: Some(pricing), ..line.clone() }
}

#[test]
fn a_line_by_a_price_list_says_which_units_it_is_for_and_what_was_counted() {
    let mut invoice = issued(&[line("2", "S", "25", None)]);
    let counted = Quantity::parse("23").unwrap();
    let rung = |above: &str, up_to: Option<&str>| RungBounds {
        above: Quantity::parse(above).unwrap(),
        up_to: up_to.map(|up_to| Quantity::parse(up_to).unwrap()),
    };
    let (amount, percentage) = (Amount::parse("12345.00").unwrap(), Percentage::parse("1.4").unwrap());
    let calculated = Money::parse("3.40", invoice.currency).unwrap();
    let plain = invoice.lines[0].clone();
    invoice.lines = vec![
        listed(&plain, PriceRule::Flat { counted }, Some(counted)),
        listed(&plain, PriceRule::Graduated { counted, rung: rung("0", Some("100")) }, None),
        listed(&plain, PriceRule::VolumeFee { counted, rung: rung("500", None) }, None),
        listed(&plain, PriceRule::Package { counted, size: BaseQuantity::parse("10").unwrap() }, None),
        listed(&plain, PriceRule::Percentage { amount, percentage }, None),
        listed(&plain, PriceRule::PercentageMinimum { amount, percentage, calculated }, None),
    ];
    let sale = Sale::of(&invoice, "https://faktura.example/pay/x");
    let notes: Vec<_> = sale.lines.iter().map(|line| format!("{:?}", line.price_notes)).collect();
    assert_eq!(
        notes,
        [
            "[DiscountFrom(23)]",
            "[Tier(0, Some(100))]",
            "[TierFee(500, None)]",
            "[Packages(10, 23)]",
            "[Percentage(1.4, 12345.00)]",
            "[Minimum(3.40)]",
        ]
    );
    assert!(crate::invoice(&invoice, "https://faktura.example/pay/x", &Look::default()).is_ok());
}

#[test]
fn vat_of_the_buyers_country_is_said_once_and_no_other_rule_is() {
    let mut invoice = issued(&[line("2", "S", "25", None), line("3", "S", "25", None)]);
    assert_eq!(Sale::of(&invoice, "").vat_notes, Vec::<String>::new());
    let ruled = |invoice: &mut Invoice, rule| invoice.lines.iter_mut().for_each(|line| line.tax_rule = Some(rule));
    ruled(&mut invoice, TaxRule::Domestic);
    assert_eq!(Sale::of(&invoice, "").vat_notes, Vec::<String>::new());
    ruled(&mut invoice, TaxRule::OssDestination);
    let said = TaxRule::OssDestination.sentence(Language::Danish);
    assert_eq!(Sale::of(&invoice, "").vat_notes, [said]);
}
