//! The life of an invoice, from order to paid.

use jiff::SignedDuration;
use tests::World;
use tests::shop::ORDER_PAYABLE;
use tests::stripe::paid;

#[tokio::test]
async fn an_order_becomes_an_invoice_a_document_a_mail_and_a_payment() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;

    let issued = shop.invoice(&customer, "order-1").await.json();
    let id = issued["id"].as_str().unwrap();
    assert_eq!(issued["number"], "2026-00001");
    assert_eq!(issued["status"], "issued");
    assert_eq!(issued["totals"]["payable"], ORDER_PAYABLE);
    assert_eq!(issued["due_date"], "2026-12-05", "14 days after 21 November");

    assert!(world.settle().await.is_empty());
    let drawn = shop.read(id).await;
    assert_eq!(drawn["delivery"], "sent");
    let mails = world.mailer.taken();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to.as_str(), "soren@roedgroed.example");
    assert_eq!(mails[0].subject, "Faktura 2026-00001 fra Nordlys Måleudstyr ApS");
    let attached = mails[0].attachment.as_ref().unwrap();
    assert_eq!(attached.file_name, "invoice-2026-00001.pdf");
    assert!(String::from_utf8_lossy(&attached.pdf).contains("2026-00001 14880.19"));
    assert!(mails[0].text.contains(drawn["pay_url"].as_str().unwrap()));

    world.pass(SignedDuration::from_hours(24));
    shop.stripe(&paid("evt_1", "pi_1", id, 1_488_019, "dkk")).await.expect(204);
    let settled = shop.read(id).await;
    assert_eq!((&settled["status"], &settled["open"]), (&"paid".into(), &"0.00".into()));

    assert!(world.settle().await.is_empty());
    let mails = world.mailer.taken();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[1].subject, "Betaling modtaget: faktura 2026-00001");
    assert!(mails[1].attachment.is_none());
    assert_eq!(
        shop.timeline(id).await,
        ["invoice.issued", "invoice.drawn", "mail.sent", "payment.received", "mail.sent"]
    );
}

#[tokio::test]
async fn the_pay_page_shows_what_is_open_and_where_to_pay() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let issued = shop.invoice(&customer, "order-1").await.json();
    let id = issued["id"].as_str().unwrap();
    let path = issued["pay_url"].as_str().unwrap().strip_prefix(tests::PUBLIC_URL).unwrap();

    let page = world.call_raw("GET", path, &[], Vec::new()).await.expect(200);
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    assert!(page.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    for shown in ["14.880,19\u{a0}DKK", "05.12.2026", "DK50 0040 0440 1162 43", "Betal nu", "lang=\"da\""] {
        assert!(page.text.contains(shown), "{shown} is not on the page: {}", page.text);
    }
    assert!(page.text.contains(&format!("https://nordlys.example/checkout?invoice={id}")));

    shop.stripe(&paid("evt_1", "pi_1", id, 1_488_019, "dkk")).await.expect(204);
    let page = world.call_raw("GET", path, &[], Vec::new()).await.expect(200);
    assert!(page.text.contains("Denne faktura er betalt") && !page.text.contains("Betal nu"));
}

#[tokio::test]
async fn a_pay_link_that_was_tampered_with_leads_nowhere() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let issued = shop.invoice(&customer, "order-1").await.json();
    let path = issued["pay_url"].as_str().unwrap().strip_prefix(tests::PUBLIC_URL).unwrap();
    let last = path.chars().last().unwrap();
    let other = format!("{}{}", &path[..path.len() - 1], if last == '0' { '1' } else { '0' });
    for path in [other.as_str(), "/pay/pay-0", "/pay/%00", "/pay/<script>alert(1)"] {
        let page = world.call_raw("GET", &path.replace('<', "%3C").replace('>', "%3E"), &[], Vec::new()).await;
        let page = page.expect(404);
        assert!(page.text.contains("This link does not lead to an invoice") && !page.text.contains("script"));
    }
}

#[tokio::test]
async fn the_account_is_the_sum_of_the_postings() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let first = shop.invoice(&customer, "order-1").await.text_at("/id");
    shop.invoice(&customer, "order-2").await;
    assert_eq!(tests::books::balance(&world, &shop, &customer).await, (2 * 1_488_019, 2 * 1_488_019));
    shop.stripe(&paid("evt_1", "pi_1", &first, 1_488_019, "dkk")).await.expect(204);
    assert_eq!(tests::books::balance(&world, &shop, &customer).await, (1_488_019, 1_488_019));
}
