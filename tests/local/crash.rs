//! A function's process is killed at each of its calls to AWS in turn, before the call has its effect and after, and
//! the request or message comes again to the deployed function: nothing is lost and nothing doubled.
//!
//! A mail cannot be sent exactly once: it goes out twice where the process dies after SES took it and before that is
//! written, and nowhere else.

use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tests::shop::STRIPE_SECRET;
use tests::stripe::{charged, paid, signature};

use crate::aws;
use crate::documents::times_written;
use crate::events::{batch, message, request, tick};
use crate::log::say;
use crate::machinery::hold;
use crate::mails::{arrived, subjects, wait_for};
use crate::process::Deployed;
use crate::proxy::{Death, Moment};
use crate::shop::{Shop, id_of, order};

/// Each function makes at least so many calls for one event: to read, to act, to write.
const CALLS_MIN: usize = 3;

/// And at most so many.
const CALLS_MAX: usize = 16;

const PAYABLE: i64 = 1_488_019;

/// How long a mail stays reserved for a process that died while sending it, and a little.
const MAIL_LEASE: Duration = Duration::from_secs(62);

/// Later than any lease or grace of what is under way now.
const MUCH_LATER: SignedDuration = SignedDuration::from_mins(20);

/// Every death there is between the calls of an undisturbed life.
fn deaths(function: &str, calls: &[String]) -> Vec<Death> {
    assert!((CALLS_MIN..=CALLS_MAX).contains(&calls.len()), "{calls:?}");
    say(&format!("killing {function} before and after each of: {}", calls.join(", ")));
    (0..calls.len()).flat_map(|call| [Moment::Before, Moment::After].map(|moment| Death { call, moment })).collect()
}

/// Runs an invocation that is to die. Only one that comes through with fewer calls does not.
fn die(function: &Deployed, event: &Value, death: Death) {
    let lived = function.live(event, Some(death));
    assert!(lived.answer.is_none() || lived.calls.len() <= death.call, "{death:?} was not met in {:?}", lived.calls);
}

/// The sequence number at the end of an invoice's number.
fn sequence(invoice: &Value) -> usize {
    let number = invoice["number"].as_str().unwrap_or_else(|| panic!("not issued: {invoice}"));
    number.rsplit('-').next().and_then(|tail| tail.parse().ok()).unwrap_or_else(|| panic!("a number: {number}"))
}

/// Every invoice was drawn once, recorded once, and mailed so often.
fn assert_delivered(shop: &Shop, ids: &[String], mailed: impl Fn(usize) -> usize) {
    shop.wait_for_delivery(ids, "sent");
    let arrived = subjects(shop, (0..ids.len()).map(&mailed).sum());
    for (place, id) in ids.iter().enumerate() {
        let names = shop.names(id);
        for name in ["invoice.issued", "invoice.drawn", "mail.sent"] {
            assert_eq!(names.iter().filter(|told| *told == name).count(), 1, "{name} in {names:?} of {place}");
        }
        assert_eq!(times_written(shop, id), 1, "documents of {place}");
        let number = shop.read(id)["number"].as_str().expect("a number").to_owned();
        let mails = arrived.iter().filter(|subject| subject.starts_with(&format!("Faktura {number} "))).count();
        assert_eq!(mails, mailed(place), "mails of {place}: {arrived:?}");
    }
}

