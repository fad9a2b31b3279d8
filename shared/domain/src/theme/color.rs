//! A colour of the brand.

use std::fmt;

use super::contrast::{CONTRAST_MIN, contrast_to_white};
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
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let value = digits.filter(|digits| digits.len() == 6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = value.ok_or_else(malformed)?.to_be_bytes();
        let color = Self { red, green, blue };
        let contrast = contrast_to_white(color);
        if contrast < CONTRAST_MIN {
            let (whole, hundredths) = (contrast.div_euclid(100), contrast.rem_euclid(100));
            let detail = format!(
                "{color} on white has a contrast of {whole}.{hundredths:02}; choose a darker one, of 4.5 or more"
            );
            return Err(Invalid::new("color_too_light", detail));
        }
        Ok(color)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

serde_as_text!(Color);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        assert_eq!(Color::parse("#1A4e8c").unwrap().to_string(), "#1a4e8c");
        for text in ["", "1a4e8c", "#1a4e8", "#1a4e8cf", "#1a4e8g", "#+1a4e8", "#ææ", "red"] {
            assert_eq!(Color::parse(text).unwrap_err().code, "color_malformed", "{text}");
        }
    }

    #[test]
    fn a_colour_nobody_could_read_is_refused_with_its_contrast() {
        assert!(Color::parse("#767676").is_ok());
        let refused = Color::parse("#ffd700").unwrap_err();
        assert_eq!(refused.code, "color_too_light");
        assert!(refused.detail.contains("contrast of 1.40"), "{}", refused.detail);
    }
}
