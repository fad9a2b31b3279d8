//! Series on the wire.

use std::num::NonZeroU32;

use deserr::{Deserr, ValuePointerRef};
use domain::refusal::Invalid;
use domain::series::{AskedFirst, AskedSeries, Audit, Doubled, Pattern, Purpose, SeriesStanding};
use serde::Serialize;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// How a series numbers.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_year -> FieldErrors)]
#[schema(example = json!({ "pattern": "{year}-{number:5}", "first_number": 1 }))]
pub struct SeriesInput {
    /// `invoice` or `credit_note`: what it numbers. Said when a series is made, and the same ever after.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "invoice")]
    pub purpose: Option<Read<Purpose>>,
    /// `{number}` or `{number:5}` exactly once, and `{year}` where the series begins anew each year.
    #[schema(value_type = String, max_length = 40, example = "{year}-{number:5}")]
    pub pattern: Read<Pattern>,
    /// The first number of a sequence that has not begun, where numbers of another system go on; as it is when absent.
    #[deserr(default)]
    #[schema(value_type = Option<u32>, minimum = 1, maximum = 999_999_999, example = 1)]
    pub first_number: Option<NonZeroU32>,
    /// The year it is the first number of, where the pattern names the year: this year when absent, or the one before
    /// or after. Every other year begins as it did.
    #[deserr(default)]
    #[schema(minimum = 1, maximum = 9999, example = 2026)]
    pub first_number_year: Option<i16>,
}

fn check_year(read: SeriesInput, location: ValuePointerRef<'_>) -> Result<SeriesInput, FieldErrors> {
    if read.first_number_year.is_some() && read.first_number.is_none() {
        let invalid = Invalid::new("first_number_missing", "say which number is the first of that year");
        return Err(FieldErrors::refused(&invalid, location.push_key("first_number")));
    }
    Ok(read)
}

impl From<SeriesInput> for AskedSeries {
    fn from(read: SeriesInput) -> Self {
        let year = read.first_number_year;
        let first = read.first_number.map(|number| AskedFirst { number: u64::from(number.get()), year });
        Self { purpose: read.purpose.map(|purpose| purpose.0), pattern: read.pattern.0, first }
    }
}

/// A series as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeriesAnswer {
    /// Its name.
    #[schema(example = "invoice")]
    pub name: String,
    /// `invoice` or `credit_note`.
    #[schema(example = "invoice")]
    pub purpose: &'static str,
    /// How a number is written.
    #[schema(example = "{year}-{number:5}")]
    pub pattern: String,
    /// The year of the sequence that the numbers below are of: this one in the merchant's zone. None where the pattern
    /// does not name the year, so that all years are one sequence.
    #[schema(example = 2026)]
    pub year: Option<i16>,
    /// The first number of the sequence.
    pub first_number: u64,
    /// Its next number; none before its first is taken.
    #[schema(example = 43)]
    pub next_number: Option<u64>,
}

impl From<&SeriesStanding> for SeriesAnswer {
    fn from(standing: &SeriesStanding) -> Self {
        Self {
            name: standing.series.name.to_string(),
            purpose: standing.series.purpose.as_str(),
            pattern: standing.series.settings.pattern.to_string(),
            year: standing.year,
            first_number: standing.first,
            next_number: standing.next,
        }
    }
}

/// What an audit found: whether every number from `from` to `to` has exactly one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditAnswer {
    /// The series.
    #[schema(example = "invoice")]
    pub series: String,
    /// `invoice` or `credit_note`.
    #[schema(example = "invoice")]
    pub purpose: &'static str,
    /// The year of the sequence; none where it runs over all years.
    #[schema(example = 2026)]
    pub year: Option<i16>,
    /// How its numbers are written now.
    #[schema(example = "{year}-{number:5}")]
    pub pattern: String,
    /// The first number of the sequence.
    #[schema(example = 1)]
    pub first: u64,
    /// The last number that was taken when the audit began; none before the first is taken.
    #[schema(example = 42)]
    pub last: Option<u64>,
    /// Where this audit began to look.
    #[schema(example = 1)]
    pub from: u64,
    /// Where it stopped: at the last number, or after 100,000 numbers.
    #[schema(example = 42)]
    pub to: Option<u64>,
    /// How many documents have one of these numbers.
    #[schema(example = 42)]
    pub issued: u64,
    /// Numbers without a document: the lowest 1,000.
    pub missing: Vec<u64>,
    /// How many numbers have no document.
    pub missing_count: u64,
    /// Numbers with several documents: the lowest 1,000.
    pub duplicates: Vec<DuplicateAnswer>,
    /// How many numbers have several documents.
    pub duplicates_count: u64,
    /// Whether each of these numbers has exactly one document.
    pub complete: bool,
    /// Give it as `from` to look at the rest; none where `to` is the last number.
    pub next_from: Option<u64>,
}

/// A number that several documents have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DuplicateAnswer {
    /// The number.
    pub number: u64,
    /// The ids of the documents.
    pub documents: Vec<String>,
}

impl From<&Audit> for AuditAnswer {
    fn from(audit: &Audit) -> Self {
        let findings = &audit.findings;
        let duplicate =
            |doubled: &Doubled| DuplicateAnswer { number: doubled.number, documents: doubled.documents.clone() };
        Self {
            series: audit.sequence.series.to_string(),
            purpose: audit.purpose.as_str(),
            year: audit.sequence.run.year(),
            pattern: audit.pattern.to_string(),
            first: audit.first,
            last: audit.last,
            from: audit.from,
            to: audit.to,
            issued: findings.issued,
            missing: findings.missing.clone(),
            missing_count: findings.missing_count,
            duplicates: findings.doubled.iter().map(duplicate).collect(),
            duplicates_count: findings.doubled_count,
            complete: findings.is_complete(),
            next_from: audit.next_from(),
        }
    }
}
