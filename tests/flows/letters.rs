//! Letters about money: what a reminder, a receipt and an account statement say of what happened.

use app::desk::Act;
use app::documents::{StatementMatter, receipt, reminder, statement};
use app::failure::Error;
use app::memory::{Faults, MemoryStore};
use domain::currency::Currency;
use domain::event::{Actor, Correlation, Event};
use domain::id::{CustomerId, InvoiceId, MerchantId, PaymentId};
use domain::ledger::Posted;
use domain::money::Money;
use domain::theme::Look;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use serde_json::json;
use tests::shop::Shop;
use tests::{PUBLIC_URL, World, books};

/// A shop and its customer, with an invoice of 14,880.19 that is due on 5 December.
struct Story {
    world: World,
    shop: Shop,
    customer: String,
    invoice: String,
}

async fn story(seed: u64) -> Story {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let invoice = shop.invoice(&customer, "order-1").await.text_at("/id");
    Story { world, shop, customer, invoice }
}

impl Story {
    fn act(&self) -> Act {
        Act {
            merchant: MerchantId::parse(&self.shop.merchant).unwrap(),
            now: self.world.now(),
            actor: Actor::Operator,
            correlation: Correlation::from_text("letters"),
        }
    }

    fn store(&self) -> MemoryStore {
        self.world.desk.store.seen_by(Faults::default())
    }

    fn invoice_id(&self) -> InvoiceId {
        InvoiceId::parse(&self.invoice).unwrap()
    }

    async fn statement(&self, from: Date, to: Date) -> Result<StatementMatter, Error> {
        let customer = CustomerId::parse(&self.customer).unwrap();
        statement(&self.store(), &self.act(), customer, kroner("0").currency(), (from, to)).await
    }

    fn payments(&self) -> Vec<PaymentId> {
        let mut journal = books::journal(&self.world);
        journal.sort_by_key(|entry| entry.id.ulid());
        let paid = journal.into_iter().filter_map(|entry| match entry.event {
            Event::PaymentReceived { payment, .. } => Some(payment),
            _ => None,
        });
        paid.collect()
    }
}

fn kroner(text: &str) -> Money {
    Money::parse(text, Currency::parse("DKK").unwrap()).unwrap()
}

fn code<T>(answer: Result<T, Error>) -> &'static str {
    match answer {
        Err(Error::Rejected(rejection)) => rejection.code,
        Err(Error::Failed(failure)) => panic!("{failure}"),
        Ok(_) => "",
    }
}

#[tokio::test]
async fn a_reminder_is_gathered_while_an_overdue_invoice_is_open() {
    let story = story(1).await;
    let ask = || async { reminder(&story.store(), &story.act(), story.invoice_id(), PUBLIC_URL).await };
    assert_eq!(code(ask().await), "invoice_not_overdue");
    story.shop.pay_by_hand(&story.invoice, "4880.19").await;
    story.world.pass(SignedDuration::from_hours(24 * 20));
    let matter = ask().await.unwrap();
    // 14,880.19 − 4,880.19 = 10,000.00.
    assert_eq!(
        (matter.state.open, matter.today),
        (kroner("10000"), matter.invoice.time_zone.date_at(story.world.now()))
    );
    assert!(matter.pay_link.starts_with(PUBLIC_URL) && matter.pay_link.contains("/pay/pay-"));
    let pdf =
        documents::reminder(&matter.invoice, &matter.state, matter.today, &matter.pay_link, &Look::default()).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    story.shop.pay_by_hand(&story.invoice, "10000.00").await;
    assert_eq!(code(ask().await), "nothing_to_remind_of");
}

#[tokio::test]
async fn a_receipt_says_what_was_open_then_and_not_what_is_open_now() {
    let story = story(2).await;
    story.shop.pay_by_hand(&story.invoice, "4880.19").await;
    story.shop.pay_by_hand(&story.invoice, "10000.00").await;
    let [instalment, rest] = story.payments()[..] else { panic!("two payments") };
    let ask = |id| {
        let (kept, act, invoice) = (story.store(), story.act(), story.invoice_id());
        async move { receipt(&kept, &act, invoice, id).await }
    };
    let matter = ask(instalment).await.unwrap();
    assert_eq!((matter.payment.amount, matter.open), (kroner("4880.19"), kroner("10000")));
    assert_eq!(matter.received_on, date(2026, 11, 21), "the day it came in, as it was recorded");
    let pdf = documents::receipt(
        &matter.invoice,
        &matter.payment,
        matter.received_on,
        matter.open,
        matter.today,
        &Look::default(),
    )
    .unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    assert_eq!(ask(rest).await.unwrap().open, kroner("0"));
    assert_eq!(code(ask(PaymentId::new(story.invoice_id().ulid())).await), "not_found");
}

