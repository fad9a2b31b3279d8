//! Looks that merchants might choose, by name.

use domain::language::Language;
use domain::text::{Note, Text};
use domain::theme::{
    Block, Color, ColumnKind, Digits, LabelKey, Look, Paper, Theme, ThemeWords, Typeface, WordsByLanguage,
};

/// A logo as it is kept: 500 pixels wide, with transparency.
const LOGO: &[u8] = include_bytes!("nordlys.png");

/// The look of a name; the standing one where there is none of it.
pub(crate) fn look(name: &str) -> Look {
    let theme = match name {
        "letter" => Theme { paper: Paper::Letter, ..Theme::default() },
        "serif" => Theme { typeface: Typeface::Serif, brand_color: Some(color("#7a1f2b")), ..Theme::default() },
        "indic" => Theme { digits: Digits::ArabicIndic, ..Theme::default() },
        "bilingual" => {
            Theme { bilingual: true, columns: columns(), brand_color: Some(color("#0b6b4f")), ..Theme::default() }
        }
        "branded" => branded(),
        _ => Theme::default(),
    };
    let logo = (name == "branded").then(|| LOGO.to_vec());
    Look { theme, logo }
}

/// Everything that can be chosen, at once.
fn branded() -> Theme {
    let words = Language::ALL.map(|language| ThemeWords {
        language,
        labels: vec![(LabelKey::Item, Text::parse("SKU").unwrap())],
        note: Some(Note::parse("Nordlys · ISO 9001 · ISO/IEC 17025").unwrap()),
        footer: Some(Text::parse("nordlys.example · +45 86 12 34 56 · LEI 529900T8BM49AURSDO55").unwrap()),
    });
    Theme {
        brand_color: Some(color("#0f626a")),
        blocks: vec![Block::Totals, Block::Note, Block::Payment, Block::Words],
        columns: columns(),
        words: WordsByLanguage(words.into()),
        ..Theme::default()
    }
}

fn color(text: &str) -> Color {
    Color::parse(text).unwrap()
}

fn columns() -> Vec<ColumnKind> {
    use ColumnKind::{Description, Item, Net, Position, Quantity, UnitPrice, VatRate};
    vec![Position, Item, Description, Quantity, UnitPrice, VatRate, Net]
}
