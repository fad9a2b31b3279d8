//! A sequence: what of a series is counted without a gap, and how its numbers are written.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::refusal::{Invalid, serde_as_text};
use crate::series::{Number, Pattern, SeriesName};

/// How far a count runs: over one year where the numbers name it, else over all years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Run {
    /// One count for ever.
    All,
    /// A count of its own for this year of issue, in the merchant's time zone.
    Year(i16),
}

impl Run {
    /// Reads `2026` or `all`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let year = || text.parse().ok().filter(|_| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()));
        let run = if text == "all" { Some(Self::All) } else { year().map(Self::Year) };
        run.ok_or_else(|| Invalid::new("year_malformed", "give a year of four digits, or all"))
    }

    /// The year, where it is of one.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::All => None,
            Self::Year(year) => Some(year),
        }
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

serde_as_text!(Run);

/// What is counted without a gap: a series, over a year or over all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sequence {
    /// Which series.
    pub series: SeriesName,
    /// Over which years.
    pub run: Run,
}

/// How a document of a year is numbered in a series: where it counts, where that count begins, how its number is
/// written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Where it counts.
    pub sequence: Sequence,
    /// The first number of the sequence, as long as it has none.
    pub first: u64,
    /// How a number is written.
    pub pattern: Pattern,
    /// The year of issue, in the merchant's time zone.
    pub year: i16,
}

impl Numbering {
    /// A number of the sequence as printed (BT-1).
    pub fn print(&self, number: u64) -> Number {
        self.pattern.format(self.year, number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_a_year_of_four_digits_or_all() {
        for text in ["all", "2026", "0999"] {
            assert_eq!(Run::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "26", "+026", "-026", "20260", "2O26", "All"] {
            assert_eq!(Run::parse(text).unwrap_err().code, "year_malformed", "{text}");
        }
    }
}
