//! VAT registration numbers by their form.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// A VAT identifier (BT-31, BT-48): in the EU two letters of the member state and 2 to 13 capitals or digits; in
/// Saudi Arabia 15 digits that begin and end with 3. Without spaces or punctuation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VatId(String);

impl VatId {
    /// Checks the form.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let prefixed = (4..=15).contains(&text.len()) && text.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
        let saudi = text.len() == 15
            && text.starts_with('3')
            && text.ends_with('3')
            && text.bytes().all(|byte| byte.is_ascii_digit());
        if capitals && (prefixed || saudi) {
            return Ok(Self(text.to_owned()));
        }
        Err(Invalid::new("vat_id_malformed", "not a VAT identifier such as DK12345678 or 300000000000003"))
    }

    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(VatId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vat_id_names_its_member_state_or_is_saudi() {
        for text in ["DK12345674", "RO18547290", "EL123456789", "XI123456789", "300000000000003"] {
            assert!(VatId::parse(text).is_ok(), "{text}");
        }
        for text in ["", "12345678", "dk12345678", "DK 12345678", "400000000000003", "DK1"] {
            assert_eq!(VatId::parse(text).unwrap_err().code, "vat_id_malformed", "{text}");
        }
    }
}
