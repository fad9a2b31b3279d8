//! An invoice's timeline on the wire.

use domain::event::{Actor, JournalEntry};
use serde::Serialize;
use utoipa::ToSchema;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TimelineEntry {
    /// Its id.
    #[schema(example = "evt_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    /// What happened.
    #[serde(rename = "type")]
    #[schema(example = "invoice.issued")]
    pub name: &'static str,
    /// RFC 3339.
    pub at: String,
    /// Who did it: `api_key`, `operator`, `provider` or `function`, and which.
    pub actor: String,
    /// What the event says.
    pub data: serde_json::Value,
}

impl From<&JournalEntry> for TimelineEntry {
    fn from(entry: &JournalEntry) -> Self {
        let event = serde_json::to_value(&entry.event).unwrap_or_default();
        Self {
            id: entry.id.to_string(),
            name: entry.event.name(),
            at: entry.recorded_at.to_string(),
            actor: actor(&entry.actor),
            data: plain(event.get("data").cloned().unwrap_or_default()),
        }
    }
}

fn actor(actor: &Actor) -> String {
    match actor {
        Actor::ApiKey(key) => format!("api_key {key}"),
        Actor::Operator => "operator".to_owned(),
        Actor::Provider(provider) => format!("provider {}", provider.as_str()),
        Actor::Function(name) => format!("function {name}"),
    }
}

/// Writes stored money (`{"minor":…,"currency":…}`) as a caller reads it: a decimal string beside its currency.
fn plain(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(fields) => match serde_json::from_value::<domain::money::Money>(Value::Object(fields.clone())) {
            Ok(money) => serde_json::json!({ "amount": money.to_string(), "currency": money.currency().code() }),
            Err(_) => Value::Object(fields.into_iter().map(|(name, value)| (name, plain(value))).collect()),
        },
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        other => other,
    }
}
