//! Orders priced by the catalogue: price lists, coupons and credit limits, from the request to the books.

mod coupons;
mod crash;
mod limits;
mod lists;
mod models;

use serde_json::{Value, json};
use tests::World;
use tests::http::Answer;
use tests::shop::{Shop, danish_customer};

/// A shop that sells by the hour at 950.00, by a list for everybody, and one of its customers.
async fn shop(seed: u64) -> (World, Shop, String) {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    item(&shop, "HOUR").await;
    list(&shop, "standard", json!([flat("HOUR", "950")]), json!({})).await;
    (world, shop, customer)
}

async fn item(shop: &Shop, number: &str) {
    let item = json!({ "external_id": number, "name": format!("Vare {number}"), "unit": "C62" });
    shop.call("POST", "/v1/items", Some(&item)).await.expect(201);
}

fn flat(item: &str, unit_price: &str) -> Value {
    json!({ "item": item, "model": "flat", "unit_price": unit_price })
}

/// Makes a price list in kroner, with further fields.
async fn list(shop: &Shop, name: &str, prices: Value, further: Value) {
    let mut list = json!({ "external_id": name, "name": name, "currency": "DKK" });
    list["prices"] = prices;
    shop.call("POST", "/v1/price-lists", Some(&with(list, further))).await.expect(201);
}

/// Makes a coupon and answers its id.
async fn coupon(shop: &Shop, code: &str, further: Value) -> String {
    shop.call("POST", "/v1/coupons", Some(&with(json!({ "code": code }), further))).await.expect(201).text_at("/id")
}

fn with(mut body: Value, further: Value) -> Value {
    let Value::Object(further) = further else { panic!("fields") };
    body.as_object_mut().unwrap().extend(further);
    body
}

/// An order that is issued at once.
fn order(customer: &str, external_id: &str, lines: Value) -> Value {
    let mut order = json!({ "external_id": external_id, "customer": customer, "issue": true });
    order["lines"] = lines;
    order
}

async fn post(shop: &Shop, body: &Value) -> Answer {
    shop.call("POST", "/v1/invoices", Some(body)).await
}

/// A line of so much before VAT, without the catalogue.
fn told(net: &str, category: &str, rate: &str) -> Value {
    json!({ "name": "Vare", "quantity": "1", "unit": "C62", "unit_price": net, "vat": { "category": category, "rate": rate } })
}

/// Texts of an answer by their JSON pointers.
fn texts<const N: usize>(answer: &Value, pointers: [&str; N]) -> [String; N] {
    pointers.map(|pointer| {
        let found = answer.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no text at {pointer}: {answer}")).to_owned()
    })
}

/// Which field is refused, and why.
fn refused(answer: Answer) -> (String, String) {
    let body = answer.expect(422).json();
    let [pointer, code] = texts(&body, ["/errors/0/pointer", "/errors/0/code"]);
    (pointer, code)
}

/// Brings a customer in step with further fields.
async fn put_customer(shop: &Shop, external_id: &str, further: Value) -> Answer {
    let path = format!("/v1/customers/by-external-id/{external_id}");
    shop.call("PUT", &path, Some(&with(danish_customer(external_id), further))).await
}

/// Sends every order at the same time, each from a thread of its own, and again while the answer is to try again.
fn at_the_same_time(shop: &Shop, orders: impl IntoIterator<Item = Value>) -> Vec<Answer> {
    let send = |shop: Shop, order: Value| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async move {
            for _ in 0..50 {
                let answer = post(&shop, &order).await;
                if answer.status != 503 {
                    return answer;
                }
            }
            panic!("an order is never answered");
        })
    };
    let threads: Vec<_> = orders
        .into_iter()
        .map(|order| {
            let shop = shop.clone();
            std::thread::spawn(move || send(shop, order))
        })
        .collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

/// How many were issued; all others were refused by this code.
fn issued(answers: &[Answer], otherwise: &str) -> usize {
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!((answer.status, answer.json()["code"].as_str()), (422, Some(otherwise)), "{}", answer.text);
    }
    answers.iter().filter(|answer| answer.status == 201).count()
}
