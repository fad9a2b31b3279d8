//! The life of an invoice over HTTP, from order to paid. Every function has its part in it, under its own role:
//! settings, customers and invoices answer the shop, relay-events, render-invoice and send-mail deliver, remind-overdue
//! reminds, portal shows what is open, payment-webhook takes the payment, and sweep finds nothing amiss.

use jiff::{SignedDuration, Timestamp};
use tests::shop::{ORDER_PAYABLE, STRIPE_SECRET};
use tests::stripe::paid;

use crate::aws::invoke;
use crate::documents::times_written;
use crate::events::tick;
use crate::http::{fetch, send};
use crate::log;
use crate::mails::{attachment, attachments, subjects, wait_for};
use crate::shop::{Shop, days_ago, order};
use crate::waiting::{DELIVERY_MAX, until};

#[test]
#[ignore = "needs a stack: make test"]
fn an_order_becomes_a_paid_invoice() {
    let began = Timestamp::now();
    let shop = Shop::open("nordlys");
    let customer = shop.customer();
    // Due five days ago, and three days of grace: reminded of since yesterday, which no other test's invoice is.
    let mut order = order(&customer, "order-1");
    (order["issue_date"], order["supply_date"]) = (days_ago(19).into(), days_ago(19).into());
    order["payment_terms_days"] = 14.into();
    let issued = shop.call("POST", "/v1/invoices", Some(&order)).expect(201).json();
    let (id, number) = (issued["id"].as_str().unwrap(), issued["number"].as_str().unwrap());
    assert!(number.ends_with("-00001"), "{number}");
    assert_eq!((&issued["status"], &issued["totals"]["payable"]), (&"overdue".into(), &ORDER_PAYABLE.into()));

    shop.wait_for_delivery(&[id.to_owned()], "sent");
    let link = shop.call("GET", &format!("/v1/invoices/{id}/documents"), None).expect(200).text_at("/data/0/url");
    let document = fetch(&link);
    assert!(document.starts_with(b"%PDF-1."), "a PDF in the bucket");
    assert_eq!(times_written(&shop, id), 1);
    let mail = wait_for(&shop, "Faktura ");
    assert_eq!(mail["subject"], format!("Faktura {number} fra Nordlys Måleudstyr ApS"));
    let file = format!("invoice-{number}.pdf");
    assert_eq!(attachments(&mail), [file.as_str()]);
    assert!(attachment(&mail) == document, "the mail brings the document of the bucket");

    // The event's own time is the clock: two days ago there was nothing to remind of.
    invoke("remind-overdue", &tick(SignedDuration::from_hours(-48)));
    assert_eq!(shop.read(id)["reminders"], 0);
    for _ in 0..2 {
        invoke("remind-overdue", &tick(SignedDuration::ZERO));
    }
    let reminder = wait_for(&shop, "Påmindelse");
    assert_eq!(attachments(&reminder), [file.as_str()]);

    let pay_url = issued["pay_url"].as_str().unwrap();
    let page = send("GET", pay_url, &[], &[]).answer.expect(200);
    assert!(page.text.contains("14.880,19\u{a0}DKK") && page.text.contains("Betal nu"), "{}", page.text);
    shop.stripe(&paid("evt_1", "pi_1", id, 1_488_019, "dkk")).expect(204);
    let settled = shop.read(id);
    assert_eq!((&settled["status"], &settled["open"]), (&"paid".into(), &"0.00".into()));
    assert_eq!(settled["reminders"], 1, "the schedule fired twice");
    assert_eq!(shop.balance(&customer), 0);
    let page = send("GET", pay_url, &[], &[]).answer.expect(200);
    assert!(page.text.contains("Denne faktura er betalt") && !page.text.contains(STRIPE_SECRET));
    let receipt = wait_for(&shop, "Betaling modtaget");
    assert!(attachments(&receipt).is_empty());
    invoke("sweep", &tick(SignedDuration::ZERO));

    until("the receipt's confirmation", DELIVERY_MAX, || (shop.times(id, "mail.sent") == 3).then_some(()));
    let (reminders, others): (Vec<_>, Vec<_>) = shop.names(id).into_iter().partition(|name| name == "invoice.reminded");
    // The schedule's clock knows whole seconds, so that a reminder may seem to come a little early.
    assert_eq!(reminders.len(), 1);
    let expected = ["invoice.issued", "invoice.drawn", "mail.sent", "mail.sent", "payment.received", "mail.sent"];
    assert_eq!(others, expected);
    assert_eq!(subjects(&shop, 3).len(), 3, "the invoice, the reminder and the receipt");
    let refused = log::lines_with("AccessDenied", began);
    assert!(refused.is_empty(), "a role allows too little: {refused:?}");
}
