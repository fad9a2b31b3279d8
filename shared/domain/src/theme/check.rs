//! What a theme must hold besides what its types do.

use std::collections::BTreeSet;

use super::{ColumnKind, Theme, ThemeWords};
use crate::refusal::{Invalid, InvalidAt};

/// What the law asks a line to say (Directive 2006/112/EC, Article 226, 6 to 9): no theme leaves it out.
const COLUMNS_REQUIRED: [ColumnKind; 4] =
    [ColumnKind::Description, ColumnKind::Quantity, ColumnKind::VatRate, ColumnKind::Net];

impl Theme {
    /// All that is wrong, each at its place in the theme: a block, a column, a language or a label that is named twice
    /// (`block_twice`, `column_twice`, `language_twice`, `label_twice`), and a column that the law asks for and that is
    /// not among those named (`column_missing`).
    pub fn check(&self) -> Vec<InvalidAt> {
        let mut found = Vec::new();
        let blocks = twice(&self.blocks, |block| *block).into_iter();
        found.extend(blocks.map(|(at, block)| named_twice("block", block.as_str()).at(format!("/blocks/{at}"))));
        let columns = twice(&self.columns, |column| *column).into_iter();
        found.extend(columns.map(|(at, column)| named_twice("column", column.as_str()).at(format!("/columns/{at}"))));
        let missing =
            COLUMNS_REQUIRED.iter().filter(|column| !self.columns.is_empty() && !self.columns.contains(column));
        found.extend(missing.map(|column| {
            let detail = format!(
                "every line shows its {column}; name it, or leave out the columns altogether",
                column = column.as_str()
            );
            Invalid::new("column_missing", detail).at("/columns")
        }));
        for (at, words) in twice(&self.words.0, |words| words.language.tag()) {
            found.push(named_twice("language", words.language.tag()).at(format!("/words/{at}")));
        }
        found.extend(self.words.0.iter().flat_map(check_labels));
        found
    }
}

fn check_labels(words: &ThemeWords) -> Vec<InvalidAt> {
    let labels = twice(&words.labels, |(key, _)| *key).into_iter();
    let at = format!("/words/{}/labels", words.language);
    labels.map(|(_, (key, _))| named_twice("label", key.as_str()).at(format!("{at}/{}", key.as_str()))).collect()
}

/// Those of which one that is told apart alike stands before them, and their places.
fn twice<T, K: Ord>(all: &[T], key: impl Fn(&T) -> K) -> Vec<(usize, &T)> {
    let mut seen = BTreeSet::new();
    all.iter().enumerate().filter(|(_, one)| !seen.insert(key(one))).collect()
}

fn named_twice(what: &str, name: &str) -> Invalid {
    let code = match what {
        "block" => "block_twice",
        "column" => "column_twice",
        "language" => "language_twice",
        _ => "label_twice",
    };
    Invalid::new(code, format!("the {what} {name} is named twice"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::text::Text;
    use crate::theme::{Block, LabelKey, WordsByLanguage};

    fn wrong(theme: &Theme) -> Vec<(&'static str, String)> {
        theme.check().into_iter().map(|found| (found.invalid.code, found.pointer)).collect()
    }

    fn words(language: Language, labels: &[LabelKey]) -> ThemeWords {
        let labels = labels.iter().map(|key| (*key, Text::parse("Deres ordre").unwrap())).collect();
        ThemeWords { language, labels, note: None, footer: None }
    }

    #[test]
    fn the_standing_theme_and_every_block_and_column_once_are_fine() {
        assert_eq!(wrong(&Theme::default()), []);
        let columns = ColumnKind::ALL.to_vec();
        assert_eq!(wrong(&Theme { blocks: Block::ALL.to_vec(), columns, ..Theme::default() }), []);
    }

    #[test]
    fn what_is_named_twice_is_named_where_it_stands_again() {
        let (danish, english) = (Language::Danish, Language::English);
        let words = vec![
            words(danish, &[LabelKey::Item, LabelKey::Net, LabelKey::Item]),
            words(english, &[LabelKey::Item]),
            words(danish, &[]),
        ];
        let mut columns = COLUMNS_REQUIRED.to_vec();
        columns.push(ColumnKind::Net);
        let blocks = vec![Block::Note, Block::Payment, Block::Note];
        let found = wrong(&Theme { blocks, columns, words: WordsByLanguage(words), ..Theme::default() });
        let expected = [
            ("block_twice", "/blocks/2"),
            ("column_twice", "/columns/4"),
            ("language_twice", "/words/2"),
            ("label_twice", "/words/da/labels/item"),
        ];
        assert_eq!(found, expected.map(|(code, at)| (code, at.to_owned())));
    }

    #[test]
    fn columns_that_leave_out_what_the_law_asks_for_are_refused() {
        let columns = vec![ColumnKind::Description, ColumnKind::UnitPrice, ColumnKind::Net];
        let theme = Theme { columns, ..Theme::default() };
        let details: Vec<_> = theme.check().into_iter().map(|found| found.invalid.detail).collect();
        assert_eq!(
            wrong(&theme),
            [("column_missing", "/columns".to_owned()), ("column_missing", "/columns".to_owned())]
        );
        assert!(details[0].contains("quantity") && details[1].contains("vat_rate"), "{details:?}");
    }
}
