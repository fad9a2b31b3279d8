//! How a merchant's documents look, on the wire.

mod answer;
mod words;

use deserr::{Deserr, ValuePointerRef};
use domain::language::Language;
use domain::sample::SampleKind;
use domain::text::Text;
use domain::theme::{Block, Color, ColumnKind, Digits, Logo, LogoFormat, Paper, Theme, Typeface};
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

pub use answer::{LogoAnswer, ThemeAnswer, WordsAnswer};
pub use words::{WordsByLanguageInput, WordsInput};

/// How documents are to look: all of it, every time. What is left out is as it stands by itself.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
#[schema(example = json!({
    "brand_color": "#7a1f3d", "typeface": "serif", "paper": "a4",
    "blocks": ["payment", "totals", "vat_notes", "note", "words"],
    "columns": ["position", "description", "quantity", "unit_price", "vat_rate", "net"],
    "digits": "western", "bilingual": false,
    "words": { "da": { "labels": { "order_reference": "Deres ordrenr." }, "note": "Tak for handlen.",
                       "footer": "Nordlys Måleudstyr ApS · Medlem af Dansk Erhverv" } }
}))]
pub struct ThemeInput {
    /// `#rrggbb`: titles, rules under heads, the amount to pay and links. Its contrast to white is at least 4.5
    /// (WCAG 2.2). A dark blue when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, pattern = "^#[0-9a-fA-F]{6}$", example = "#7a1f3d")]
    pub brand_color: Option<Read<Color>>,
    /// `sans` or `serif`.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "sans")]
    pub typeface: Option<Read<Typeface>>,
    /// `a4` or `letter`.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "a4")]
    pub paper: Option<Read<Paper>>,
    /// The logo there is, as answered, or nothing: it is changed at `/v1/settings/theme/logo` only.
    #[deserr(default)]
    pub logo: Option<LogoInput>,
    /// The blocks below the lines in their order, each at most once: `totals`, `vat_notes`, `payment`, `note`, `words`.
    /// What the law asks for is drawn whether named or not.
    #[deserr(default)]
    #[schema(value_type = Vec<String>)]
    pub blocks: Vec<Read<Block>>,
    /// The columns of the lines in their order, each at most once: `position`, `item`, `description`, `quantity`,
    /// `unit_price`, `vat_rate`, `net`. Where columns are named, `description`, `quantity`, `vat_rate` and `net` are
    /// among them.
    #[deserr(default)]
    #[schema(value_type = Vec<String>)]
    pub columns: Vec<Read<ColumnKind>>,
    /// The digits of Arabic documents: `western` or `arabic_indic`.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "western")]
    pub digits: Option<Read<Digits>>,
    /// Whether the labels of Arabic documents stand in English too.
    #[deserr(default)]
    pub bilingual: bool,
    /// By language (`da`, `ro`, `ar`, `en`): labels in other words, a note and a footer.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, WordsInput>)]
    pub words: WordsByLanguageInput,
}

/// The logo there is, as answered.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct LogoInput {
    /// SHA-256 of the picture as it is kept, in hexadecimal.
    #[schema(value_type = String)]
    pub sha256: Read<Text<64>>,
    /// In pixels.
    #[deserr(default)]
    pub width: u32,
    /// In pixels.
    #[deserr(default)]
    pub height: u32,
}

impl ThemeInput {
    /// The theme; what it names of a logo is only which one.
    pub fn into_theme(self) -> Theme {
        let logo = |logo: LogoInput| Logo {
            sha256: logo.sha256.0,
            format: LogoFormat::Png,
            width: logo.width,
            height: logo.height,
        };
        Theme {
            brand_color: self.brand_color.map(|color| color.0),
            typeface: self.typeface.map_or_else(Typeface::default, |typeface| typeface.0),
            paper: self.paper.map_or_else(Paper::default, |paper| paper.0),
            logo: self.logo.map(logo),
            blocks: self.blocks.into_iter().map(|block| block.0).collect(),
            columns: self.columns.into_iter().map(|column| column.0).collect(),
            digits: self.digits.map_or_else(Digits::default, |digits| digits.0),
            bilingual: self.bilingual,
            words: self.words.0,
        }
    }
}

fn check(read: ThemeInput, location: ValuePointerRef<'_>) -> Result<ThemeInput, FieldErrors> {
    FieldErrors::none_of(read.clone().into_theme().check(), location)?;
    Ok(read)
}

/// What is to be drawn to look at.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "theme": { "brand_color": "#7a1f3d" }, "language": "da", "kind": "invoice" }))]
pub struct PreviewInput {
    /// In which theme; nothing of it is kept.
    pub theme: ThemeInput,
    /// `da`, `ro`, `ar` or `en`; the merchant's own when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "da")]
    pub language: Option<Read<Language>>,
    /// `invoice` or `credit_note`; `invoice` when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "invoice")]
    pub kind: Option<Read<SampleKind>>,
}

#[cfg(test)]
mod tests;
