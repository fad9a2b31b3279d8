//! A shop on the stack: a merchant with a key and an endpoint for Stripe, and the requests it sends.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use serde_json::{Value, json};
use tests::http::Answer;
use tests::shop::{STRIPE_SECRET, danish_customer, danish_merchant};
use tests::stripe::signature;

use crate::waiting::{DELIVERY_MAX, until};
use crate::{aws, http, stack::stack};

/// How often a client sends a request again that was not answered, or answered with "try again".
const ATTEMPTS_MAX: u32 = 5;

/// How many pages of a list are read.
const PAGES_MAX: u32 = 20;

/// A shop.
pub(crate) struct Shop {
    pub(crate) merchant: String,
    pub(crate) key: String,
    pub(crate) endpoint_path: String,
    /// Its name, which no other shop on the stack has.
    pub(crate) name: String,
}

/// The key that opens `/v1/merchants`.
pub(crate) fn operator_key() -> &'static str {
    static KEY: OnceLock<String> = OnceLock::new();
    KEY.get_or_init(|| {
        let asked = json!({ "SecretId": stack().operator_key_secret });
        let secret = aws::json("secretsmanager", "secretsmanager.GetSecretValue", &asked);
        secret["SecretString"].as_str().expect("a secret").to_owned()
    })
}

/// Calls the API with a key and JSON.
pub(crate) fn call(method: &str, path: &str, key: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
    let bytes = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
    call_raw(method, path, key, headers, &bytes)
}

/// Calls the API with a key and bytes.
pub(crate) fn call_raw(method: &str, path: &str, key: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let bearer = format!("Bearer {key}");
    let mut all = vec![("authorization", bearer.as_str()), ("content-type", "application/json")];
    all.extend_from_slice(headers);
    http::send(method, &format!("{}{path}", stack().api_url), &all, body).answer
}

impl Shop {
    /// Opens a shop nobody has opened before, also where an earlier run left its own on the stack.
    pub(crate) fn open(name: &str) -> Self {
        static OPENED: AtomicU32 = AtomicU32::new(0);
        let count = OPENED.fetch_add(1, Ordering::Relaxed);
        let name = format!("{name}-{}-{count}", Timestamp::now().as_millisecond());
        let made = call("POST", "/v1/merchants", operator_key(), &[], Some(&danish_merchant(&name))).expect(201);
        let merchant = made.text_at("/id");
        let path = format!("/v1/merchants/{merchant}/api-keys");
        let key = call("POST", &path, operator_key(), &[], Some(&json!({}))).expect(201).text_at("/key");
        let endpoint = json!({ "provider": "stripe", "secret": STRIPE_SECRET });
        let made = call("POST", "/v1/settings/webhook-endpoints", &key, &[], Some(&endpoint)).expect(201);
        let url = made.text_at("/url");
        let endpoint_path = url.strip_prefix(&stack().api_url).expect("an address of ours").to_owned();
        Self { merchant, key, endpoint_path, name }
    }

