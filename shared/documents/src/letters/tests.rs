//! Letters say on paper what the books say.

use domain::currency::Currency;
use domain::id::{CustomerId, MerchantId, PaymentId};
use domain::invoice::{Invoice, InvoiceState};
use domain::ledger::{self, Posted, StatementEntry};
use domain::money::Money;
use domain::party::Customer;
use domain::payment::{MovementId, Payment, Provider};
use domain::text::Reference;
use domain::theme::Look;
use jiff::civil::date;

use crate::invoice::tests::{issued, line};
use crate::sheet::{Content, EntryKind, Letter, Means, Sheet};

fn kroner(text: &str) -> Money {
    Money::parse(text, Currency::parse("DKK").unwrap()).unwrap()
}

/// 5 × 100.00 and 25 %: 625.00, due on 5 December.
fn invoice() -> Invoice {
    issued(&[line("100", "S", "25", None)])
}

fn letter(sheet: &Sheet) -> &Letter {
    let Content::Letter(letter) = &sheet.content else { panic!("a letter") };
    letter
}

#[test]
fn a_reminder_tells_what_is_settled_and_what_is_open() {
    let invoice = invoice();
    let state = InvoiceState { open: kroner("400.50"), ..InvoiceState::issued(&invoice, invoice.issued_at) };
    let sheet = Sheet::of_reminder(&invoice, &state, date(2026, 12, 9), "https://faktura.example/pay/x");
    let Letter::Reminder(reminder) = letter(&sheet) else { panic!("a reminder") };
    // 625.00 − 400.50 = 224.50; from 5 to 9 December are 4 days.
    let told = [reminder.claimed, reminder.settled, reminder.open].map(|amount| amount.to_string());
    assert_eq!((told, reminder.days_overdue), (["625.00", "224.50", "400.50"].map(str::to_owned), 4));
    assert_eq!((sheet.number.as_str(), sheet.issue_date), ("2026-00042", date(2026, 12, 9)));
    assert_eq!(reminder.payment.pay_url.as_deref(), Some("https://faktura.example/pay/x"));
    assert!(
        crate::reminder(&invoice, &state, date(2026, 12, 9), "https://faktura.example/pay/x", &Look::default()).is_ok()
    );
}

#[test]
fn a_receipt_tells_how_much_came_in_when_and_how() {
    let invoice = invoice();
    let mut payment = Payment {
        id: PaymentId::parse("pay_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        merchant: invoice.merchant,
        invoice: invoice.id,
        provider: Provider::Stripe,
        movement: MovementId::parse("pi_3QK8yL").unwrap(),
        amount: kroner("600"),
        received_at: invoice.issued_at,
    };
    let (day, today) = (date(2026, 12, 1), date(2026, 12, 2));
    let sheet = Sheet::of_receipt(&invoice, &payment, day, kroner("25"), today);
    let Letter::Receipt(receipt) = letter(&sheet) else { panic!("a receipt") };
    let told = [receipt.claimed, receipt.amount, receipt.open].map(|amount| amount.to_string());
    assert_eq!(told, ["625.00", "600.00", "25.00"]);
    assert_eq!((receipt.received_on, receipt.means, receipt.movement.as_str()), (day, Means::Online, "pi_3QK8yL"));
    payment.provider = Provider::Recorded;
    let recorded = Sheet::of_receipt(&invoice, &payment, day, kroner("25"), today);
    assert!(matches!(letter(&recorded), Letter::Receipt(receipt) if receipt.means == Means::Recorded));
    assert!(crate::receipt(&invoice, &payment, day, kroner("25"), today, &Look::default()).is_ok());
}

#[test]
fn a_statement_has_the_customers_number_and_its_entries() {
    let invoice = invoice();
    let mut customer = Customer {
        id: CustomerId::parse("cus_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        merchant: MerchantId::parse("mer_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        external_id: Some(Reference::parse("K-10417").unwrap()),
        profile: invoice.buyer.clone(),
        version: 1,
        created_at: invoice.issued_at,
    };
    let entry = |posted, amount: &str, balance: &str| StatementEntry {
        effective_on: date(2026, 11, 21),
        posted,
        number: "2026-00042".into(),
        amount: kroner(amount),
        balance: kroner(balance),
    };
    let account = ledger::Statement {
        from: date(2026, 11, 1),
        to: date(2026, 11, 30),
        opening: kroner("100"),
        entries: vec![entry(Posted::Invoice, "625", "725"), entry(Posted::Payment, "-725", "0")],
        debits: kroner("625"),
        credits: kroner("725"),
        closing: kroner("0"),
    };
    let sheet = Sheet::of_statement(&invoice.seller, &customer, &account, date(2026, 12, 1));
    assert_eq!((sheet.number.as_str(), sheet.currency.code()), ("K-10417", "DKK"));
    let Letter::Statement(statement) = letter(&sheet) else { panic!("a statement") };
    let told: Vec<_> = statement.entries.iter().map(|entry| (entry.kind, entry.amount.to_string())).collect();
    assert_eq!(told, [(EntryKind::Invoice, "625.00".to_owned()), (EntryKind::Payment, "-725.00".to_owned())]);
    customer.external_id = None;
    let sheet = Sheet::of_statement(&invoice.seller, &customer, &account, date(2026, 12, 1));
    assert_eq!(sheet.number, customer.id.to_string());
    assert!(crate::statement(&invoice.seller, &customer, &account, date(2026, 12, 1), &Look::default()).is_ok());
}
