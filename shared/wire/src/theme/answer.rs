//! How a merchant's documents look, as answered: what may be put again as it is.

use std::collections::BTreeMap;

use domain::text::{Note, Text};
use domain::theme::{Block, Color, ColumnKind, Logo, Theme, ThemeWords};
use serde::Serialize;
use utoipa::ToSchema;

/// How documents look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ThemeAnswer {
    /// `#rrggbb`; none where it is the standing dark blue.
    #[schema(example = "#7a1f3d")]
    pub brand_color: Option<String>,
    /// `sans` or `serif`.
    #[schema(example = "sans")]
    pub typeface: &'static str,
    /// `a4` or `letter`.
    #[schema(example = "a4")]
    pub paper: &'static str,
    /// The logo, once there is one.
    pub logo: Option<LogoAnswer>,
    /// The blocks below the lines; empty where they stand as they do by themselves.
    pub blocks: Vec<&'static str>,
    /// The columns of the lines; empty where they stand as they do by themselves.
    pub columns: Vec<&'static str>,
    /// `western` or `arabic_indic`.
    #[schema(example = "western")]
    pub digits: &'static str,
    /// Whether the labels of Arabic documents stand in English too.
    pub bilingual: bool,
    /// What is said in other words, by language.
    pub words: BTreeMap<&'static str, WordsAnswer>,
}

/// A logo as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LogoAnswer {
    /// SHA-256 of the picture as it is kept, in hexadecimal.
    pub sha256: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// What is said in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WordsAnswer {
    /// Labels in other words.
    pub labels: BTreeMap<&'static str, String>,
    /// Stands on every document below the rest.
    pub note: Option<String>,
    /// Stands at the foot of every page.
    pub footer: Option<String>,
}

impl From<&Theme> for ThemeAnswer {
    fn from(theme: &Theme) -> Self {
        Self {
            brand_color: theme.brand_color.as_ref().map(Color::to_string),
            typeface: theme.typeface.as_str(),
            paper: theme.paper.as_str(),
            logo: theme.logo.as_ref().map(LogoAnswer::from),
            blocks: theme.blocks.iter().copied().map(Block::as_str).collect(),
            columns: theme.columns.iter().copied().map(ColumnKind::as_str).collect(),
            digits: theme.digits.as_str(),
            bilingual: theme.bilingual,
            words: theme.words.0.iter().map(|words| (words.language.tag(), words.into())).collect(),
        }
    }
}

impl From<&Logo> for LogoAnswer {
    fn from(logo: &Logo) -> Self {
        Self { sha256: logo.sha256.to_string(), width: logo.width, height: logo.height }
    }
}

impl From<&ThemeWords> for WordsAnswer {
    fn from(words: &ThemeWords) -> Self {
        Self {
            labels: words.labels.iter().map(|(key, text)| (key.as_str(), text.to_string())).collect(),
            note: words.note.as_ref().map(Note::to_string),
            footer: words.footer.as_ref().map(Text::to_string),
        }
    }
}
