//! How a number is written, and what tells two ways of writing apart.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::refusal::{Invalid, serde_as_text};

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

    /// The pattern credit notes start with: `CN-2026-00042`.
    pub fn standard_of_credit_notes() -> Self {
        let text = "CN-{year}-{number:5}".to_owned();
        Self { text, before: "CN-{year}-".to_owned(), digits: 5, after: String::new() }
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

    /// What all its numbers look like, whatever year and number: two patterns of different shapes never write the same
    /// number. Patterns of one shape may, or may not.
    pub fn shape(&self) -> Shape {
        let sample = folded(self.format(0, 0).as_str());
        let mut shape = String::with_capacity(sample.len());
        for character in sample.chars() {
            let is_digit = character.is_ascii_digit();
            if !is_digit {
                shape.push(character);
            } else if !shape.ends_with('0') {
                shape.push('0');
            }
        }
        Shape(shape)
    }

    /// Whether both write the same but for zeros before the number: then their numbers are the same only where year
    /// and number are, as a year always has four digits.
    pub fn differs_only_in_padding(&self, other: &Self) -> bool {
        folded(&self.before) == folded(&other.before) && folded(&self.after) == folded(&other.after)
    }
}

/// As a hurried reader sees it: capitals and spaces make no difference.
fn folded(text: &str) -> String {
    text.chars().filter(|character| *character != ' ').map(|character| character.to_ascii_uppercase()).collect()
}

/// What the numbers of a pattern look like: every run of digits, year and number is one `0`, letters are capitals, and
/// there are no spaces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shape(String);

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

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::parse(text).unwrap()
    }

    #[test]
    fn a_number_is_written_as_its_pattern_says() {
        assert_eq!(Pattern::standard().format(2026, 42).as_str(), "2026-00042");
        assert_eq!(pattern("F{number}/{year}").format(2026, 42).as_str(), "F42/2026");
        assert_eq!(pattern("{number:3}").format(2026, 12_345).as_str(), "12345");
        assert_eq!(pattern("{year}-{number:5}"), Pattern::standard());
        assert_eq!(pattern("CN-{year}-{number:5}"), Pattern::standard_of_credit_notes());
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
    fn patterns_that_can_write_the_same_number_have_the_same_shape() {
        for same in ["{year}-{number}", "2026-{number}", "20-26{number}", "{number}-{year}", "{year}{year} - {number}"]
        {
            assert_eq!(pattern(same).shape(), Pattern::standard().shape(), "{same}");
        }
        // 20261 is the first of 2026, or the 20,261st.
        assert_eq!(pattern("{year}{number}").shape(), pattern("{number}").shape());
        assert_eq!(pattern("1{number}").shape(), pattern("{number}").shape());
        assert_eq!(pattern("nl {number}").shape(), pattern("NL{number}").shape());
        for other in ["{year}/{number:5}", "CN-{year}-{number:5}", "{year}-{number:5}-1", "{number}", "0.{number}"] {
            assert_ne!(pattern(other).shape(), Pattern::standard().shape(), "{other}");
        }
        assert_ne!(pattern("A{number}").shape(), pattern("B{number}").shape());
    }

    #[test]
    fn every_number_that_is_printed_twice_is_of_one_shape_and_of_one_count_where_padding_alone_differs() {
        let parts = ["", "1", "26", "20", "A", "-", "1-", "{year}", "{year}-", "-{year}", "1{year}"];
        let placeholders = ["{number}", "{number:2}", "{number:5}"];
        let patterns = parts.iter().flat_map(|before| parts.iter().map(move |after| (before, after)));
        let patterns =
            patterns.flat_map(|(before, after)| placeholders.map(|number| format!("{before}{number}{after}")));
        let mut printed = std::collections::BTreeMap::<String, Vec<(Pattern, i16, u64)>>::new();
        for written in patterns.map(|text| pattern(&text)) {
            for year in [2025, 2026] {
                for number in [1, 2, 12, 20, 26, 120, 2026, 12_026, 20_261, 20_262] {
                    let text = written.format(year, number).to_string();
                    printed.entry(text).or_default().push((written.clone(), year, number));
                }
            }
        }
        let mut twice = 0;
        for (text, ways) in printed {
            for (one, year, number) in &ways {
                for (other, other_year, other_number) in &ways {
                    assert_eq!(one.shape(), other.shape(), "{one} and {other} both print {text}");
                    if one.differs_only_in_padding(other) {
                        assert_eq!(number, other_number, "{one} and {other} both print {text}");
                        assert!(!one.names_year() || year == other_year, "{one} and {other} both print {text}");
                    } else {
                        twice += 1;
                    }
                }
            }
        }
        assert!(twice > 100, "only {twice} pairs of different patterns print the same");
    }

    #[test]
    fn padding_alone_never_makes_two_numbers_look_the_same() {
        assert!(pattern("{year}-{number}").differs_only_in_padding(&pattern("{year}-{number:5}")));
        assert!(pattern("nl{number}").differs_only_in_padding(&pattern("NL {number:3}")));
        for (one, other) in [("{year}-{number}", "2026-{number}"), ("1{number}", "{number}"), ("{number}1", "{number}")]
        {
            assert!(!pattern(one).differs_only_in_padding(&pattern(other)), "{one} {other}");
        }
    }
}
