//! The text of an API key: it names its merchant and itself, and carries a secret.

use std::fmt;

use domain::id::{ApiKeyId, MerchantId};
use subtle::ConstantTimeEq;
use ulid::{ULID_LEN, Ulid};

use crate::once::sha256;

/// `fk_` and three times 26 characters: merchant, key, 128 random bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct KeySecret {
    /// Whose.
    pub merchant: MerchantId,
    /// Which.
    pub key: ApiKeyId,
    secret: u128,
}

impl KeySecret {
    /// Makes a key of 128 random bits.
    pub fn new(merchant: MerchantId, key: ApiKeyId, secret: u128) -> Self {
        Self { merchant, key, secret }
    }

    /// Reads a key; anything else is nobody's.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("fk_").filter(|rest| rest.is_ascii())?;
        let (merchant, rest) = rest.split_at_checked(ULID_LEN)?;
        let (key, secret) = rest.split_at_checked(ULID_LEN)?;
        let part = |digits: &str| Ulid::from_string(digits).ok();
        Some(Self::new(MerchantId::new(part(merchant)?), ApiKeyId::new(part(key)?), part(secret)?.0))
    }

    /// What is kept of it. The secret has 128 random bits, so a fast digest gives nothing away.
    pub fn digest(&self) -> String {
        sha256(&self.secret.to_be_bytes())
    }

    /// Compares with a kept digest in constant time.
    pub fn matches(&self, digest: &str) -> bool {
        self.digest().as_bytes().ct_eq(digest.as_bytes()).into()
    }
}

impl fmt::Display for KeySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}{}{}", self.merchant.ulid(), self.key.ulid(), Ulid(self.secret));
        write!(f, "fk_{}", text.to_ascii_lowercase())
    }
}

/// Never the secret itself.
impl fmt::Debug for KeySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeySecret").field("key", &self.key).finish_non_exhaustive()
    }
}
