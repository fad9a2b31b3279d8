//! No language has a word that is missing, or one that was forgotten to be translated.

use domain::language::Language;
use domain::text::Text;
use domain::theme::{LabelKey, Theme, ThemeWords, WordsByLanguage};

use super::{CodeLabels, Labels, LetterLabels};

/// Words that are rightly the same in English and in that language.
const SAME: [(Language, &str); 13] = [
    // The names of standards.
    (Language::Danish, "iban"),
    (Language::Danish, "bic"),
    (Language::Romanian, "iban"),
    (Language::Romanian, "bic"),
    // Words of commerce that both have.
    (Language::Danish, "reference"),
    (Language::Danish, "line_total"),
    (Language::Danish, "pricing.minimum"),
    (Language::Romanian, "line_total"),
    (Language::Romanian, "debit"),
    (Language::Romanian, "credit"),
    (Language::Romanian, "contact"),
    (Language::Romanian, "phone"),
    (Language::Romanian, "per"),
];

/// Every word of a language with its name.
fn texts(language: Language) -> Vec<(String, &'static str)> {
    let [labels, letters, codes] =
        [Labels::of(language).texts(), LetterLabels::of(language).texts(), CodeLabels::of(language).texts()];
    labels.into_iter().chain(letters).chain(codes).collect()
}

#[test]
fn no_word_is_missing() {
    for language in Language::ALL {
        let texts = texts(language);
        assert!(texts.len() > 130, "every word is looked at, not only {}", texts.len());
        for (name, text) in texts {
            assert!(!text.is_empty() && text.trim() == text, "{language}: {name} is {text:?}");
        }
    }
}

#[test]
fn no_word_is_left_in_english() {
    let english = texts(Language::English);
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let texts = texts(language);
        let same =
            texts.iter().zip(&english).filter(|(own, english)| own.1 == english.1).map(|(own, _)| own.0.as_str());
        let expected = SAME.iter().filter(|(of, _)| *of == language).map(|(_, name)| *name);
        let sorted = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(sorted(same.collect()), sorted(expected.collect()), "{language}");
    }
}

#[test]
fn a_bilingual_document_says_arabic_and_english_and_others_do_not() {
    let theme = Theme { bilingual: true, ..Theme::default() };
    let labels = Labels::chosen(Language::Arabic, &theme);
    assert_eq!(labels.invoice.tax_title, "فاتورة ضريبية\nTax invoice");
    assert_eq!(labels.quantity, "الكمية\nQuantity");
    assert_eq!(labels.phone, "هاتف", "beside a number one word is enough");
    assert_eq!(Labels::chosen(Language::Danish, &theme).quantity, "Antal");
}

#[test]
fn a_merchants_own_words_take_the_place_of_ours_in_their_language() {
    let words = |language| ThemeWords {
        language,
        labels: vec![
            (LabelKey::Quantity, Text::parse("Mængde").unwrap()),
            (LabelKey::Note, Text::parse("NB").unwrap()),
        ],
        note: None,
        footer: None,
    };
    let theme = Theme { words: WordsByLanguage(vec![words(Language::Danish)]), ..Theme::default() };
    let labels = Labels::chosen(Language::Danish, &theme);
    assert_eq!((labels.quantity, labels.unit_price), ("Mængde", "Stykpris"));
    assert_eq!(
        (labels.invoice.note, labels.credit_note.note),
        ("NB", "Årsag"),
        "why a note was issued stays its reason"
    );
    assert_eq!(Labels::chosen(Language::English, &theme).quantity, "Quantity");
}
