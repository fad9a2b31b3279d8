//! How what is issued later reaches the customer: credit notes with their documents and mails, receipts of parts, and
//! what the pay page says of an invoice that was paid or credited in part.

use app::memory::Moment;
use app::ports::{Documents, Mail, ToStore};
use domain::id::CreditNoteId;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tests::World;
use tests::shop::Shop;

async fn opened(seed: u64) -> (World, Shop, String) {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    assert!(world.settle().await.is_empty());
    (world, shop, id)
}

/// Credits two of the five pieces of the first line, 5,387.28 of 14,880.19, and answers the note.
async fn two_back(shop: &Shop, id: &str, effect: &str) -> Value {
    let lines = json!([{ "line": 1, "quantity": "2" }]);
    let body = json!({ "external_id": "return-1", "reason": "Two came back", "effect": effect, "lines": lines });
    shop.call("POST", &format!("/v1/invoices/{id}/credit"), Some(&body)).await.expect(201).json()
}

async fn read_note(shop: &Shop, note: &Value) -> Value {
    let path = format!("/v1/credit-notes/{}", note["id"].as_str().unwrap());
    shop.call("GET", &path, None).await.expect(200).json()
}

fn id_of(note: &Value) -> CreditNoteId {
    CreditNoteId::parse(note["id"].as_str().unwrap()).unwrap()
}

fn keys_of_notes(world: &World) -> Vec<String> {
    world.shelf.keys().into_iter().filter(|key| key.contains("crn_")).collect()
}

fn last_mail(world: &World) -> Mail {
    world.mailer.taken().pop().unwrap()
}

async fn pay_page(world: &World, shop: &Shop, id: &str) -> String {
    let pay_url = shop.read(id).await["pay_url"].as_str().unwrap().to_owned();
    let path = pay_url.strip_prefix(tests::PUBLIC_URL).unwrap();
    world.call_raw("GET", path, &[], Vec::new()).await.expect(200).text
}

#[tokio::test]
async fn a_credit_note_is_drawn_and_mailed_with_its_document() {
    let (world, shop, id) = opened(1).await;
    let note = two_back(&shop, &id, "reduce_open").await;
    assert_eq!(note["delivery"], "pending");
    assert!(world.settle().await.is_empty());
    assert_eq!(read_note(&shop, &note).await["delivery"], "sent");
    let mail = last_mail(&world);
    assert_eq!(mail.subject, "Kreditnota CN-2026-00001 fra Nordlys Måleudstyr ApS");
    // 14,880.19 − 5,387.28 = 9,492.91.
    for said in ["Den vedrører faktura 2026-00001 af 21.11.2026.", "5.387,28\u{a0}DKK mindre", "9.492,91\u{a0}DKK"] {
        assert!(mail.text.contains(said), "{said} is not in {}", mail.text);
    }
    assert!(mail.text.contains(shop.read(&id).await["pay_url"].as_str().unwrap()), "something is left to pay");
    let attached = mail.attachment.unwrap();
    assert_eq!(attached.file_name, "credit-note-CN-2026-00001.pdf");
    assert!(String::from_utf8_lossy(&attached.pdf).contains("CN-2026-00001 5387.28 corrects 2026-00001"));
    let stem = format!("{}/2026/CN-2026-00001-{}", shop.merchant, id_of(&note));
    assert_eq!(keys_of_notes(&world), [".cii.xml", ".pdf", ".ubl.xml"].map(|end| format!("{stem}{end}")));
    let told = shop.timeline(&id).await;
    assert_eq!(told[3..], ["credit_note.issued", "credit_note.drawn", "mail.sent"], "{told:?}");
}

#[tokio::test]
async fn the_document_of_a_credit_note_is_found_once_it_is_drawn() {
    let (world, shop, id) = opened(2).await;
    let note = id_of(&two_back(&shop, &id, "reduce_open").await);
    let path = format!("/v1/credit-notes/{note}/documents");
    let documents = async || shop.call("GET", &path, None).await.expect(200).json()["data"].clone();
    assert_eq!(documents().await, json!([]));
    world.settle().await;
    let found = documents().await;
    assert_eq!(found[0]["file_name"], "credit-note-CN-2026-00001.pdf");
    assert_eq!((found.as_array().unwrap().len(), &found[0]["content_type"]), (3, &json!("application/pdf")));
    world.shop("other").await.call("GET", &path, None).await.expect(404);
}

#[tokio::test]
async fn what_goes_back_is_said_and_nothing_is_asked_for() {
    let (world, shop, id) = opened(3).await;
    shop.pay_by_hand(&id, "14880.19").await;
    two_back(&shop, &id, "refund").await;
    assert!(world.settle().await.is_empty());
    let mail = last_mail(&world);
    assert!(mail.text.contains("Vi betaler 5.387,28\u{a0}DKK tilbage til dig."), "{}", mail.text);
    assert!(!mail.text.contains("/pay/") && !mail.text.contains("At betale"), "{}", mail.text);
}