    /// Calls a route with the shop's key.
    pub(crate) fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        call(method, path, &self.key, &[], body)
    }

    /// Calls as a client does: again until it is answered and is not told to try again.
    pub(crate) fn insist(&self, method: &str, path: &str, body: &Value) -> Answer {
        for _ in 0..ATTEMPTS_MAX {
            let answer = self.call(method, path, Some(body));
            if answer.status < 500 {
                return answer;
            }
        }
        panic!("{method} {path} was not answered in {ATTEMPTS_MAX} attempts")
    }

    /// Where this shop's customer gets its mail, and nobody else.
    pub(crate) fn address(&self) -> String {
        format!("soren@{}.example", self.name)
    }

    /// Makes the shop's customer and answers its id.
    pub(crate) fn customer(&self) -> String {
        let mut customer = danish_customer("c-1");
        customer["contacts"][0]["email"] = self.address().into();
        self.call("POST", "/v1/customers", Some(&customer)).expect(201).text_at("/id")
    }

    /// Issues an order and answers the invoice.
    pub(crate) fn issue(&self, customer: &str, external_id: &str) -> Value {
        self.call("POST", "/v1/invoices", Some(&order(customer, external_id))).expect(201).json()
    }

    /// Reads an invoice again.
    pub(crate) fn read(&self, id: &str) -> Value {
        self.call("GET", &format!("/v1/invoices/{id}"), None).expect(200).json()
    }

    /// All of its invoices.
    pub(crate) fn invoices(&self) -> Vec<Value> {
        let (mut found, mut cursor) = (Vec::new(), String::new());
        for _ in 0..PAGES_MAX {
            let page = self.call("GET", &format!("/v1/invoices?limit=100{cursor}"), None).expect(200).json();
            found.extend(page["data"].as_array().expect("a list").clone());
            if page["has_more"] == false {
                return found;
            }
            cursor = format!("&cursor={}", page["next_cursor"].as_str().expect("a cursor"));
        }
        panic!("more than {PAGES_MAX} pages of invoices")
    }

    /// What happened to an invoice, in order.
    pub(crate) fn timeline(&self, id: &str) -> Vec<Value> {
        let told = self.call("GET", &format!("/v1/invoices/{id}/timeline?limit=100"), None).expect(200).json();
        told["data"].as_array().expect("entries").clone()
    }

    /// The names of what happened to an invoice, in order.
    pub(crate) fn names(&self, id: &str) -> Vec<String> {
        self.timeline(id).iter().map(|entry| entry["type"].as_str().expect("a type").to_owned()).collect()
    }

    /// How often something happened to an invoice.
    pub(crate) fn times(&self, id: &str, name: &str) -> usize {
        self.names(id).iter().filter(|told| *told == name).count()
    }

    /// Waits until every one of these invoices has come so far: `drawn` or `sent`.
    pub(crate) fn wait_for_delivery(&self, ids: &[String], delivery: &str) {
        let far = |state: &Value| state == delivery || state == "sent";
        let what = format!("{} invoices of {} {delivery}", ids.len(), self.name);
        until(&what, DELIVERY_MAX, || {
            let all = self.invoices();
            let there = all.iter().filter(|invoice| far(&invoice["delivery"]));
            let there: Vec<_> = there.filter_map(|invoice| invoice["id"].as_str()).collect();
            ids.iter().all(|id| there.contains(&id.as_str())).then_some(())
        });
    }

    /// Posts an event, rightly signed.
    pub(crate) fn stripe(&self, event: &Value) -> Answer {
        let raw = event.to_string().into_bytes();
        let signed = signature(&raw, STRIPE_SECRET, Timestamp::now().as_second());
        self.report(&raw, Some(&signed))
    }

    /// Posts bytes as Stripe would, with any signature.
    pub(crate) fn report(&self, raw: &[u8], signature: Option<&str>) -> Answer {
        let mut headers = vec![("content-type", "application/json; charset=utf-8")];
        headers.extend(signature.map(|signature| ("stripe-signature", signature)));
        http::send("POST", &format!("{}{}", stack().api_url, self.endpoint_path), &headers, raw).answer
    }

    /// What its customer owes in DKK, in minor units, as the account says.
    pub(crate) fn balance(&self, customer: &str) -> i64 {
        let key = json!({ "pk": { "S": format!("{}#{customer}#account", self.merchant) }, "sk": { "S": "DKK" } });
        let asked = json!({ "TableName": stack().table, "Key": key, "ConsistentRead": true });
        let found = aws::json("dynamodb", "DynamoDB_20120810.GetItem", &asked);
        let item = found["Item"].as_object().expect("an account");
        let number = item.values().find_map(|attribute| attribute["N"].as_str()).expect("a counter");
        number.parse().expect("minor units")
    }

    /// How many payments wait for a decision.
    pub(crate) fn discrepancies(&self) -> usize {
        let asked = json!({
            "TableName": stack().table, "ConsistentRead": true, "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": { ":pk": { "S": format!("{}#discrepancies", self.merchant) } }
        });
        let found = aws::json("dynamodb", "DynamoDB_20120810.Query", &asked);
        found["Items"].as_array().expect("items").len()
    }
}

/// The order of `tests::shop`, supplied today in Copenhagen.
pub(crate) fn order(customer: &str, external_id: &str) -> Value {
    let mut order = tests::shop::order(customer, external_id);
    order["supply_date"] = days_ago(0).into();
    order
}

/// A date in Copenhagen.
pub(crate) fn days_ago(days: i64) -> String {
    let now = Timestamp::now().in_tz("Europe/Copenhagen").expect("a time zone");
    now.date().checked_sub(jiff::Span::new().days(days)).expect("a date").to_string()
}

/// The id of an answered invoice.
pub(crate) fn id_of(invoice: &Value) -> String {
    invoice["id"].as_str().expect("an id").to_owned()
}
