//! Webhook endpoints on the wire: where a payment provider posts.

use std::fmt;

use deserr::Deserr;
use domain::payment::Provider;
use domain::refusal::Invalid;
use serde::Serialize;
use utoipa::ToSchema;

use crate::read::{FieldErrors, FromText, Read};

/// An endpoint to be made.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "provider": "stripe", "secret": "whsec_0123456789abcdef" }))]
pub struct WebhookEndpointInput {
    /// Who posts: `stripe`.
    #[schema(value_type = String, example = "stripe")]
    pub provider: Read<Provider>,
    /// What the provider signs with; it is never shown again. Absent while the provider has not told it: many tell it
    /// only once they know the endpoint's address.
    #[deserr(default)]
    #[schema(value_type = Option<String>, min_length = 8, max_length = 255, example = "whsec_0123456789abcdef")]
    pub secret: Option<Read<SigningSecret>>,
}

/// The secrets an endpoint believes from now on.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "secrets": ["whsec_0123456789abcdef", "whsec_fedcba9876543210"] }))]
pub struct SecretsInput {
    /// 1 to 3: the new one beside the old while the provider rotates them.
    #[schema(value_type = Vec<String>)]
    pub secrets: Vec<Read<SigningSecret>>,
}

/// A signing secret: 8 to 255 printable ASCII characters.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(pub String);

impl FromText for SigningSecret {
    fn from_text(text: &str) -> Result<Self, Invalid> {
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        if plain && (8..=255).contains(&text.len()) {
            return Ok(Self(text.to_owned()));
        }
        Err(Invalid::new("secret_malformed", "a signing secret is 8 to 255 printable characters"))
    }
}

/// Never the secret itself.
impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(…)")
    }
}

/// An endpoint as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WebhookEndpointAnswer {
    /// Its id.
    pub id: String,
    /// Who posts.
    pub provider: &'static str,
    /// Where the provider posts.
    pub url: String,
    /// How many secrets it believes; nothing that is posted is believed while there is none.
    pub secrets: usize,
    /// RFC 3339.
    pub created_at: String,
}
