//! Every route of the document exists, and every example in it is accepted.

use domain::event::Event;
use jiff::SignedDuration;
use serde_json::Value;
use tests::shop::Shop;
use tests::{OPERATOR_KEY, World, books};

fn document() -> Value {
    serde_json::from_str(settings::OPENAPI).unwrap()
}

/// The operations: method, path, and the operation itself.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let of = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().clone().into_iter();
        let path = path.clone();
        methods.map(move |(method, operation)| (method.to_uppercase(), path.clone(), operation)).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of).collect()
}

/// The example of an operation's request, by way of its schema.
fn example(document: &Value, operation: &Value) -> Option<Value> {
    let schema = operation.pointer("/requestBody/content/application~1json/schema/$ref")?.as_str()?;
    Some(document.pointer(schema.strip_prefix('#')?)?["example"].clone())
}

/// Whether it is refused without an `If-Match`.
fn wants_version(operation: &Value) -> bool {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters.into_iter().any(|parameter| parameter["name"] == "If-Match" && parameter["required"] == true)
}

fn example_of(document: &Value, schema: &str) -> Value {
    document["components"]["schemas"][schema]["example"].clone()
}

#[tokio::test]
async fn every_example_is_accepted() {
    let document = document();
    let mut tried = Vec::new();
    for (method, path, operation) in operations(&document) {
        let Some(mut body) = example(&document, &operation) else {
            continue;
        };
        assert!(body.is_object(), "{method} {path} has no example");
        let world = World::new(1);
        let shop: Shop = world.shop("nordlys").await;
        let customer = shop.customer("c-1").await;
        if body.get("customer").is_some() {
            body["customer"] = customer.clone().into();
        }
        let item = example_of(&document, "ItemInput");
        shop.call("POST", "/v1/items", Some(&item)).await.expect(201);
        let mut draft = body.clone();
        let own = |field: &str| body[field].as_str().unwrap_or_default().to_owned();
        let address = path.replace("{external_id}", &own("external_id")).replace("{code}", &own("code"));
        let mut address = address.replace("{name}", "invoice");
        if path.starts_with("/v1/merchants/{id}") {
            address = address.replace("{id}", &shop.merchant);
        } else if path.starts_with("/v1/settings/webhook-endpoints/{id}") {
            address = address.replace("{id}", shop.endpoint_path.rsplit('/').next().unwrap());
        } else if path.starts_with("/v1/price-lists/{id}") {
            let list = example_of(&document, "PriceListInput");
            let id = shop.call("POST", "/v1/price-lists", Some(&list)).await.expect(201).text_at("/id");
            address = address.replace("{id}", &id);
        } else if path.starts_with("/v1/invoices/{id}") {
            let id = if method == "PUT" {
                draft["issue"] = false.into();
                shop.call("POST", "/v1/invoices", Some(&draft)).await.expect(201).text_at("/id")
            } else {
                shop.invoice(&customer, "order-1").await.text_at("/id")
            };
            // What is paid back or credited is money that came in before.
            if body.get("effect").is_some_and(|effect| effect == "refund") {
                shop.pay_by_hand(&id, tests::shop::ORDER_PAYABLE).await;
            }
            address = address.replace("{id}", &id);
        }
        if path.starts_with("/v1/letters/") {
            tell_of_money(&world, &shop, &customer, &mut body).await;
        }
        let operator = operation["security"][0].get("operator").is_some();
        let key = if operator { OPERATOR_KEY.to_owned() } else { shop.key.clone() };
        if operator && path == "/v1/merchants" {
            body["external_id"] = "another".into();
        }
        let seen: &[_] = if wants_version(&operation) { &[("if-match", "\"v1\"")] } else { &[] };
        let answer = world.call_with(&method, &address, &key, seen, Some(&body)).await;
        assert!((200..300).contains(&answer.status), "{method} {path}: {}", answer.text);
        tried.push(path);
    }
    assert!(tried.len() >= 9, "only {tried:?} have examples");
}

/// What a letter is about: an invoice that is overdue, or a payment of a part of it.
async fn tell_of_money(world: &World, shop: &Shop, customer: &str, body: &mut Value) {
    if body.get("invoice").is_none() {
        return;
    }
    let id = shop.invoice(customer, "order-1").await.text_at("/id");
    if body.get("payment").is_some() {
        shop.pay_by_hand(&id, "1.00").await;
        let paid = |event: &Event| match event {
            Event::PaymentReceived { payment, .. } => Some(payment.to_string()),
            _ => None,
        };
        body["payment"] = books::journal(world).iter().find_map(|entry| paid(&entry.event)).into();
    }
    body["invoice"] = id.into();
    world.pass(SignedDuration::from_hours(24 * 30));
}

#[tokio::test]
async fn every_route_of_the_document_exists_and_wants_its_key() {
    let document = document();
    let world = World::new(2);
    for (method, path, operation) in operations(&document) {
        let address = path.replace(['{', '}'], "");
        let answer = world.call_raw(&method, &address, &[], Vec::new()).await;
        let code =
            serde_json::from_str::<Value>(&answer.text).ok().and_then(|json| json["code"].as_str().map(str::to_owned));
        assert!(
            !matches!(code.as_deref(), Some("route_unknown" | "method_not_allowed")),
            "{method} {path} is described and not served"
        );
        if operation.get("security").is_some() {
            assert_eq!(code.as_deref(), Some("key_missing"), "{method} {path}");
        }
    }
}