#[test]
#[ignore = "needs a stack: make test"]
fn an_order_is_issued_once_wherever_the_process_of_invoices_dies() {
    let shop = Shop::open("dies-issuing");
    let customer = shop.customer();
    let function = Deployed::read("invoices");
    let bearer = format!("Bearer {}", shop.key);
    let event = |body: &Value| request("POST", "/v1/invoices", &[("authorization", &bearer)], &body.to_string());
    let whole = function.live(&event(&order(&customer, "order-0")), None);
    assert_eq!(whole.answer.expect("an answer")["statusCode"], 201);
    let deaths = deaths("invoices", &whole.calls);
    for (count, death) in deaths.iter().enumerate() {
        let body = order(&customer, &format!("order-{}", count + 1));
        die(&function, &event(&body), *death);
        shop.insist("POST", "/v1/invoices", &body).expect(201);
    }
    let invoices = shop.invoices();
    let mut numbers: Vec<_> = invoices.iter().map(sequence).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=deaths.len() + 1).collect::<Vec<_>>(), "one invoice for each order, and no gap");
    assert_eq!(shop.balance(&customer), PAYABLE * i64::try_from(invoices.len()).expect("few"));
    assert_delivered(&shop, &invoices.iter().map(id_of).collect::<Vec<_>>(), |_| 1);
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_document_is_drawn_once_wherever_the_process_of_render_invoice_dies() {
    let shop = Shop::open("dies-drawing");
    let customer = shop.customer();
    let function = Deployed::read("render-invoice");
    let mut ids = Vec::new();
    let mut next = || {
        let id = id_of(&shop.issue(&customer, &format!("order-{}", ids.len())));
        let event = batch("render-invoice", &[message(&shop.merchant, &id, &shop.timeline(&id)[0])]);
        ids.push(id);
        event
    };
    // The queue keeps its own message of each invoice until it is let go: that is the redelivery.
    let held = hold("render-invoice");
    let whole = function.live(&next(), None);
    assert_eq!(whole.answer.expect("an answer")["batchItemFailures"], serde_json::json!([]));
    for death in deaths("render-invoice", &whole.calls) {
        die(&function, &next(), death);
    }
    drop(held);
    assert_delivered(&shop, &ids, |_| 1);
    aws::invoke("sweep", &tick(MUCH_LATER));
    assert_delivered(&shop, &ids, |_| 1);
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_mail_is_sent_wherever_the_process_of_send_mail_dies_and_twice_only_where_ses_took_it_unconfirmed() {
    let shop = Shop::open("dies-mailing");
    let customer = shop.customer();
    let function = Deployed::read("send-mail");
    let held = hold("send-mail");
    let issue = |count: usize| id_of(&shop.issue(&customer, &format!("order-{count}")));
    let mail = |id: &String| {
        let timeline = shop.timeline(id);
        let drawn = timeline.iter().find(|entry| entry["type"] == "invoice.drawn").expect("a document");
        function_event(&shop, id, drawn)
    };
    let mut ids = vec![issue(0)];
    shop.wait_for_delivery(&ids, "drawn");
    let whole = function.live(&mail(&ids[0]), None);
    assert_eq!(whole.answer.expect("an answer")["batchItemFailures"], serde_json::json!([]));
    let deaths = deaths("send-mail", &whole.calls);
    ids.extend((1..=deaths.len()).map(issue));
    shop.wait_for_delivery(&ids, "drawn");
    for (id, death) in ids[1..].iter().zip(&deaths) {
        die(&function, &mail(id), *death);
    }
    let died = Instant::now();
    drop(held);
    sleep(MAIL_LEASE.saturating_sub(died.elapsed()));
    // What the queue gave up while the mails were reserved is in the dead-letter queue; the sweep finds it anyway.
    aws::invoke("sweep", &tick(MUCH_LATER));

    let ses = whole.calls.iter().position(|call| call.starts_with("ses ")).expect("a call of SES");
    let doubled = [Death { call: ses, moment: Moment::After }, Death { call: ses + 1, moment: Moment::Before }];
    assert_delivered(&shop, &ids, |place| {
        let death = place.checked_sub(1).map(|place| deaths[place]);
        if death.is_some_and(|death| doubled.contains(&death)) { 2 } else { 1 }
    });
}

fn function_event(shop: &Shop, id: &str, drawn: &Value) -> Value {
    batch("send-mail", &[message(&shop.merchant, id, drawn)])
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_payment_is_applied_once_wherever_the_process_of_payment_webhook_dies() {
    let shop = Shop::open("dies-being-paid");
    let customer = shop.customer();
    let function = Deployed::read("payment-webhook");
    let issue = |count: usize| id_of(&shop.issue(&customer, &format!("order-{count}")));
    let told = |count: usize, id: &str| {
        let (event, intent) = (format!("evt_{count}"), format!("pi_{count}"));
        [paid(&event, &intent, id, PAYABLE, "dkk"), charged(&format!("{event}_charge"), &intent, id, PAYABLE, "dkk")]
    };
    let asked = |event: &Value| {
        let raw = event.to_string();
        let signed = signature(raw.as_bytes(), STRIPE_SECRET, Timestamp::now().as_second());
        request("POST", &shop.endpoint_path, &[("stripe-signature", &signed)], &raw)
    };
    // Delivery moves the invoice's state, which would have the payment read it again.
    let mut ids = vec![issue(0)];
    shop.wait_for_delivery(&ids, "sent");
    let whole = function.live(&asked(&told(0, &ids[0])[0]), None);
    assert_eq!(whole.answer.expect("an answer")["statusCode"], 204);
    let deaths = deaths("payment-webhook", &whole.calls);
    ids.extend((1..=deaths.len()).map(issue));
    shop.wait_for_delivery(&ids, "sent");
    for (count, (id, death)) in ids.iter().skip(1).zip(deaths).enumerate() {
        let events = told(count + 1, id);
        die(&function, &asked(&events[0]), death);
        for event in &events {
            shop.stripe(event).expect(204);
        }
    }
    assert_eq!(shop.balance(&customer), 0);
    assert_eq!(shop.discrepancies(), 0);
    for id in &ids {
        let read = shop.read(id);
        assert_eq!((&read["status"], &read["open"]), (&"paid".into(), &"0.00".into()));
        assert_eq!(shop.times(id, "payment.received"), 1);
        wait_for(&shop, &format!("Betaling modtaget: faktura {}", read["number"].as_str().expect("a number")));
    }
    let receipts = arrived(&shop).iter().filter(|mail| mail["subject"].to_string().contains("Betaling")).count();
    assert_eq!(receipts, ids.len(), "one receipt for each payment");
}