#[tokio::test]
async fn a_statement_adds_up_to_what_the_customer_owes() {
    let story = story(3).await;
    story.shop.pay_by_hand(&story.invoice, "4880.19").await;
    let credit =
        json!({ "external_id": "return-1", "reason": "Two came back", "lines": [{ "line": 1, "quantity": "2" }] });
    story.shop.call("POST", &format!("/v1/invoices/{}/credit", story.invoice), Some(&credit)).await.expect(201);
    let matter = story.statement(date(2026, 11, 1), date(2026, 11, 30)).await.unwrap();
    let told: Vec<_> =
        matter.statement.entries.iter().map(|entry| (entry.posted, entry.amount, entry.balance)).collect();
    // 14,880.19 − 4,880.19 = 10,000.00; − 5,387.28 = 4,612.72.
    let expected = [
        (Posted::Invoice, kroner("14880.19"), kroner("14880.19")),
        (Posted::Payment, kroner("-4880.19"), kroner("10000")),
        (Posted::CreditNote, kroner("-5387.28"), kroner("4612.72")),
    ];
    assert_eq!(told, expected);
    let numbers: Vec<_> = matter.statement.entries.iter().map(|entry| entry.number.as_str()).collect();
    assert_eq!(numbers, ["2026-00001", "2026-00001", "CN-2026-00001"]);
    let (account, _) = books::balance(&story.world, &story.shop, &story.customer).await;
    assert_eq!((matter.statement.closing, matter.statement.closing.minor()), (kroner("4612.72"), account));
    assert_eq!((matter.statement.debits, matter.statement.credits), (kroner("14880.19"), kroner("10267.47")));
    let seller = &matter.merchant.profile.seller;
    assert!(documents::statement(seller, &matter.customer, &matter.statement, matter.today, &Look::default()).is_ok());

    let later = story.statement(date(2026, 12, 1), date(2026, 12, 31)).await.unwrap().statement;
    assert_eq!((later.opening, later.closing, later.entries.len()), (kroner("4612.72"), kroner("4612.72"), 0));
    let before = story.statement(date(2026, 10, 1), date(2026, 10, 31)).await.unwrap().statement;
    assert_eq!((before.opening, before.closing), (kroner("0"), kroner("0")));
    assert_eq!(code(story.statement(date(2026, 12, 2), date(2026, 12, 1)).await), "period_reversed");
}

#[tokio::test]
async fn letters_are_about_the_merchants_own() {
    let story = story(4).await;
    let other = story.world.shop("camara").await;
    let act = Act { merchant: MerchantId::parse(&other.merchant).unwrap(), ..story.act() };
    let kept = story.store();
    let customer = CustomerId::parse(&story.customer).unwrap();
    let days = (date(2026, 11, 1), date(2026, 11, 30));
    assert_eq!(code(statement(&kept, &act, customer, kroner("0").currency(), days).await), "not_found");
    assert_eq!(code(reminder(&kept, &act, story.invoice_id(), PUBLIC_URL).await), "not_found");
    story.shop.pay_by_hand(&story.invoice, "1.00").await;
    let payment = story.payments()[0];
    assert_eq!(code(receipt(&kept, &act, story.invoice_id(), payment).await), "not_found");
}

#[tokio::test]
async fn letters_are_drawn_for_whoever_asks_and_keep_nothing() {
    let story = story(5).await;
    story.shop.pay_by_hand(&story.invoice, "4880.19").await;
    let payment = story.payments()[0].to_string();
    story.world.pass(SignedDuration::from_hours(24 * 20));
    let rows = story.world.desk.store.everything().len();
    let ask = async |letter: &str, body| story.shop.call("POST", &format!("/v1/letters/{letter}"), Some(&body)).await;
    let (invoice, customer) = (&story.invoice, &story.customer);
    let month = json!({ "customer": customer, "currency": "DKK", "from": "2026-11-01", "to": "2026-11-30" });
    for (letter, body, said) in [
        ("reminder", json!({ "invoice": invoice }), "reminder of 2026-00001: 10000.00"),
        ("receipt", json!({ "invoice": invoice, "payment": payment }), "receipt of 2026-00001: 4880.19"),
        ("statement", month.clone(), "statement: 10000.00"),
    ] {
        let answer = ask(letter, body).await.expect(200);
        assert_eq!(answer.headers["content-type"], "application/pdf");
        assert_eq!(answer.text, format!("%PDF-sketch {said}"));
    }
    let wrong = ask("statement", json!({ "customer": "c", "currency": "kr", "from": "2026-11-31", "to": 1 })).await;
    assert_eq!(wrong.expect(422).json()["errors"].as_array().unwrap().len(), 4, "every bad field is named");
    ask("receipt", json!({ "invoice": invoice, "payment": "pay_01jd0v5e6w3k8t7n9m2q4r5s6t" })).await.expect(404);
    assert_eq!(story.world.desk.store.everything().len(), rows, "nothing is kept");
    let other = story.world.shop("other").await;
    other.call("POST", "/v1/letters/reminder", Some(&json!({ "invoice": invoice }))).await.expect(404);
    other.call("POST", "/v1/letters/statement", Some(&month)).await.expect(404);
}
