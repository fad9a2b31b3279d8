//! Credit notes: correcting what was issued, wholly and in parts, to the cent and once.

use serde_json::{Value, json};
use tests::World;
use tests::books::balance;
use tests::http::Answer;
use tests::shop::Shop;

async fn opened(seed: u64) -> (World, Shop, String, String) {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    (world, shop, customer, id)
}

async fn post(shop: &Shop, id: &str, action: &str, body: &Value) -> Answer {
    shop.call("POST", &format!("/v1/invoices/{id}/{action}"), Some(body)).await
}

/// Two of five pieces of the first line of the order of 14,880.19.
fn two_back(external_id: &str) -> Value {
    json!({ "external_id": external_id, "reason": "Two came back", "lines": [{ "line": 1, "quantity": "2" }] })
}

#[tokio::test]
async fn an_invoice_is_credited_in_parts_and_no_cent_is_lost() {
    let (world, shop, customer, id) = opened(1).await;
    let first = post(&shop, &id, "credit", &two_back("return-1")).await.expect(201).json();
    assert_eq!(first["number"], "CN-2026-00001");
    assert_eq!(first["corrects"]["number"], "2026-00001");
    // 10,774.55 × 2 ÷ 5 = 4,309.82; 25 % is 1,077.455, a half cent that goes up.
    let totals = |note: &Value| {
        [&note["totals"]["tax_exclusive"], &note["totals"]["vat"], &note["totals"]["payable"]].map(Clone::clone)
    };
    assert_eq!(totals(&first), ["4309.82", "1077.46", "5387.28"]);
    let invoice = shop.read(&id).await;
    assert_eq!((&invoice["open"], &invoice["credited"]), (&json!("9492.91"), &json!("5387.28")));
    assert_eq!(invoice["status"], "partly_paid");
    let rest = json!({ "external_id": "return-2", "reason": "The rest as well" });
    let rest = post(&shop, &id, "credit", &rest).await.expect(201).json();
    // 2,976.04 − 1,077.46 = 1,898.58, where 25 % of 7,594.33 alone would be the same to the cent below.
    assert_eq!(totals(&rest), ["7594.33", "1898.58", "9492.91"]);
    assert_eq!(shop.read(&id).await["status"], "void");
    assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
    let refused =
        post(&shop, &id, "credit", &json!({ "external_id": "return-3", "reason": "Again" })).await.expect(422);
    assert_eq!(refused.json()["code"], "nothing_left_to_credit");
}

#[tokio::test]
async fn the_same_request_again_is_the_same_note_and_another_one_is_refused() {
    let (_world, shop, _customer, id) = opened(2).await;
    let first = post(&shop, &id, "credit", &two_back("return-1")).await.expect(201).json();
    let again = post(&shop, &id, "credit", &two_back("return-1")).await.expect(201).json();
    assert_eq!(first, again);
    let mut other = two_back("return-1");
    other["lines"][0]["quantity"] = json!("1");
    let refused = post(&shop, &id, "credit", &other).await.expect(422).json();
    assert_eq!(refused["code"], "external_id_reused");
    let unnamed = json!({ "reason": "No key" });
    assert_eq!(post(&shop, &id, "credit", &unnamed).await.expect(422).json()["code"], "idempotency_key_missing");
    assert_eq!(shop.read(&id).await["credited"], "5387.28");
}

#[tokio::test]
async fn no_more_is_credited_than_is_left_however_many_try_at_once() {
    let (world, shop, customer, id) = opened(3).await;
    let mut tasks = tokio::task::JoinSet::new();
    for attempt in 0..12 {
        let (shop, id) = (shop.clone(), id.clone());
        tasks.spawn(async move { post(&shop, &id, "credit", &two_back(&format!("return-{attempt}"))).await });
    }
    let answers = tasks.join_all().await;
    let made: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert_eq!(made.len(), 2, "five pieces were sold, two come back each time");
    let refused =
        answers.iter().filter(|answer| answer.status == 422 && answer.json()["code"] == "quantity_exceeds_left");
    assert_eq!(refused.count(), 10);
    let mut numbers: Vec<_> = made.iter().map(|answer| answer.text_at("/number")).collect();
    numbers.sort();
    assert_eq!(numbers, ["CN-2026-00001", "CN-2026-00002"]);
    // 4 of 5: 8,619.64 and 25 % 2,154.91, in all 10,774.55; 14,880.19 − 10,774.55 = 4,105.64.
    assert_eq!(shop.read(&id).await["open"], "4105.64");
    assert_eq!(balance(&world, &shop, &customer).await, (410_564, 410_564));
}

#[tokio::test]
async fn what_is_credited_beyond_what_is_open_is_paid_back_or_kept_as_asked() {
    let (world, shop, customer, id) = opened(4).await;
    shop.pay_by_hand(&id, "14880.19").await;
    let refused = post(&shop, &id, "credit", &two_back("return-1")).await.expect(422).json();
    assert_eq!(
        (&refused["code"], &refused["errors"][0]["pointer"]),
        (&json!("credit_exceeds_open"), &json!("/effect"))
    );
    let mut refund = two_back("return-1");
    refund["effect"] = json!("refund");
    let note = post(&shop, &id, "credit", &refund).await.expect(201).json();
    assert_eq!(note["refund"], json!({ "amount": "5387.28", "status": "due" }));
    assert_eq!(shop.read(&id).await["status"], "paid");
    assert_eq!(balance(&world, &shop, &customer).await, (-538_728, -538_728), "the shop owes it");
    let path = format!("/v1/credit-notes/{}/refund", note["id"].as_str().unwrap());
    for _ in 0..2 {
        let refunded = shop.call("POST", &path, None).await.expect(200).json();
        assert_eq!(refunded["refund"], json!({ "amount": "5387.28", "status": "paid" }));
    }
    assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
    let keep = json!({ "external_id": "return-2", "reason": "The rest", "effect": "credit" });
    let kept = post(&shop, &id, "credit", &keep).await.expect(201).json();
    assert_eq!((&kept["credit"], &kept["refund"]), (&json!("9492.91"), &Value::Null));
    assert_eq!(balance(&world, &shop, &customer).await, (-949_291, -949_291));
    let path = format!("/v1/credit-notes/{}/refund", kept["id"].as_str().unwrap());
    assert_eq!(shop.call("POST", &path, None).await.expect(422).json()["code"], "no_refund_due");
}

