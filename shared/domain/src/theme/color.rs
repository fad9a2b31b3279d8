//! A colour of the brand.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// An sRGB colour, `#1a4e8c`, dark enough to be read on white.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// 0 to 255.
    pub red: u8,
    /// 0 to 255.
    pub green: u8,
    /// 0 to 255.
    pub blue: u8,
}

impl Color {
    /// Reads `#rrggbb`. Refused is a colour whose contrast to white is below 4.5 (WCAG 2.2, 1.4.3): nobody could read
    /// what is set in it.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = || Invalid::new("color_malformed", format!("{text:?} is not a colour such as #1a4e8c"));
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let part = |range| digits.and_then(|digits| digits.get(range)).and_then(|two| u8::from_str_radix(two, 16).ok());
        let (Some(red), Some(green), Some(blue)) = (part(0..2), part(2..4), part(4..6)) else {
            return Err(malformed());
        };
        if digits.is_some_and(|digits| digits.bytes().any(|byte| byte == b'+')) {
            return Err(malformed());
        }
        Ok(Self { red, green, blue })
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

serde_as_text!(Color);
