//! What a merchant calls a series.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};
use crate::series::Purpose;

/// 1 to 40 of `a–z 0–9 - _`, such as `shop-dk`; it stands in addresses and keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SeriesName(String);

/// The longest name, in characters.
const NAME_MAX: usize = 40;

impl SeriesName {
    /// Reads a name such as `shop-dk`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
        if text.is_empty() || text.len() > NAME_MAX || !text.bytes().all(plain) {
            let detail = "a series is called by 1 to 40 of a-z, 0-9, - and _";
            return Err(Invalid::new("series_name_malformed", detail));
        }
        Ok(Self(text.to_owned()))
    }

    /// The series that every merchant has from the start for a purpose, and that counts where no other is named.
    pub fn standing(purpose: Purpose) -> Self {
        Self(purpose.as_str().to_owned())
    }

    /// The purpose of a series that every merchant has from the start.
    pub fn standing_purpose(&self) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| purpose.as_str() == self.0)
    }

    /// The series of invoices that every merchant has.
    pub fn invoice() -> Self {
        Self::standing(Purpose::Invoice)
    }

    /// Whether it is that one.
    pub fn is_invoice(&self) -> bool {
        self.standing_purpose() == Some(Purpose::Invoice)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SeriesName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(SeriesName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_plain() {
        for name in ["invoice", "shop-dk", "b2b_2026", "7", &"x".repeat(40)] {
            assert_eq!(SeriesName::parse(name).unwrap().as_str(), name);
        }
        for name in ["", "Shop", "shop dk", "shop#dk", "shop/dk", "butik-æ", &"x".repeat(41)] {
            assert_eq!(SeriesName::parse(name).unwrap_err().code, "series_name_malformed", "{name}");
        }
    }

    #[test]
    fn two_names_stand_without_being_made() {
        assert_eq!(SeriesName::parse("invoice").unwrap().standing_purpose(), Some(Purpose::Invoice));
        assert_eq!(SeriesName::parse("credit_note").unwrap().standing_purpose(), Some(Purpose::CreditNote));
        assert_eq!(SeriesName::parse("shop-dk").unwrap().standing_purpose(), None);
        assert!(SeriesName::invoice().is_invoice() && !SeriesName::standing(Purpose::CreditNote).is_invoice());
    }
}
