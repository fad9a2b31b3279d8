//! Series on the wire.

use std::num::NonZeroU32;

use deserr::Deserr;
use domain::series::{Pattern, Purpose, SeriesSettings};
use serde::Serialize;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// How invoices are numbered.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "pattern": "{year}-{number:5}", "first_number": 1 }))]
pub struct SeriesInput {
    /// `{number}` or `{number:5}` exactly once, and `{year}` where the series begins anew each year.
    #[schema(value_type = String, max_length = 40, example = "{year}-{number:5}")]
    pub pattern: Read<Pattern>,
    /// The first number of a sequence that has not begun.
    #[deserr(default = NonZeroU32::MIN)]
    #[schema(value_type = u32, minimum = 1, maximum = 999_999_999, example = 1)]
    pub first_number: NonZeroU32,
}

impl From<SeriesInput> for SeriesSettings {
    fn from(read: SeriesInput) -> Self {
        Self { pattern: read.pattern.0, first_number: u64::from(read.first_number.get()) }
    }
}

/// A series as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeriesAnswer {
    /// What it numbers.
    #[schema(example = "invoice")]
    pub name: String,
    pattern: String,
    first_number: u64,
}

impl SeriesAnswer {
    /// The settings of one purpose.
    pub fn new(purpose: Purpose, settings: &SeriesSettings) -> Self {
        Self {
            name: purpose.as_str().to_owned(),
            pattern: settings.pattern.to_string(),
            first_number: settings.first_number,
        }
    }
}
