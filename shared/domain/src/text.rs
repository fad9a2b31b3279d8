//! Text with a limit: what people write into names, addresses and notes.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// Trimmed text of 1 to `MAX` characters without control characters (line breaks apart).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text<const MAX: usize>(String);

/// A name of a person, company or item.
pub type Name = Text<200>;
/// One line of an address or a short reference.
pub type Line = Text<150>;
/// A note or a description.
pub type Note = Text<2000>;
/// An identifier another system gave: an external id, an item id, an order reference.
pub type Reference = Text<100>;

impl<const MAX: usize> Text<MAX> {
    /// Trims, then checks length and characters.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Invalid::new("text_empty", "the text is empty"));
        }
        if text.chars().count() > MAX {
            return Err(Invalid::new("text_too_long", format!("the text is longer than {MAX} characters")));
        }
        if text.chars().any(|character| character.is_control() && character != '\n') {
            return Err(Invalid::new("text_control_character", "the text holds a control character"));
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> fmt::Display for Text<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MAX: usize> serde::Serialize for Text<MAX> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, const MAX: usize> serde::Deserialize<'de> for Text<MAX> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// An idempotency key as a client sends it: 1 to 255 printable ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Checks length and characters.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if text.is_empty() || text.len() > 255 || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            let detail = "an idempotency key is 1 to 255 printable ASCII characters without spaces";
            return Err(Invalid::new("idempotency_key_malformed", detail));
        }
        Ok(Self(text.to_owned()))
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(IdempotencyKey);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_counted_in_characters_and_free_of_control_characters() {
        assert_eq!(Name::parse("  Rødgrød \n").unwrap().as_str(), "Rødgrød");
        assert!(Text::<3>::parse("أبج").is_ok(), "three Arabic letters are three characters, not six bytes");
        assert_eq!(Text::<3>::parse("abcd").unwrap_err().code, "text_too_long");
        assert_eq!(Name::parse(" \t ").unwrap_err().code, "text_empty");
        assert_eq!(Name::parse("a\u{0}b").unwrap_err().code, "text_control_character");
    }

    #[test]
    fn an_idempotency_key_is_printable_ascii() {
        assert!(IdempotencyKey::parse("order-5001").is_ok());
        for key in ["", "with space", "ø", &"k".repeat(256)] {
            assert_eq!(IdempotencyKey::parse(key).unwrap_err().code, "idempotency_key_malformed");
        }
    }
}
