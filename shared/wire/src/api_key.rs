//! API keys on the wire.

use deserr::{Deserr, IntoValue, MergeWithError, Value, ValuePointerRef};
use domain::access::Scope;
use domain::refusal::Invalid;
use domain::text::Name;
use serde::Serialize;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// A key to be made.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "name": "web shop", "scopes": ["customers:write", "invoices:read", "invoices:write"] }))]
pub struct ApiKeyInput {
    /// What it is for.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 200, example = "web shop")]
    pub name: Option<Read<Name>>,
    /// What it allows; everything when absent.
    #[deserr(default)]
    #[schema(value_type = Option<Vec<String>>, example = json!(["customers:write", "invoices:read", "invoices:write"]))]
    pub scopes: Option<ScopesInput>,
}

/// What a key allows, at least one thing.
#[derive(Debug, Clone)]
pub struct ScopesInput(pub Vec<Scope>);

impl Deserr<FieldErrors> for ScopesInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let names = Vec::<String>::deserialize_from_value(value, location)?;
        let mut scopes = Vec::new();
        let mut errors = None;
        for (index, name) in names.iter().enumerate() {
            match Scope::parse(name) {
                Ok(scope) => scopes.push(scope),
                Err(invalid) => {
                    let found = FieldErrors::refused(&invalid, location.push_index(index));
                    errors = Some(deserr::take_cf_content(FieldErrors::merge(errors, found, location)));
                }
            }
        }
        if names.is_empty() {
            return Err(FieldErrors::refused(
                &Invalid::new("scopes_count", "a key allows at least one thing"),
                location,
            ));
        }
        errors.map_or(Ok(Self(scopes)), Err)
    }
}

/// A key as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ApiKeyAnswer {
    /// Its id.
    #[schema(example = "key_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    /// What it is for.
    pub name: Option<String>,
    /// What it allows.
    pub scopes: Vec<&'static str>,
    /// The key itself: only in the answer that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// RFC 3339.
    pub created_at: String,
}
