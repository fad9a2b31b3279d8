//! A series as a merchant asks for it.

use crate::series::{Pattern, Purpose};

/// A series as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedSeries {
    /// What it numbers; a series that is there knows it.
    pub purpose: Option<Purpose>,
    /// How a number is written.
    pub pattern: Pattern,
    /// Where a sequence begins; as before when absent, which is at 1 where nothing else was ever said.
    pub first: Option<AskedFirst>,
}

/// The first number of a sequence that has none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedFirst {
    /// The number.
    pub number: u64,
    /// The year it begins, where the pattern names the year; this year when absent.
    pub year: Option<i16>,
}
