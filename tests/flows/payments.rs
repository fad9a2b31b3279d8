//! Payments: applied once and rightly, or set aside.

use jiff::SignedDuration;
use serde_json::Value;
use tests::World;
use tests::books::{balance, journal};
use tests::http::Answer;
use tests::shop::{STRIPE_SECRET, Shop};
use tests::stripe::{charged, checked_out, disputed, paid, signature};

const PAYABLE: i64 = 1_488_019;

struct Owed {
    world: World,
    shop: Shop,
    customer: String,
    invoice: String,
}

async fn owed(seed: u64) -> Owed {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let invoice = shop.invoice(&customer, "order-1").await.text_at("/id");
    Owed { world, shop, customer, invoice }
}

fn mismatches(world: &World) -> Vec<String> {
    let names = journal(world).into_iter().filter_map(|entry| match entry.event {
        domain::event::Event::PaymentUnmatched { mismatch, .. } => Some(serde_json::to_value(mismatch).unwrap()),
        _ => None,
    });
    names.map(|mismatch: Value| mismatch["reason"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn one_payment_told_by_three_events_in_any_order_is_applied_once() {
    let tell = [paid, charged, checked_out];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let Owed { world, shop, customer, invoice } = owed(1).await;
        for which in order {
            let event = tell[which](&format!("evt_{which}"), "pi_1", &invoice, PAYABLE, "dkk");
            for _ in 0..2 {
                shop.stripe(&event).await.expect(204);
            }
        }
        assert_eq!(shop.read(&invoice).await["status"], "paid");
        assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
        assert!(mismatches(&world).is_empty());
        world.settle().await;
        let receipts = world.mailer.taken().iter().filter(|mail| mail.subject.starts_with("Betaling")).count();
        assert_eq!(receipts, 1);
    }
}

#[tokio::test]
async fn the_three_events_at_once_are_applied_once() {
    let Owed { world, shop, customer, invoice } = owed(2).await;
    let mut tasks = tokio::task::JoinSet::new();
    for (number, tell) in [paid, charged, checked_out].into_iter().cycle().take(30).enumerate() {
        let (shop, event) = (shop.clone(), tell(&format!("evt_{}", number % 3), "pi_1", &invoice, PAYABLE, "dkk"));
        tasks.spawn(async move { shop.stripe(&event).await.status });
    }
    assert!(tasks.join_all().await.iter().all(|status| *status == 204));
    assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
}

#[tokio::test]
async fn what_does_not_fit_is_set_aside_and_never_applied() {
    for (minor, currency, named, reason) in [
        (PAYABLE - 1, "dkk", true, "amount_differs"),
        (PAYABLE + 1, "dkk", true, "amount_differs"),
        (PAYABLE, "eur", true, "currency_differs"),
        (PAYABLE, "dkk", false, "invoice_unknown"),
    ] {
        let Owed { world, shop, customer, invoice } = owed(3).await;
        let named = if named { invoice.clone() } else { "inv_01jd0v5e6w3k8t7n9m2q4r5s6t".to_owned() };
        for event in ["evt_1", "evt_1", "evt_2"] {
            shop.stripe(&paid(event, "pi_1", &named, minor, currency)).await.expect(204);
        }
        assert_eq!(mismatches(&world), [reason], "once, though told three times");
        assert_eq!(shop.read(&invoice).await["status"], "issued");
        assert_eq!(balance(&world, &shop, &customer).await, (PAYABLE, PAYABLE));
    }
}

#[tokio::test]
async fn a_second_payment_of_a_paid_invoice_is_set_aside() {
    let Owed { world, shop, customer, invoice } = owed(4).await;
    shop.stripe(&paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk")).await.expect(204);
    shop.stripe(&paid("evt_2", "pi_2", &invoice, PAYABLE, "dkk")).await.expect(204);
    assert_eq!(mismatches(&world), ["amount_differs"]);
    assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
}

#[tokio::test]
async fn a_dispute_sets_its_flag_whether_it_comes_after_the_payment_or_before() {
    for before in [false, true] {
        let Owed { world, shop, invoice, .. } = owed(5).await;
        let mut events = [paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk"), disputed("evt_2", "pi_1")];
        if before {
            events.reverse();
        }
        for event in &events {
            shop.stripe(event).await.expect(204);
            shop.stripe(event).await.expect(204);
        }
        let read = shop.read(&invoice).await;
        assert_eq!((&read["status"], &read["disputed"]), (&"paid".into(), &true.into()), "before: {before}");
        assert!(mismatches(&world).is_empty());
    }
}

#[tokio::test]
async fn an_invoice_of_another_merchant_is_unknown() {
    let Owed { world, invoice, shop, .. } = owed(6).await;
    let other = world.shop("sydlys").await;
    other.stripe(&paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk")).await.expect(204);
    assert_eq!(mismatches(&world), ["invoice_unknown"]);
    assert_eq!(shop.read(&invoice).await["status"], "issued");
}

async fn post(shop: &Shop, raw: &[u8], header: Option<&str>) -> Answer {
    let headers: Vec<_> = header.into_iter().map(|header| ("stripe-signature", header)).collect();
    shop.world.call_raw("POST", &shop.endpoint_path, &headers, raw.to_vec()).await
}

#[tokio::test]
async fn what_is_not_rightly_signed_is_refused_and_changes_nothing() {
    let Owed { world, shop, invoice, .. } = owed(7).await;
    let raw = paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk").to_string().into_bytes();
    let now = world.now().as_second();
    let good = signature(&raw, STRIPE_SECRET, now);
    let code = |answer: Answer| answer.expect(400).json()["code"].as_str().unwrap().to_owned();

    assert_eq!(code(post(&shop, &raw, None).await), "signature_malformed");
    assert_eq!(code(post(&shop, &raw, Some(&signature(&raw, "whsec_other", now))).await), "signature_wrong");
    let mut changed = raw.clone();
    changed.push(b' ');
    assert_eq!(code(post(&shop, &changed, Some(&good)).await), "signature_wrong");
    for skew in [-301, 301] {
        assert_eq!(code(post(&shop, &raw, Some(&signature(&raw, STRIPE_SECRET, now + skew))).await), "signature_stale");
    }
    world.pass(SignedDuration::from_secs(301));
    assert_eq!(code(post(&shop, &raw, Some(&good)).await), "signature_stale", "a replay");
    assert_eq!(shop.read(&invoice).await["status"], "issued");

    let other = shop.endpoint_path.replace("stripe", "adyen");
    world.call_raw("POST", &other, &[], raw.clone()).await.expect(404);
    let stranger = format!("/v1/webhooks/stripe/whe_{}", "0".repeat(52));
    world.call_raw("POST", &stranger, &[("stripe-signature", &good)], raw).await.expect(404);
}

#[tokio::test]
async fn an_endpoint_believes_the_secrets_it_has_and_nothing_while_it_has_none() {
    let Owed { world, shop, invoice, .. } = owed(10).await;
    let made = serde_json::json!({ "provider": "stripe" });
    let made = shop.call("POST", "/v1/settings/webhook-endpoints", Some(&made)).await.expect(201);
    let shop = Shop { endpoint_path: made.text_at("/url").replace(tests::PUBLIC_URL, ""), ..shop };
    let event = paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk");
    assert_eq!(shop.stripe(&event).await.expect(400).json()["code"], "signature_wrong");

    let path = format!("/v1/settings/webhook-endpoints/{}", made.text_at("/id"));
    let secrets = serde_json::json!({ "secrets": ["whsec_the_new_one", STRIPE_SECRET] });
    assert_eq!(shop.call("PUT", &path, Some(&secrets)).await.expect(200).json()["secrets"], 2);
    shop.stripe(&event).await.expect(204);
    assert_eq!(shop.read(&invoice).await["status"], "paid");

    let secrets = serde_json::json!({ "secrets": ["whsec_the_new_one"] });
    shop.call("PUT", &path, Some(&secrets)).await.expect(200);
    assert_eq!(shop.stripe(&event).await.expect(400).json()["code"], "signature_wrong");
    for secrets in [serde_json::json!([]), serde_json::json!(["12345678", "12345679", "12345670", "12345671"])] {
        let refused = shop.call("PUT", &path, Some(&serde_json::json!({ "secrets": secrets }))).await.expect(422);
        assert_eq!(refused.json()["errors"][0]["pointer"], "/secrets");
    }
    let other = world.shop("sydlys").await;
    other.call("PUT", &path, Some(&serde_json::json!({ "secrets": ["whsec_of_another"] }))).await.expect(404);
}

#[tokio::test]
async fn money_for_something_else_is_none_of_our_business() {
    let Owed { world, shop, customer, invoice } = owed(11).await;
    let mut event = paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk");
    event["data"]["object"]["metadata"] = serde_json::json!({ "order": "7" });
    shop.stripe(&event).await.expect(204);
    assert!(mismatches(&world).is_empty());
    // Another event of the same movement names the invoice: it is not too late.
    shop.stripe(&charged("evt_2", "pi_1", &invoice, PAYABLE, "dkk")).await.expect(204);
    assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
}

#[tokio::test]
async fn an_endpoint_that_was_removed_takes_nothing() {
    let Owed { shop, invoice, .. } = owed(8).await;
    let endpoint = shop.endpoint_path.rsplit('/').next().unwrap().to_owned();
    shop.call("DELETE", &format!("/v1/settings/webhook-endpoints/{endpoint}"), None).await.expect(204);
    shop.stripe(&paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk")).await.expect(404);
}

#[tokio::test]
async fn a_signed_body_that_is_no_event_is_a_problem_and_an_event_of_another_kind_is_taken() {
    let Owed { shop, .. } = owed(9).await;
    let now = shop.world.now().as_second();
    for raw in [&b"{}"[..], b"[]", b"\xff\xfe", b""] {
        let answer = post(&shop, raw, Some(&signature(raw, STRIPE_SECRET, now))).await.expect(422);
        assert_eq!(answer.json()["code"], "event_malformed");
    }
    shop.stripe(&serde_json::json!({ "id": "evt_1", "type": "customer.created", "data": { "object": {} } }))
        .await
        .expect(204);
}
