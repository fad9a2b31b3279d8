//! Secrets, read once at a cold start.

use std::fmt;

use app::failure::{Failure, FailureKind};
use aws_sdk_secretsmanager::Client;

use super::service_error::failure;

/// A text that is shown to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text to itself.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The current text of a secret, by its name or ARN.
pub(super) async fn read(client: &Client, id: &str) -> Result<Secret, Failure> {
    let tried = "read a secret";
    let answer = client.get_secret_value().secret_id(id).send().await.map_err(|error| failure(tried, &error))?;
    answer.secret_string.map(Secret).ok_or_else(|| Failure::new(FailureKind::Corrupt, tried))
}
