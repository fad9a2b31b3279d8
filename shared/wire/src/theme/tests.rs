//! Themes as shops send them.

use serde_json::{Value, json};

use super::{ThemeAnswer, ThemeInput};
use crate::read::read;

fn codes(theme: &Value) -> Vec<(String, String)> {
    let problem = read::<ThemeInput>(theme.to_string().as_bytes()).unwrap_err();
    problem.errors.into_iter().map(|error| (error.pointer, error.code)).collect()
}

#[test]
fn what_is_answered_may_be_put_again() {
    let sent = json!({
        "brand_color": "#7a1f3d", "typeface": "serif", "paper": "letter",
        "logo": { "sha256": "ab".repeat(32), "width": 600, "height": 200 },
        "blocks": ["payment", "totals"], "columns": ["description", "quantity", "vat_rate", "net"],
        "digits": "arabic_indic", "bilingual": true,
        "words": { "da": { "labels": { "net": "I alt" }, "note": "Tak", "footer": null } }
    });
    let theme = read::<ThemeInput>(sent.to_string().as_bytes()).unwrap().into_theme();
    assert_eq!(serde_json::to_value(ThemeAnswer::from(&theme)).unwrap(), sent);
    let nothing = read::<ThemeInput>(b"{}").unwrap().into_theme();
    assert_eq!(nothing, domain::theme::Theme::default());
}

#[test]
fn every_bad_field_is_named_at_once() {
    let found = codes(&json!({
        "brand_color": "#ffd700", "typeface": "gothic", "blocks": ["totals", "adverts"],
        "words": { "de": {}, "da": { "labels": { "nett": "x", "net": "" }, "footer": "x".repeat(201) } }
    }));
    let expected = [
        ("/brand_color", "color_too_light"),
        ("/typeface", "typeface_unknown"),
        ("/blocks/1", "block_unknown"),
        ("/words/da/labels/net", "text_empty"),
        ("/words/da/labels/nett", "label_unknown"),
        ("/words/da/footer", "text_too_long"),
    ];
    let expected = expected.map(|(at, code)| (at.to_owned(), code.to_owned()));
    assert!(expected.iter().all(|error| found.contains(error)), "{found:?}");
    assert_eq!(codes(&json!({ "words": { "de": {} } })), [("/words/de".to_owned(), "language_unknown".to_owned())]);
}

#[test]
fn what_does_not_go_together_is_named_at_its_place() {
    let found = codes(&json!({ "blocks": ["note", "note"], "columns": ["description", "quantity", "net"] }));
    let expected = [("/blocks/1", "block_twice"), ("/columns", "column_missing")];
    assert_eq!(found, expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
}

#[test]
fn code_is_no_theme() {
    let found = codes(&json!({ "css": "body { background: url(//tracker.example) }", "html": "<script>" }));
    assert!(found.iter().all(|(_, code)| code == "field_unknown") && found.len() == 2, "{found:?}");
}
