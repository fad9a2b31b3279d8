//! The code a customer types to use a coupon.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// The longest code, in characters.
pub const CODE_MAX: usize = 50;

/// 1 to [`CODE_MAX`] letters A–Z, digits, hyphens and underscores; small letters are the same as capitals, and it is
/// kept in capitals.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CouponCode(String);

impl CouponCode {
    /// Trims, turns into capitals, checks length and characters.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let code = text.trim().to_ascii_uppercase();
        let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if code.is_empty() || code.len() > CODE_MAX || !plain {
            let detail = format!("a coupon code is 1 to {CODE_MAX} letters A-Z, digits, hyphens and underscores");
            return Err(Invalid::new("coupon_code_malformed", detail));
        }
        Ok(Self(code))
    }

    /// The code in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CouponCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(CouponCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_in_small_letters_and_capitals() {
        let code = CouponCode::parse(" summer_10-a ").unwrap();
        assert_eq!(code.as_str(), "SUMMER_10-A");
        assert_eq!(code, CouponCode::parse("Summer_10-A").unwrap());
        assert!(CouponCode::parse(&"X".repeat(50)).is_ok());
        for text in ["", "  ", "10 OFF", "SOMMER%", "påske", &"X".repeat(51)] {
            assert_eq!(CouponCode::parse(text).unwrap_err().code, "coupon_code_malformed", "{text:?}");
        }
    }
}
