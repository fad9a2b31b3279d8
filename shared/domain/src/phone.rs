//! A telephone number as the world dials it.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// A number in the international form of ITU-T E.164: `+` and 7 to 15 digits, no spaces.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Checks the form.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let digits = text.strip_prefix('+').filter(|digits| !digits.starts_with('0'));
        match digits {
            Some(digits) if (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(Invalid::new("phone_malformed", "not a number in international form such as +4586123456 (E.164)")),
        }
    }

    /// The number, with its `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(Phone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_in_international_form() {
        assert!(Phone::parse("+4586123456").is_ok());
        for text in ["86123456", "+45 86 12", "+0123456789", "+123456", "+1234567890123456", "+45861234٥٦"] {
            assert_eq!(Phone::parse(text).unwrap_err().code, "phone_malformed", "{text}");
        }
    }
}
