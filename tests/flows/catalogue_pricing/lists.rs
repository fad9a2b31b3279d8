//! Which price an order finds: contracts, days, discounts, minimums, and orders that find none.

use serde_json::{Value, json};

use super::{flat, item, list, order, post, refused, shop, texts};

fn hours(quantity: &str) -> Value {
    json!([{ "item": "HOUR", "quantity": quantity }])
}

#[tokio::test]
async fn a_contract_comes_before_the_list_for_everybody_and_a_price_that_is_told_before_both() {
    let (_world, shop, customer) = shop(1).await;
    let other = shop.customer("c-2").await;
    list(&shop, "contract", json!([flat("HOUR", "900")]), json!({ "customer": customer })).await;
    let price = async |external_id: &str, customer: &str, lines: Value| {
        post(&shop, &order(customer, external_id, lines)).await.expect(201).json()["lines"][0].clone()
    };
    let own = price("order-1", &customer, hours("1")).await;
    assert_eq!((&own["net"], &own["pricing"]["price_list_external_id"]), (&json!("900.00"), &json!("contract")));
    let others = price("order-2", &other, hours("1")).await;
    assert_eq!((&others["net"], &others["pricing"]["price_list_external_id"]), (&json!("950.00"), &json!("standard")));
    let told = price("order-3", &customer, json!([{ "item": "HOUR", "quantity": "1", "unit_price": "800" }])).await;
    assert_eq!((&told["net"], &told["pricing"], &told["name"]), (&json!("800.00"), &Value::Null, &json!("Vare HOUR")));
}

#[tokio::test]
async fn the_day_of_supply_else_of_issue_says_which_list_holds() {
    let (_world, shop, customer) = shop(2).await;
    item(&shop, "KWH").await;
    list(&shop, "october", json!([flat("KWH", "1")]), json!({ "valid_to": "2026-10-31" })).await;
    list(&shop, "november", json!([flat("KWH", "2")]), json!({ "valid_from": "2026-11-01" })).await;
    for (number, (day, net)) in [
        (json!({ "supply_date": "2026-10-31" }), "10.00"),
        (json!({ "supply_date": "2026-11-01" }), "20.00"),
        (json!({ "issue_date": "2026-10-31" }), "10.00"),
        (json!({ "issue_date": "2026-10-31", "supply_date": "2026-11-01" }), "20.00"),
        (json!({}), "20.00"),
    ]
    .into_iter()
    .enumerate()
    {
        let body = order(&customer, &format!("order-{number}"), json!([{ "item": "KWH", "quantity": "10" }]));
        let made = post(&shop, &super::with(body, day.clone())).await.expect(201).json();
        assert_eq!(made["lines"][0]["net"], net, "{day}");
    }
    let long_ago = super::with(order(&customer, "old", hours("1")), json!({ "supply_date": "2025-11-01" }));
    assert_eq!(post(&shop, &long_ago).await.expect(422).json()["code"], "price_date_out_of_range");
}

#[tokio::test]
async fn a_quantity_discount_is_an_allowance_of_the_line() {
    let (_world, shop, customer) = shop(3).await;
    item(&shop, "BOX").await;
    let discounts = json!([{ "from": "10", "percentage": "5" }, { "from": "100", "percentage": "12.5" }]);
    let price = json!([{ "item": "BOX", "model": "flat", "unit_price": "9.99", "discounts": discounts }]);
    list(&shop, "boxes", price, json!({})).await;
    for (quantity, allowance, net) in
        [("9", None, "89.91"), ("10", Some("5.00"), "94.90"), ("100", Some("124.88"), "874.12")]
    {
        let body = order(&customer, &format!("order-{quantity}"), json!([{ "item": "BOX", "quantity": quantity }]));
        let line = post(&shop, &body).await.expect(201).json()["lines"][0].clone();
        // 10 × 9.99 = 99.90 less 4.995, a half cent that goes up; 100 × 9.99 = 999.00 less 124.875.
        assert_eq!((line["allowances_charges"][0]["amount"].as_str(), line["net"].as_str()), (allowance, Some(net)));
        assert_eq!(line["pricing"]["discount_from"].as_str().is_some(), allowance.is_some());
    }
}

#[tokio::test]
async fn what_an_order_lacks_of_the_minimum_of_a_list_is_a_line_of_its_own() {
    let (_world, shop, customer) = shop(4).await;
    item(&shop, "KWH").await;
    list(&shop, "power", json!([flat("KWH", "2")]), json!({ "minimum": "1000" })).await;
    let lines = json!([{ "item": "KWH", "quantity": "100" }, { "item": "HOUR", "quantity": "1" }]);
    let made = post(&shop, &order(&customer, "order-1", lines)).await.expect(201).json();
    // 200.00 by the list and 800.00 to its minimum; the hour of 950.00 is of another list.
    let lacking = &made["lines"][2];
    assert_eq!(texts(lacking, ["/name", "/net", "/pricing/rule"]), ["Minimumsforbrug", "800.00", "minimum_commitment"]);
    assert_eq!(texts(lacking, ["/pricing/reached", "/pricing/minimum"]), ["200.00", "1000.00"]);
    assert_eq!(made["totals"]["tax_exclusive"], "1950.00");
    let enough = order(&customer, "order-2", json!([{ "item": "KWH", "quantity": "500" }]));
    assert_eq!(post(&shop, &enough).await.expect(201).json()["lines"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_order_without_a_price_is_refused_with_its_place() {
    let (_world, shop, customer) = shop(5).await;
    item(&shop, "NEW").await;
    let with_second = |line: Value| order(&customer, "order-1", json!([{ "item": "HOUR", "quantity": "1" }, line]));
    for (line, code) in [
        (json!({ "item": "NOTHING", "quantity": "1" }), "item_unknown"),
        (json!({ "item": "NEW", "quantity": "1" }), "price_missing"),
    ] {
        assert_eq!(refused(post(&shop, &with_second(line)).await), ("/lines/1/item".to_owned(), code.to_owned()));
    }
    let in_euro = super::with(order(&customer, "order-1", hours("1")), json!({ "currency": "EUR" }));
    assert_eq!(refused(post(&shop, &in_euro).await), ("/lines/0/item".to_owned(), "price_missing".to_owned()));
    let draft = super::with(order(&customer, "draft-1", hours("1")), json!({ "issue": false }));
    let draft = post(&shop, &draft).await.expect(201).text_at("/id");
    let archived = json!({ "external_id": "HOUR", "name": "Vare HOUR", "unit": "C62", "archived": true });
    shop.call("PUT", "/v1/items/by-external-id/HOUR", Some(&archived)).await.expect(200);
    let archived = ("/lines/0/item".to_owned(), "item_archived".to_owned());
    assert_eq!(refused(post(&shop, &order(&customer, "order-1", hours("1"))).await), archived);
    let issued = shop.call("POST", &format!("/v1/invoices/{draft}/issue"), None).await;
    assert_eq!(refused(issued), archived, "a draft is settled on the day it is issued");
}
