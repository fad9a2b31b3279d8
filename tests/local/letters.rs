//! Letters about money over HTTP: the routes that lead to what draws, and the roles that let it read.

use serde_json::{Value, json};

use crate::http::{Raw, send};
use crate::shop::Shop;
use crate::stack::stack;

fn draw(shop: &Shop, letter: &str, body: &Value) -> Raw {
    let bearer = format!("Bearer {}", shop.key);
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    send("POST", &format!("{}/v1/letters/{letter}", stack().api_url), &headers, body.to_string().as_bytes())
}

#[test]
#[ignore = "needs a stack: make test"]
fn an_account_is_stated_and_what_is_not_due_is_not_reminded_of() {
    let shop = Shop::open("letters");
    let customer = shop.customer();
    let issued = shop.issue(&customer, "order-1");
    let month = json!({ "customer": customer, "currency": "DKK", "from": "2026-01-01", "to": "2099-12-31" });
    let stated = draw(&shop, "statement", &month);
    assert_eq!(stated.answer.expect(200).headers["content-type"], "application/pdf");
    assert!(stated.bytes.starts_with(b"%PDF-1.7"), "the bytes come as they are");
    let early = draw(&shop, "reminder", &json!({ "invoice": issued["id"] })).answer.expect(422).json();
    assert_eq!(early["code"], "invoice_not_overdue");
    let unknown = json!({ "invoice": issued["id"], "payment": "pay_01jd0v5e6w3k8t7n9m2q4r5s6t" });
    draw(&shop, "receipt", &unknown).answer.expect(404);
}
