//! How a merchant's documents look: data, never code.

mod check;
mod color;
mod contrast;
mod logo;
mod look;
mod parts;
mod words;

use serde::{Deserialize, Serialize};

pub use color::Color;
pub use logo::{Logo, LogoFormat};
pub use look::Look;
pub use parts::{Block, ColumnKind, Digits, Paper, Typeface};
pub use words::{LabelKey, ThemeWords, WordsByLanguage};

/// What a merchant chose of its documents' looks. What it did not choose is as it always was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Titles, rules under heads, the amount to pay and links; a dark blue when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand_color: Option<Color>,
    /// What Latin text is set in.
    #[serde(default)]
    pub typeface: Typeface,
    /// The page.
    #[serde(default)]
    pub paper: Paper,
    /// Stands at the top of the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// The blocks below the lines, in this order; each at most once. Those that the law asks for are drawn whether named
    /// or not; the standing order when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The columns of the table of lines, in this order; the standing ones when empty. The description, the quantity, the
    /// rate of VAT and the net amount are among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnKind>,
    /// The digits of Arabic documents.
    #[serde(default)]
    pub digits: Digits,
    /// Whether the labels of an Arabic document stand in English too, as is the practice in Saudi Arabia.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bilingual: bool,
    /// Labels, notes and footers in the merchant's own words.
    #[serde(default, skip_serializing_if = "WordsByLanguage::is_empty")]
    pub words: WordsByLanguage,
}
