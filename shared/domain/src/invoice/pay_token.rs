//! The secret in a pay link: it names the merchant and the invoice, and cannot be guessed.

use std::fmt;

use ulid::Ulid;

use crate::id::{InvoiceId, MerchantId};
use crate::refusal::{Invalid, serde_as_text};

/// `pay-` and three times 26 characters: merchant, invoice, 128 random bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PayToken {
    /// Whose invoice.
    pub merchant: MerchantId,
    /// Which invoice.
    pub invoice: InvoiceId,
    secret: u128,
}

impl PayToken {
    /// Makes a token of 128 random bits.
    pub fn new(merchant: MerchantId, invoice: InvoiceId, secret: u128) -> Self {
        Self { merchant, invoice, secret }
    }

    /// Reads the form in a link.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = || Invalid::new("pay_token_malformed", "this is not a pay link");
        let rest = text.strip_prefix("pay-").filter(|rest| rest.is_ascii()).ok_or_else(malformed)?;
        let (merchant, rest) = rest.split_at_checked(ulid::ULID_LEN).ok_or_else(malformed)?;
        let (invoice, secret) = rest.split_at_checked(ulid::ULID_LEN).ok_or_else(malformed)?;
        let part = |digits: &str| Ulid::from_string(digits).map_err(|_| malformed());
        Ok(Self::new(MerchantId::new(part(merchant)?), InvoiceId::new(part(invoice)?), part(secret)?.0))
    }

    /// The secret part, to be compared in constant time.
    pub fn secret_bytes(&self) -> [u8; 16] {
        self.secret.to_be_bytes()
    }
}

impl fmt::Display for PayToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}{}{}", self.merchant.ulid(), self.invoice.ulid(), Ulid(self.secret));
        write!(f, "pay-{}", text.to_ascii_lowercase())
    }
}

/// Never the secret itself.
impl fmt::Debug for PayToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PayToken").field("invoice", &self.invoice).finish_non_exhaustive()
    }
}

serde_as_text!(PayToken);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_does_not_show_its_secret() {
        let token = PayToken::new(MerchantId::new(Ulid(1)), InvoiceId::new(Ulid(2)), u128::MAX);
        assert_eq!(PayToken::parse(&token.to_string()).unwrap(), token);
        let debugged = format!("{token:?}");
        assert!(debugged.starts_with("PayToken") && !debugged.contains("7zzz"), "{debugged}");
        for text in ["", "pay-", "pay-01", "7zz", "pay-é"] {
            assert_eq!(PayToken::parse(text).unwrap_err().code, "pay_token_malformed", "{text}");
        }
    }
}
