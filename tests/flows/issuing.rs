//! Numbers: gapless, unique, and taken only by what is issued.

use app::ports::Verdict;
use tests::World;
use tests::books::numbers;
use tests::shop::order;

fn expected(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("2026-{number:05}")).collect()
}

#[tokio::test]
async fn many_at_once_get_every_number_once() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let mut tasks = tokio::task::JoinSet::new();
    for order in 0..200 {
        let (shop, customer) = (shop.clone(), customer.clone());
        tasks.spawn(async move { shop.invoice(&customer, &format!("order-{order}")).await });
    }
    let mut answered: Vec<_> = tasks.join_all().await.iter().map(|answer| answer.text_at("/number")).collect();
    answered.sort();
    assert_eq!(answered, expected(200));
    assert_eq!(numbers(&world), expected(200));
}

#[tokio::test]
async fn a_refused_invoice_takes_no_number() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    shop.invoice(&customer, "order-1").await;
    let mut negative = order(&customer, "order-2");
    negative["lines"][0]["quantity"] = "-50".into();
    let refused = shop.call("POST", "/v1/invoices", Some(&negative)).await.expect(422);
    assert_eq!(refused.json()["code"], "total_negative");
    let mut tomorrow = order(&customer, "order-3");
    tomorrow["issue_date"] = "2026-11-22".into();
    let refused = shop.call("POST", "/v1/invoices", Some(&tomorrow)).await.expect(422);
    assert_eq!(refused.json()["code"], "issue_date_out_of_range");
    let next = shop.invoice(&customer, "order-4").await;
    assert_eq!(next.text_at("/number"), "2026-00002");
}

#[tokio::test]
async fn a_busy_or_breathless_store_delays_an_invoice_and_does_not_lose_its_number() {
    for verdict in [Verdict::Conflict, Verdict::Throttled] {
        let world = World::new(3);
        let shop = world.shop("nordlys").await;
        let customer = shop.customer("c-1").await;
        world.faults.refuse_commits([verdict; 5]);
        let issued = shop.invoice(&customer, "order-1").await;
        assert_eq!(issued.text_at("/number"), "2026-00001");
        let timing = issued.headers["server-timing"].to_str().unwrap();
        assert!(timing.contains("attempts=6"), "five refusals and a success: {timing}");
    }
}

#[tokio::test]
async fn a_store_that_stays_busy_says_try_again_and_takes_no_number() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    world.faults.refuse_commits(std::iter::repeat_n(Verdict::Conflict, 100_000));
    let refused = shop.call("POST", "/v1/invoices", Some(&order(&customer, "order-1"))).await.expect(503);
    assert_eq!(refused.json()["code"], "try_again");
    assert_eq!(refused.headers["retry-after"], "2");
    assert!(numbers(&world).is_empty());
}

#[tokio::test]
async fn the_year_of_the_issue_date_has_its_own_sequence() {
    let world = World::new(5);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let mut last_year = order(&customer, "order-1");
    last_year["issue_date"] = "2025-12-31".into();
    let issued = shop.call("POST", "/v1/invoices", Some(&last_year)).await.expect(201);
    assert_eq!(issued.text_at("/number"), "2025-00001");
    assert_eq!(shop.invoice(&customer, "order-2").await.text_at("/number"), "2026-00001");
}

#[tokio::test]
async fn a_draft_changes_freely_and_keeps_its_id_when_it_is_issued() {
    let world = World::new(6);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let mut content = order(&customer, "order-1");
    content["issue"] = false.into();
    let draft = shop.call("POST", "/v1/invoices", Some(&content)).await.expect(201);
    let id = draft.text_at("/id");
    assert_eq!((draft.json()["status"].clone(), draft.json()["number"].clone()), ("draft".into(), ().into()));
    assert_eq!(draft.headers["etag"], "\"v1\"");

    let path = format!("/v1/invoices/{id}");
    content["lines"][0]["quantity"] = "6".into();
    shop.call("PUT", &path, Some(&content)).await.expect(428);
    let revise = |tag: &'static str| {
        let (shop, path, content) = (shop.clone(), path.clone(), content.clone());
        async move { shop.world.call_with("PUT", &path, &shop.key, &[("if-match", tag)], Some(&content)).await }
    };
    let revised = revise("\"v1\"").await.expect(200);
    assert_eq!(revised.headers["etag"], "\"v2\"");
    assert_eq!(revise("\"v1\"").await.expect(412).json()["code"], "version_outdated");

    let issue = format!("{path}/issue");
    let outdated = shop.world.call_with("POST", &issue, &shop.key, &[("if-match", "\"v1\"")], None).await;
    outdated.expect(412);
    let issued = shop.call("POST", &issue, None).await.expect(200);
    assert_eq!((issued.text_at("/id"), issued.text_at("/number")), (id.clone(), "2026-00001".to_owned()));
    // 6 × 2,154.91 + 2 × 564.80 = 14,059.06; with 25 %: 17,573.83 (3,514.765 rounds up).
    assert_eq!(issued.text_at("/totals/payable"), "17573.83");
    let again = shop.call("POST", &issue, None).await.expect(200);
    assert_eq!(again.text_at("/number"), "2026-00001");
    assert_eq!(revise("\"v2\"").await.expect(422).json()["code"], "invoice_issued");
}

#[tokio::test]
async fn a_discarded_draft_leaves_no_gap() {
    let world = World::new(7);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let mut content = order(&customer, "order-1");
    content["issue"] = false.into();
    let id = shop.call("POST", "/v1/invoices", Some(&content)).await.expect(201).text_at("/id");
    let path = format!("/v1/invoices/{id}");
    world.call_with("DELETE", &path, &shop.key, &[("if-match", "\"v1\"")], None).await.expect(204);
    shop.call("GET", &path, None).await.expect(404);
    assert_eq!(shop.invoice(&customer, "order-2").await.text_at("/number"), "2026-00001");
}

#[tokio::test]
async fn the_list_pages_through_every_invoice_the_latest_first() {
    let world = World::new(8);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    for order in 0..7 {
        world.pass(jiff::SignedDuration::from_secs(1));
        shop.invoice(&customer, &format!("order-{order}")).await;
    }
    let (mut seen, mut path) = (Vec::new(), "/v1/invoices?limit=3".to_owned());
    for _ in 0..5 {
        let page = shop.call("GET", &path, None).await.expect(200).json();
        let data = page["data"].as_array().unwrap();
        assert!(data.len() <= 3);
        seen.extend(data.iter().map(|invoice| invoice["external_id"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(cursor) => path = format!("/v1/invoices?limit=3&cursor={cursor}"),
            None => break,
        }
    }
    let latest_first: Vec<_> = (0..7).rev().map(|order| format!("order-{order}")).collect();
    assert_eq!(seen, latest_first);
}
