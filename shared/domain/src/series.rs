//! Series: a gapless sequence of numbers per merchant, purpose and year.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::refusal::{Invalid, serde_as_text};

/// What a series numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Invoices.
    Invoice,
}

impl Purpose {
    /// Its name in addresses and keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
        }
    }
}

/// How a number is written: text with `{year}` (optional) and `{number}` or `{number:5}` (exactly once).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern {
    text: String,
    before: String,
    digits: usize,
    after: String,
}

/// The longest pattern, in characters.
const PATTERN_MAX: usize = 40;

impl Pattern {
    /// Reads a pattern such as `{year}-{number:5}`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = |detail: &str| Invalid::new("series_pattern_malformed", detail);
        let missing = || malformed("a pattern has {number} or {number:5} exactly once, as in {year}-{number:5}");
        let (before, rest) = text.split_once("{number").ok_or_else(missing)?;
        let (width, after) = rest.split_once('}').ok_or_else(missing)?;
        let digits = match width.strip_prefix(':') {
            None if width.is_empty() => 1,
            Some(width) if width.len() == 1 => width.parse().ok().filter(|digits| *digits > 0).ok_or_else(missing)?,
            _ => return Err(missing()),
        };
        let fixed = format!("{before}{after}").replace("{year}", "");
        if !fixed.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/._ ".contains(&byte)) {
            return Err(malformed("besides {year} and {number} a pattern has letters, digits and - / . _ and spaces"));
        }
        if text.len() > PATTERN_MAX {
            return Err(malformed("a pattern has at most 40 characters"));
        }
        Ok(Self { text: text.to_owned(), before: before.to_owned(), digits, after: after.to_owned() })
    }

    /// The pattern a merchant starts with: `2026-00042`.
    pub fn standard() -> Self {
        let text = "{year}-{number:5}".to_owned();
        Self { text, before: "{year}-".to_owned(), digits: 5, after: String::new() }
    }

    /// Whether numbers of different years look different; otherwise the series must not restart.
    pub fn names_year(&self) -> bool {
        self.text.contains("{year}")
    }

    /// The number as printed (BT-1).
    pub fn format(&self, year: i16, number: u64) -> Number {
        let text = format!("{}{number:0width$}{}", self.before, self.after, width = self.digits);
        Number(text.replace("{year}", &year.to_string()))
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

serde_as_text!(Pattern);

/// An invoice number as printed, such as `2026-00042`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(String);

impl Number {
    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The largest number of one series and year.
pub const NUMBER_MAX: u64 = 999_999_999;

/// How a merchant numbers one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesSettings {
    /// How a number is written.
    pub pattern: Pattern,
    /// The first number of a year that has none yet; 1 unless numbers of another system go on.
    pub first_number: u64,
}

impl SeriesSettings {
    /// What a merchant starts with.
    pub fn standard() -> Self {
        Self { pattern: Pattern::standard(), first_number: 1 }
    }

    /// Which sequence a document of a year counts in: its year where the pattern names it, else the one for all years.
    pub fn sequence(&self, year: i16) -> Option<i16> {
        self.pattern.names_year().then_some(year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_its_pattern_says() {
        assert_eq!(Pattern::standard().format(2026, 42).as_str(), "2026-00042");
        assert_eq!(Pattern::parse("F{number}/{year}").unwrap().format(2026, 42).as_str(), "F42/2026");
        assert_eq!(Pattern::parse("{number:3}").unwrap().format(2026, 12_345).as_str(), "12345");
        assert_eq!(Pattern::parse("{year}-{number:5}").unwrap(), Pattern::standard());
    }

    #[test]
    fn a_pattern_without_one_number_is_refused() {
        for text in
            ["", "{year}", "{number}{number}", "{number:0}", "{number:12}", "{number:x}", "é{number}", "{numbers}"]
        {
            assert_eq!(Pattern::parse(text).unwrap_err().code, "series_pattern_malformed", "{text}");
        }
    }

    #[test]
    fn a_series_restarts_only_when_its_numbers_name_the_year() {
        let running = SeriesSettings { pattern: Pattern::parse("F{number:6}").unwrap(), first_number: 1 };
        assert_eq!(SeriesSettings::standard().sequence(2026), Some(2026));
        assert_eq!(running.sequence(2026), None);
    }
}
