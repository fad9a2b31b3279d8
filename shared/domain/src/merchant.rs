//! A merchant: the shop whose invoices these are. Every record belongs to exactly one.

use serde::{Deserialize, Serialize};

use crate::currency::Currency;
use crate::electronic_invoice::{ElectronicInvoice, Profile};
use crate::id::MerchantId;
use crate::language::Language;
use crate::party::Seller;
use crate::pricing::WhenExceeded;
use crate::refusal::Invalid;
use crate::tax::TaxSettings;
use crate::text::Reference;
use crate::time_zone::Zone;

/// What a merchant may set of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MerchantProfile {
    /// How invoices name it.
    pub seller: Seller,
    /// What is used where a customer has none of its own.
    pub language: Language,
    /// Where its days begin: issue dates, due dates, the year of a series.
    pub time_zone: Zone,
    /// The currency of its books.
    pub currency: Currency,
    /// Days from issue to due, 0 to 365.
    pub payment_terms_days: Days,
    /// Days after the due date until the first reminder, 0 to 365.
    pub reminder_after_days: Days,
    /// Whether a draft is approved by somebody who did not write it before it is issued.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approval_required: bool,
    /// What happens to an order that would bring its customer past the credit limit.
    #[serde(default, skip_serializing_if = "WhenExceeded::is_default")]
    pub credit_limit_exceeded: WhenExceeded,
    /// What its electronic invoices keep to, where neither the invoice nor the customer says; EN 16931 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// What becomes of an invoice whose electronic invoice cannot be written. When absent, it is required where somebody
    /// named a profile, and written where possible elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic_invoice: Option<ElectronicInvoice>,
    /// Where its pay page sends a payer.
    pub checkout_url: Option<CheckoutUrl>,
}

/// A merchant as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merchant {
    /// Its id.
    pub id: MerchantId,
    /// The operator's own id for it.
    pub external_id: Option<Reference>,
    /// What it says of itself.
    pub profile: MerchantProfile,
    /// What it says of its VAT.
    #[serde(default, skip_serializing_if = "TaxSettings::are_default")]
    pub tax: TaxSettings,
    /// Moves with every change.
    pub version: u64,
    /// When it was made.
    pub created_at: jiff::Timestamp,
}

/// A number of days, 0 to 365.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct Days(u16);

impl TryFrom<i64> for Days {
    type Error = Invalid;

    fn try_from(days: i64) -> Result<Self, Invalid> {
        let valid = u16::try_from(days).ok().filter(|days| *days <= 365);
        valid.map(Self).ok_or_else(|| Invalid::new("days_out_of_range", "a number of days between 0 and 365"))
    }
}

impl Days {
    /// So many days after a date; `None` past the year 9999.
    pub fn after(self, date: jiff::civil::Date) -> Option<jiff::civil::Date> {
        date.checked_add(jiff::Span::new().days(i64::from(self.0))).ok()
    }

    /// How many.
    pub fn count(self) -> u16 {
        self.0
    }
}

/// An `https` address with `{invoice}` where the invoice's id goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckoutUrl(String);

impl CheckoutUrl {
    /// Checks the form: `https://`, a host, and only characters an address may have, so that it can stand in a page.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        const PLAIN: &[u8] = b"-._~:/?#@!$&*+,;=%{}[]()";
        let host =
            text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || PLAIN.contains(&byte));
        if !host.is_empty() && plain && text.len() <= 500 {
            return Ok(Self(text.to_owned()));
        }
        Err(Invalid::new("url_malformed", "not an https address of at most 500 characters"))
    }

    /// The address for one invoice.
    pub fn for_invoice(&self, invoice: crate::id::InvoiceId) -> String {
        self.0.replace("{invoice}", &invoice.to_string())
    }
}

impl std::fmt::Display for CheckoutUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

crate::refusal::serde_as_text!(CheckoutUrl);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkout_address_is_https_and_cannot_break_out_of_a_page() {
        assert!(CheckoutUrl::parse("https://shop.example/pay?invoice={invoice}").is_ok());
        for text in [
            "http://shop.example",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "https://a.b/\"onclick=",
            "https://a.b/<x>",
        ] {
            assert_eq!(CheckoutUrl::parse(text).unwrap_err().code, "url_malformed", "{text}");
        }
    }
}
