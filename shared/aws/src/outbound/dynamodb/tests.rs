//! What the local stack never does: conflicts, throttling, lost and unreadable answers.

mod commits;
mod errors;
mod reads;

use app::rows::{IndexKey, RowKey, StoredRow};
use serde_json::{Value, json};

use super::DynamoStore;
use crate::outbound::testing::{Answer, Script, answering};

fn store(answers: impl IntoIterator<Item = Answer>) -> (DynamoStore, Script) {
    let (config, script) = answering(answers);
    (DynamoStore::new(aws_sdk_dynamodb::Client::new(&config), "rows"), script)
}

fn ok(body: &Value) -> Answer {
    (200, body.to_string())
}

/// A refusal of the service by its name, with what else stands in its body.
fn refusal(name: &str, status: u16, mut body: Value) -> Answer {
    body["__type"] = json!(format!("com.amazonaws.dynamodb.v20120810#{name}"));
    (status, body.to_string())
}

fn key(sort: &str) -> RowKey {
    RowKey { partition: "mer_1".into(), sort: sort.into() }
}

fn row(sort: &str, body: &str) -> StoredRow {
    let place = IndexKey { partition: "pending#03".into(), sort: "2026-11-21T10:00:00Z".into() };
    let (schema, version) = (1, Some(1));
    let (pending, expires_at) = (Some(place), None);
    StoredRow { key: key(sort), schema, body: body.into(), version, listing: None, pending, due: None, expires_at }
}

fn item(sort: &str, body: &str) -> Value {
    json!({
        "pk": {"S": "mer_1"}, "sk": {"S": sort}, "schema": {"N": "1"}, "body": {"S": body}, "version": {"N": "1"},
        "pending_pk": {"S": "pending#03"}, "pending_sk": {"S": "2026-11-21T10:00:00Z"},
    })
}