#[tokio::test]
async fn a_document_of_a_note_that_is_stored_already_is_the_document() {
    let (world, shop, id) = opened(4).await;
    let note = two_back(&shop, &id, "reduce_open").await;
    let key = format!("{}/2026/CN-2026-00001-{}.pdf", shop.merchant, id_of(&note));
    let first = ToStore { key: &key, bytes: b"%PDF-first", sha256: "", media_type: "application/pdf", about: &[] };
    world.shelf.store(&first).await.unwrap();
    assert!(world.settle().await.is_empty());
    assert_eq!(last_mail(&world).attachment.unwrap().pdf, b"%PDF-first");
}

#[tokio::test]
async fn the_sweep_alone_brings_a_credit_note_to_its_customer() {
    let (world, shop, id) = opened(5).await;
    let note = two_back(&shop, &id, "reduce_open").await;
    for _ in 0..3 {
        // The stream is lost, and so is what the queues lead to.
        world.desk.store.take_stream();
        world.pass(SignedDuration::from_mins(15));
        world.sweep().await;
        world.desk.store.take_stream();
        world.settle().await;
    }
    assert_eq!(read_note(&shop, &note).await["delivery"], "sent");
    assert_eq!(world.mailer.taken().len(), 2, "the invoice and the note");
}

#[tokio::test]
async fn a_note_nobody_can_draw_is_asked_for_later_and_later() {
    let (world, shop, id) = opened(6).await;
    two_back(&shop, &id, "reduce_open").await;
    world.run_stream().await;
    let mut asked = 0;
    for _ in 0..24 * 12 {
        // Whoever draws is broken.
        while world.queues.take(app::ports::Queue::RenderInvoice).is_some() {}
        world.pass(SignedDuration::from_mins(5));
        asked += world.sweep().await.redrawn;
    }
    assert!((5..=10).contains(&asked), "asked {asked} times in a day");
}

#[tokio::test]
async fn wherever_a_process_dies_a_note_is_drawn_once_and_not_lost() {
    let mut doubled = 0;
    for moment in [Moment::Before, Moment::After] {
        for call in 0.. {
            let (world, shop, id) = opened(7).await;
            let note = two_back(&shop, &id, "reduce_open").await;
            world.faults.crash_at(call, moment);
            world.settle().await;
            let hit = world.faults.deaths() > 0;
            world.faults.revive();
            for _ in 0..3 {
                world.pass(SignedDuration::from_mins(15));
                world.sweep().await;
                world.settle().await;
            }
            assert_eq!(read_note(&shop, &note).await["delivery"], "sent", "{call} {moment:?}");
            let told = shop.timeline(&id).await;
            assert_eq!(told[3..], ["credit_note.issued", "credit_note.drawn", "mail.sent"], "{call} {moment:?}");
            assert_eq!(keys_of_notes(&world).len(), 3);
            doubled += world.mailer.taken().len() - 2;
            if !hit {
                assert!(call > 8, "only {call} calls");
                break;
            }
        }
    }
    assert_eq!(doubled, 2, "only a death around the provider's answer sends a mail twice");
}

#[tokio::test]
async fn the_receipt_of_a_part_says_what_is_still_open() {
    let (world, shop, id) = opened(8).await;
    shop.pay_by_hand(&id, "4880.19").await;
    world.settle().await;
    let mail = last_mail(&world);
    let body = "Tak. Vi har modtaget 4.880,19\u{a0}DKK for faktura 2026-00001; 10.000,00\u{a0}DKK står stadig åbent.";
    assert!(mail.text.contains(body) && mail.text.contains("/pay/"), "{}", mail.text);
    shop.pay_by_hand(&id, "10000").await;
    world.settle().await;
    let mail = last_mail(&world);
    assert!(mail.text.contains("som nu er betalt") && !mail.text.contains("/pay/"), "{}", mail.text);
}

#[tokio::test]
async fn the_pay_page_shows_what_payments_and_credit_notes_have_left() {
    let (world, shop, id) = opened(9).await;
    shop.pay_by_hand(&id, "880.19").await;
    let page = pay_page(&world, &shop, &id).await;
    assert!(page.contains("Står stadig åbent") && page.contains("14.000,00\u{a0}DKK") && page.contains("Betal nu"));
    two_back(&shop, &id, "reduce_open").await;
    // 14,000.00 − 5,387.28 = 8,612.72.
    let page = pay_page(&world, &shop, &id).await;
    assert!(page.contains("8.612,72\u{a0}DKK") && page.contains("-5.387,28\u{a0}DKK"), "{page}");
    shop.pay_by_hand(&id, "8612.72").await;
    let page = pay_page(&world, &shop, &id).await;
    assert!(page.contains("Denne faktura er betalt") && !page.contains("Betal nu"), "{page}");
}

#[tokio::test]
async fn the_pay_page_of_a_void_invoice_asks_for_nothing() {
    let (world, shop, id) = opened(10).await;
    let wrong = json!({ "reason": "Wrong customer" });
    shop.call("POST", &format!("/v1/invoices/{id}/void"), Some(&wrong)).await.expect(201);
    let page = pay_page(&world, &shop, &id).await;
    assert!(page.contains("Denne faktura er krediteret fuldt ud. Der er intet at betale."), "{page}");
    for asked in ["Denne faktura er betalt", "Betal nu", "DK50 0040 0440 1162 43", "At betale"] {
        assert!(!page.contains(asked), "{asked} is on the page");
    }
}
