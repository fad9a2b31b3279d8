//! What shops really agree on: discounts, charges, prices with VAT, and looking before leaping.

use serde_json::{Value, json};
use tests::World;
use tests::books::numbers;
use tests::shop::{Shop, order};

fn deal(customer: &str) -> Value {
    json!({
        "external_id": "deal-1", "customer": customer, "issue": true,
        "lines": [
            { "name": "Cable", "quantity": "132", "unit": "MTR", "gross_price": "15.99", "price_discount": "0.75",
              "base_quantity": "12", "vat": { "category": "S", "rate": "25" },
              "allowances_charges": [{ "kind": "allowance", "percentage": "10", "reason": "Loyal customer" }] }
        ],
        "allowances_charges": [
            { "kind": "charge", "amount": "79", "reason_code": "FC", "vat": { "category": "S", "rate": "25" } }
        ],
        "prepaid": "50", "rounding": "-0.10",
        "accounting": { "currency": "EUR", "rate": "0.1340375", "source": "Danmarks Nationalbank", "date": "2026-11-20" }
    })
}

async fn shop(seed: u64) -> (World, Shop, String) {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    (world, shop, customer)
}

#[tokio::test]
async fn a_deal_is_priced_step_by_step() {
    let (world, shop, customer) = shop(1).await;
    let issued = shop.call("POST", "/v1/invoices", Some(&deal(&customer))).await.expect(201).json();
    // 15.99 − 0.75 = 15.24; 132 × 15.24 ÷ 12 = 167.64; less 10 %, 16.76: 150.88. With freight 229.88; 25 %: 57.47.
    let line = &issued["lines"][0];
    assert_eq!((&line["unit_price"], &line["net"]), (&"15.24".into(), &"150.88".into()));
    assert_eq!(line["allowances_charges"][0]["amount"], "16.76");
    assert_eq!(line["allowances_charges"][0]["base"], "167.64");
    let expected = json!({
        "line_total": "150.88", "allowances": null, "charges": "79.00", "tax_exclusive": "229.88", "vat": "57.47",
        "tax_inclusive": "287.35", "prepaid": "50.00", "rounding": "-0.10", "payable": "237.25"
    });
    assert_eq!(issued["totals"], expected);
    assert_eq!(issued["open"], "237.25");
    // 57.47 × 0.1340375 = 7.7031… euros of VAT.
    assert_eq!((&issued["accounting"]["currency"], &issued["accounting"]["vat"]), (&"EUR".into(), &"7.70".into()));
    assert!(world.settle().await.is_empty());
    assert_eq!(shop.read(issued["id"].as_str().unwrap()).await["delivery"], "sent");
}

#[tokio::test]
async fn a_preview_says_what_issuing_says_and_does_nothing() {
    let (world, shop, customer) = shop(2).await;
    let rows = world.desk.store.everything().len();
    let preview = shop.call("POST", "/v1/invoices/preview", Some(&deal(&customer))).await.expect(200).json();
    assert_eq!(
        (&preview["status"], &preview["number"], &preview["due_date"]),
        (&"preview".into(), &Value::Null, &"2026-12-05".into())
    );
    assert_eq!(world.desk.store.everything().len(), rows);
    assert!(numbers(&world).is_empty());
    let issued = shop.call("POST", "/v1/invoices", Some(&deal(&customer))).await.expect(201).json();
    for same in ["totals", "vat_breakdown", "lines", "allowances_charges", "accounting", "due_date", "open"] {
        assert_eq!(preview[same], issued[same], "{same}");
    }
    let mut negative = order(&customer, "o");
    negative["lines"][0]["quantity"] = "-50".into();
    let refused = shop.call("POST", "/v1/invoices/preview", Some(&negative)).await.expect(422);
    assert_eq!(refused.json()["code"], "total_negative");
}

#[tokio::test]
async fn a_consumer_pays_the_price_that_was_asked() {
    let (_, shop, customer) = shop(3).await;
    let body = json!({
        "external_id": "b2c-1", "customer": customer, "issue": true, "prices_include_vat": true,
        "lines": [{ "name": "Book", "quantity": "1", "unit": "C62", "unit_price": "10.02", "vat": { "category": "S", "rate": "25" } }]
    });
    let issued = shop.call("POST", "/v1/invoices", Some(&body)).await.expect(201).json();
    let totals = &issued["totals"];
    let printed = ["line_total", "vat", "rounding", "payable"].map(|total| totals[total].as_str().unwrap());
    assert_eq!(printed, ["8.02", "2.01", "-0.01", "10.02"]);
    assert_eq!(
        (&issued["lines"][0]["unit_price"], &issued["lines"][0]["price_with_vat"]),
        (&"8.016".into(), &"10.02".into())
    );
    // What was stored reads back the same, its derived price included.
    assert_eq!(shop.read(issued["id"].as_str().unwrap()).await["lines"], issued["lines"]);

    let mut adjusted = body.clone();
    adjusted["lines"][0]["allowances_charges"] = json!([{ "kind": "allowance", "amount": "1", "reason": "x" }]);
    let refused = shop.call("POST", "/v1/invoices", Some(&adjusted)).await.expect(422);
    assert_eq!(refused.json()["errors"][0]["code"], "prices_with_vat_adjusted");
}

#[tokio::test]
async fn what_cannot_be_priced_is_named_with_its_place() {
    let (world, shop, customer) = shop(4).await;
    let with = |change: fn(&mut Value)| {
        let mut body = deal(&customer);
        change(&mut body);
        body
    };
    let cases: [(Value, &str, &str); 9] = [
        (
            with(|deal| deal["lines"][0]["unit_price"] = "15.25".into()),
            "/lines/0/unit_price",
            "price_not_gross_less_discount",
        ),
        (with(|deal| deal["lines"][0]["price_discount"] = "16".into()), "/lines/0/unit_price", "price_negative"),
        (
            with(|deal| deal["lines"][0]["base_quantity"] = "0".into()),
            "/lines/0/base_quantity",
            "base_quantity_not_positive",
        ),
        (
            with(|deal| deal["lines"][0]["allowances_charges"][0]["amount"] = "17".into()),
            "/lines/0/allowances_charges/0",
            "adjustment_size",
        ),
        (
            with(|deal| deal["lines"][0]["allowances_charges"][0]["reason"] = Value::Null),
            "/lines/0/allowances_charges/0",
            "reason_missing",
        ),
        (
            with(|deal| deal["allowances_charges"][0]["amount"] = "79.001".into()),
            "/allowances_charges/0",
            "amount_too_precise",
        ),
        (with(|deal| deal["prepaid"] = "0.001".into()), "/prepaid", "amount_too_precise"),
        (with(|deal| deal["accounting"]["currency"] = "DKK".into()), "/accounting", "accounting_currency_same"),
        (with(|deal| deal["accounting"]["rate"] = "0".into()), "/accounting/rate", "exchange_rate_not_positive"),
    ];
    for (body, pointer, code) in cases {
        let answer = shop.call("POST", "/v1/invoices", Some(&body)).await.expect(422).json();
        assert_eq!(
            (answer["errors"][0]["pointer"].as_str(), answer["errors"][0]["code"].as_str()),
            (Some(pointer), Some(code)),
            "{answer}"
        );
    }
    assert!(numbers(&world).is_empty());
}
