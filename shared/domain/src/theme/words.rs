//! A merchant's own words on its documents.

use serde::{Deserialize, Serialize};

use super::parts::named;
use crate::language::Language;
use crate::refusal::Invalid;
use crate::text::{Note, Text};

/// A label that may be said in other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelKey {
    /// The buyer's order number.
    OrderReference,
    /// The buyer's own reference.
    BuyerReference,
    /// The seller's item number.
    Item,
    /// What a line is.
    Description,
    /// How much of it.
    Quantity,
    /// Price of one unit.
    UnitPrice,
    /// Net amount of a line.
    Net,
    /// Head of the payment block.
    Payment,
    /// Above the link to pay.
    PayOnline,
    /// Head of the note.
    Note,
}

impl LabelKey {
    /// Every one there is.
    pub const ALL: [Self; 10] = [
        Self::OrderReference,
        Self::BuyerReference,
        Self::Item,
        Self::Description,
        Self::Quantity,
        Self::UnitPrice,
        Self::Net,
        Self::Payment,
        Self::PayOnline,
        Self::Note,
    ];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        named(&Self::ALL, Self::as_str, text, "label_unknown")
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OrderReference => "order_reference",
            Self::BuyerReference => "buyer_reference",
            Self::Item => "item",
            Self::Description => "description",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::Net => "net",
            Self::Payment => "payment",
            Self::PayOnline => "pay_online",
            Self::Note => "note",
        }
    }
}

/// What is said in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeWords {
    /// The language.
    pub language: Language,
    /// Labels in other words; each key at most once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<(LabelKey, Text<40>)>,
    /// Stands on every document below the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Stands at the foot of every page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<Text<200>>,
}

/// What is said in each language; each at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsByLanguage(pub Vec<ThemeWords>);

impl WordsByLanguage {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is said in a language.
    pub fn of(&self, language: Language) -> Option<&ThemeWords> {
        self.0.iter().find(|words| words.language == language)
    }
}