#[tokio::test]
async fn an_invoice_is_voided_once_and_its_number_stays() {
    let (world, shop, customer, id) = opened(5).await;
    shop.pay_by_hand(&id, "880.19").await;
    let wrong = json!({ "reason": "Wrong customer", "effect": "refund" });
    let note = post(&shop, &id, "void", &wrong).await.expect(201).json();
    assert_eq!((&note["reduces_open"], &note["refund"]["amount"]), (&json!("14000.00"), &json!("880.19")));
    let again = post(&shop, &id, "void", &wrong).await.expect(201).json();
    assert_eq!(note, again);
    let invoice = shop.read(&id).await;
    assert_eq!(
        (&invoice["status"], &invoice["number"], &invoice["open"]),
        (&json!("void"), &json!("2026-00001"), &json!("0.00"))
    );
    assert_eq!(balance(&world, &shop, &customer).await, (-88_019, -88_019));
    let notes = shop.call("GET", &format!("/v1/invoices/{id}/credit-notes"), None).await.expect(200).json();
    assert_eq!(notes["data"], json!([note]));
    let all = shop.call("GET", "/v1/credit-notes", None).await.expect(200).json();
    assert_eq!(all["data"], json!([note]));
    let path = format!("/v1/credit-notes/{}", note["id"].as_str().unwrap());
    assert_eq!(shop.call("GET", &path, None).await.expect(200).json(), note);
    world.pass(jiff::SignedDuration::from_hours(24 * 60));
    world.remind().await;
    assert_eq!(shop.read(&id).await["reminders"], 0, "what is void is not chased");
}

#[tokio::test]
async fn an_invoice_is_replaced_by_a_credit_note_and_a_draft_in_one_act() {
    let (world, shop, customer, id) = opened(6).await;
    let request = json!({ "external_id": "fix-1", "reason": "Wrong quantity" });
    let replaced = post(&shop, &id, "revise", &request).await.expect(201).json();
    assert_eq!(replaced, post(&shop, &id, "revise", &request).await.expect(201).json());
    let draft = &replaced["draft"];
    assert_eq!((&draft["status"], &draft["totals"]["payable"]), (&json!("draft"), &json!("14880.19")));
    assert_eq!(draft["preceding"][0]["number"], "2026-00001");
    assert_eq!(shop.read(&id).await["replaced_by"], draft["id"]);
    assert_eq!(balance(&world, &shop, &customer).await, (0, 0));
    let path = format!("/v1/invoices/{}/issue", draft["id"].as_str().unwrap());
    let issued = shop.call("POST", &path, None).await.expect(200).json();
    assert_eq!(issued["number"], "2026-00002");
    assert_eq!(issued["preceding"], json!([{ "invoice": id, "number": "2026-00001", "issue_date": "2026-11-21" }]));
    let now = post(&shop, &id, "revise", &request).await.expect(201).json();
    assert_eq!((&now["draft"]["status"], &now["credit_note"]["number"]), (&json!("issued"), &json!("CN-2026-00001")));
}

#[tokio::test]
async fn a_credit_that_cannot_be_is_refused_by_name_and_takes_no_number() {
    let (_world, shop, customer, id) = opened(7).await;
    let line = |line: Value| json!({ "external_id": "return-1", "reason": "No", "lines": [line] });
    for (body, code, pointer) in [
        (line(json!({ "line": 3, "quantity": "1" })), "line_unknown", "/lines/0/line"),
        (line(json!({ "line": 1, "quantity": "6" })), "quantity_exceeds_left", "/lines/0/quantity"),
        (line(json!({ "line": 1, "quantity": "-1" })), "quantity_not_positive", "/lines/0/quantity"),
        (line(json!({ "line": 1, "quantity": "1", "amount": "1" })), "quantity_and_amount", "/lines/0/amount"),
        (json!({ "external_id": "return-1", "reason": "No", "lines": [] }), "lines_count", "/lines"),
        (json!({ "external_id": "return-1", "reason": "No", "effect": "gift" }), "effect_unknown", "/effect"),
    ] {
        let refused = post(&shop, &id, "credit", &body).await.expect(422).json();
        let error = &refused["errors"][0];
        assert_eq!((error["code"].as_str(), error["pointer"].as_str()), (Some(code), Some(pointer)), "{refused}");
    }
    let draft = json!({ "external_id": "draft-1", "customer": customer, "lines": [
        { "name": "Hour", "quantity": "1", "unit": "HUR", "unit_price": "1", "vat": { "category": "S", "rate": "25" } }] });
    let draft = shop.call("POST", "/v1/invoices", Some(&draft)).await.expect(201).text_at("/id");
    assert_eq!(post(&shop, &draft, "credit", &two_back("x")).await.expect(422).json()["code"], "invoice_not_issued");
    assert_eq!(
        post(&shop, &draft, "void", &json!({ "reason": "x" })).await.expect(422).json()["code"],
        "invoice_not_issued"
    );
    let first = post(&shop, &id, "credit", &two_back("return-1")).await.expect(201).json();
    assert_eq!(first["number"], "CN-2026-00001");
}
