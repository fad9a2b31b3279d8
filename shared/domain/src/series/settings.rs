//! How a merchant numbers in a series.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::series::{Numbering, Pattern, Purpose, Run, Sequence, SeriesName};

/// How the numbers of a series are written, and where its sequences begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesSettings {
    /// How a number is written.
    pub pattern: Pattern,
    /// The first number of a sequence of which `first_numbers` says nothing.
    pub first_number: u64,
    /// The first numbers of sequences that go on where another system stopped. One taken over in the middle of a year
    /// goes on in that year only: the next begins as any other.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub first_numbers: BTreeMap<Run, u64>,
}

impl SeriesSettings {
    /// Numbers written so, from 1.
    pub fn new(pattern: Pattern) -> Self {
        Self { pattern, first_number: 1, first_numbers: BTreeMap::new() }
    }

    /// What a merchant starts with for a purpose: `2026-00042` and `CN-2026-00042`, each year from 1.
    pub fn standard(purpose: Purpose) -> Self {
        Self::new(match purpose {
            Purpose::Invoice => Pattern::standard(),
            Purpose::CreditNote => Pattern::standard_of_credit_notes(),
        })
    }

    /// Which run a document of a year counts in: its year's where the pattern names it, else the one over all years.
    pub fn run(&self, year: i16) -> Run {
        if self.pattern.names_year() { Run::Year(year) } else { Run::All }
    }

    /// Where a run begins.
    pub fn first(&self, run: Run) -> u64 {
        self.first_numbers.get(&run).copied().unwrap_or(self.first_number)
    }
}

/// A series of a merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is called.
    pub name: SeriesName,
    /// What it numbers.
    pub purpose: Purpose,
    /// How.
    pub settings: SeriesSettings,
}

impl Series {
    /// The series that every merchant has from the start for a purpose, as long as nothing else is set.
    pub fn standing(purpose: Purpose) -> Self {
        Self { name: SeriesName::standing(purpose), purpose, settings: SeriesSettings::standard(purpose) }
    }

    /// How a document of a year is numbered.
    pub fn numbering(&self, year: i16) -> Numbering {
        let run = self.settings.run(year);
        Numbering {
            sequence: Sequence { series: self.name.clone(), run },
            first: self.settings.first(run),
            pattern: self.settings.pattern.clone(),
            year,
        }
    }
}

/// A series, and where its sequence of this year stands, or of all years where its numbers do not name the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesStanding {
    /// The series.
    pub series: Series,
    /// The year of the sequence.
    pub year: Option<i16>,
    /// The sequence's first number.
    pub first: u64,
    /// Its next number; none before its first is taken.
    pub next: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_restarts_only_when_its_numbers_name_the_year() {
        let running = SeriesSettings::new(Pattern::parse("F{number:6}").unwrap());
        assert_eq!(SeriesSettings::standard(Purpose::Invoice).run(2026), Run::Year(2026));
        assert_eq!(running.run(2026), Run::All);
    }

    #[test]
    fn a_year_taken_over_in_its_middle_leaves_the_others_to_begin_at_one() {
        let mut settings = SeriesSettings::standard(Purpose::Invoice);
        settings.first_numbers.insert(Run::Year(2026), 418);
        assert_eq!([2025, 2026, 2027].map(|year| settings.first(Run::Year(year))), [1, 418, 1]);
    }

    #[test]
    fn settings_stored_before_years_had_first_numbers_of_their_own_read_as_they_were_meant() {
        let stored = r#"{"pattern":"NL-{year}-{number:4}","first_number":417}"#;
        let read: SeriesSettings = serde_json::from_str(stored).unwrap();
        assert_eq!([2026, 2027].map(|year| read.first(Run::Year(year))), [417, 417]);
        assert_eq!(serde_json::to_string(&read).unwrap(), stored);
    }

    #[test]
    fn what_stands_from_the_start_prints_its_purpose() {
        let [invoice, credit_note] = Purpose::ALL.map(|purpose| Series::standing(purpose).numbering(2026));
        assert_eq!((invoice.print(42).as_str(), invoice.first), ("2026-00042", 1));
        assert_eq!((credit_note.print(42).as_str(), credit_note.first), ("CN-2026-00042", 1));
        assert_eq!(credit_note.sequence.series.as_str(), "credit_note");
    }
}
