//! What a series numbers.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// What a series numbers; fixed once the series is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// Invoices.
    Invoice,
    /// Credit notes.
    CreditNote,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 2] = [Self::Invoice, Self::CreditNote];

    /// Reads `invoice` or `credit_note`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let found = Self::ALL.into_iter().find(|purpose| purpose.as_str() == text);
        found.ok_or_else(|| Invalid::new("series_purpose_unknown", "a series numbers invoice or credit_note"))
    }

    /// Its name on the wire and in keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
        }
    }

    /// The documents it numbers, in a sentence.
    pub fn documents(self) -> &'static str {
        match self {
            Self::Invoice => "invoices",
            Self::CreditNote => "credit notes",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

serde_as_text!(Purpose);
