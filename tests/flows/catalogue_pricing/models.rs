//! Every model of a price, each line with the rule it follows.

use serde_json::{Value, json};

use super::{item, list, order, post, shop, texts};

/// The rules of the lines and what each comes to.
fn explained(invoice: &Value) -> Vec<(String, String)> {
    let lines = invoice["lines"].as_array().unwrap().iter();
    lines.map(|line| texts(line, ["/pricing/rule", "/net"])).map(|[rule, net]| (rule, net)).collect()
}

#[tokio::test]
async fn each_model_becomes_lines_that_say_how_they_came_about() {
    let (_world, shop, customer) = shop(1).await;
    for number in ["GRADUATED", "VOLUME", "PACKAGE", "PERCENTAGE"] {
        item(&shop, number).await;
    }
    let prices = json!([
        { "item": "GRADUATED", "model": "graduated",
          "tiers": [{ "up_to": "100", "unit_price": "0.1", "flat_fee": "25" }, { "unit_price": "0.05" }] },
        { "item": "VOLUME", "model": "volume",
          "tiers": [{ "up_to": "10", "unit_price": "9" }, { "unit_price": "8.25", "flat_fee": "5" }] },
        { "item": "PACKAGE", "model": "package", "size": "6", "price": "49.5" },
        { "item": "PERCENTAGE", "model": "percentage", "percentage": "1.4", "fixed": "0.25", "minimum": "1", "maximum": "10" }
    ]);
    list(&shop, "models", prices, json!({})).await;
    let cases: [(Value, &[(&str, &str)]); 7] = [
        (json!({ "item": "HOUR", "quantity": "1.5" }), &[("flat", "1425.00")]),
        // 100 × 0.10, 25.00 once, 150 × 0.05.
        (
            json!({ "item": "GRADUATED", "quantity": "250" }),
            &[("graduated", "10.00"), ("graduated_fee", "25.00"), ("graduated", "7.50")],
        ),
        // All 12 at the price of the rung above 10.
        (json!({ "item": "VOLUME", "quantity": "12" }), &[("volume", "99.00"), ("volume_fee", "5.00")]),
        // 13 ÷ 6 are 3 packages.
        (json!({ "item": "PACKAGE", "quantity": "13" }), &[("package", "148.50")]),
        // 500 × 1.4 % and 0.25; 50 × 1.4 % and 0.25 are 0.95, below 1; 1,000 × 1.4 % and 0.25 are 14.25, above 10.
        (json!({ "item": "PERCENTAGE", "amount": "500" }), &[("percentage", "7.00"), ("percentage_fixed", "0.25")]),
        (json!({ "item": "PERCENTAGE", "amount": "50" }), &[("percentage_minimum", "1.00")]),
        (json!({ "item": "PERCENTAGE", "amount": "1000" }), &[("percentage_maximum", "10.00")]),
    ];
    for (number, (line, expected)) in cases.iter().enumerate() {
        let body = order(&customer, &format!("order-{number}"), json!([line]));
        let invoice = post(&shop, &body).await.expect(201).json();
        let expected: Vec<_> = expected.iter().map(|(rule, net)| ((*rule).to_owned(), (*net).to_owned())).collect();
        assert_eq!(explained(&invoice), expected, "{line}");
        let stored = shop.read(invoice["id"].as_str().unwrap()).await;
        assert_eq!(stored["lines"], invoice["lines"], "what was stored reads back the same");
    }
}

#[tokio::test]
async fn an_order_of_rungs_comes_to_the_sum_of_its_lines_and_names_list_and_rung() {
    let (_world, shop, customer) = shop(2).await;
    item(&shop, "KWH").await;
    let tiers = json!([{ "up_to": "100", "unit_price": "0.1", "flat_fee": "25" }, { "unit_price": "0.05" }]);
    list(&shop, "power", json!([{ "item": "KWH", "model": "graduated", "tiers": tiers }]), json!({})).await;
    let lines = json!([{ "item": "KWH", "quantity": "250" }, { "item": "HOUR", "quantity": "2" }]);
    let invoice = post(&shop, &order(&customer, "order-1", lines)).await.expect(201).json();
    // 10.00 + 25.00 + 7.50 + 1,900.00; 25 % of 1,942.50 is 485.625.
    let totals = texts(&invoice, ["/totals/tax_exclusive", "/totals/vat", "/totals/payable"]);
    assert_eq!(totals, ["1942.50", "485.63", "2428.13"]);
    let line = |number: usize| &invoice["lines"][number];
    assert_eq!((&line(0)["name"], &line(0)["item_id"]), (&json!("Vare KWH"), &json!("KWH")));
    assert_eq!((&line(0)["pricing"]["counted"], &line(0)["quantity"]), (&json!("250"), &json!("100")));
    assert_eq!(line(0)["pricing"]["rung"], json!({ "above": "0", "up_to": "100" }));
    assert_eq!(line(2)["pricing"]["rung"], json!({ "above": "100", "up_to": null }));
    assert_eq!(line(2)["pricing"]["price_list_external_id"], "power");
    assert_eq!(line(3)["pricing"]["price_list_external_id"], "standard");
    assert_eq!(line(3)["vat"]["rate"], "25", "the rules of the market decide");
}
