//! What of an invoice is to be credited, as it is asked for.

use serde::{Deserialize, Serialize};

use crate::invoice::Amount;
use crate::quantity::Quantity;

/// What is to be credited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditAsked {
    /// Everything that is left, the document's allowances, charges and rounding included.
    Whole,
    /// Some of the lines.
    Lines {
        /// Each line at most once.
        lines: Vec<AskedLine>,
        /// What becomes of the document's allowances and charges.
        document: DocumentPart,
    },
}

/// A line that is to be credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedLine {
    /// Its number on the invoice, from 1 (BT-126).
    pub line: usize,
    /// How much of it.
    pub part: AskedPart,
}

/// How much of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedPart {
    /// All that is left of it.
    Rest,
    /// So many units, above zero: a line of a negative quantity is credited by its quantity without the sign.
    Quantity(Quantity),
    /// A lower price after the fact: so much of its amount, above zero, and no units. Before VAT, or with VAT where
    /// the line's price includes it.
    Amount(Amount),
}

/// What becomes of the document's allowances and charges (BG-20, BG-21) when lines are credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentPart {
    /// They go along in proportion to the lines of their category and rate.
    #[default]
    Proportional,
    /// They stay: a freight that is not paid back. Crediting the whole takes them at last.
    Keep,
}
