//! Letters about money say what they are about, in every language and over as many pages as they need.

use domain::language::Language;
use domain::theme::Look;

use crate::display::{Display, Shape};
use crate::layout::lay_out;
use crate::samples;
use crate::sheet::{Content, Letter, Sheet};

/// All words of a document, in the order they are read, without the marks that only turn them around.
fn words(display: &Display) -> String {
    let marks = display.pages.iter().flat_map(|page| &page.marks);
    let texts = marks.filter_map(|mark| match &mark.shape {
        Shape::Glyphs { run, .. } => Some(run.text.to_string()),
        _ => None,
    });
    let mut kept: Vec<String> = texts.collect();
    kept.dedup();
    kept.join(" ").replace(['\u{2066}', '\u{2068}', '\u{2069}'], "").replace('\u{A0}', " ")
}

fn of(name: &str, count: usize) -> String {
    words(&lay_out(&samples::sheet(name, count), &Look::default()))
}

#[test]
fn a_reminder_says_what_is_open_since_when_and_how_to_pay() {
    let text = of("reminder-en", 1);
    for said in [
        "Payment reminder",
        "Dear Sarah O’Neill,",
        "Invoice INV-2026-000417 of 21 November 2026 fell due on 5 December 2026",
        "Days overdue",
        "Outstanding",
        "Payment details",
        "RF17 INV2 0260 0041 7",
        "Kind regards",
    ] {
        assert!(text.contains(said), "no {said:?} in {text}");
    }
    for unsaid in ["VAT breakdown", "Unit price", "{"] {
        assert!(!text.contains(unsaid), "{unsaid:?} in {text}");
    }
}

#[test]
fn a_receipt_says_what_came_in_and_what_remains() {
    let part = of("receipt-da", 1);
    assert!(part.contains("Kvittering") && part.contains("Vi har modtaget 1.000,00 DKK"), "{part}");
    assert!(part.contains("står stadig åbent"), "{part}");
    let mut sheet = samples::sheet("receipt-da", 1);
    if let Content::Letter(Letter::Receipt(receipt)) = &mut sheet.content {
        receipt.open = rust_decimal::Decimal::ZERO;
    }
    let whole = words(&lay_out(&sheet, &Look::default()));
    assert!(whole.contains("Fakturaen er nu betalt") && !whole.contains("åbent"), "{whole}");
    assert!(!whole.contains("Betal online"), "a receipt asks for nothing");
}

#[test]
fn a_statement_runs_from_its_opening_to_its_closing_balance() {
    let text = of("statement-en", 3);
    // 12,500.00 + 18,625.50 − 18,625.50 + 18,628.24 = 31,128.24.
    for said in ["Opening balance", "12,500.00", "31,125.50", "Closing balance", "31,128.24 EUR", "37,253.74"] {
        assert!(text.contains(said), "no {said:?} in {text}");
    }
    let with = |closing: i64| {
        let mut sheet = samples::sheet("statement-en", 0);
        if let Content::Letter(Letter::Statement(statement)) = &mut sheet.content {
            statement.closing = rust_decimal::Decimal::new(closing, 2);
        }
        words(&lay_out(&sheet, &Look::default()))
    };
    assert!(with(0).contains("nothing is owed"));
    assert!(with(-5_000).contains("you have 50.00 EUR to your credit"));
}

#[test]
fn a_long_statement_repeats_its_head_on_each_page() {
    let display = lay_out(&samples::sheet("statement-ro", 100), &Look::default());
    assert!(display.pages.len() > 2);
    for page in &display.pages {
        let heads = page
            .marks
            .iter()
            .filter(|mark| matches!(&mark.shape, Shape::Glyphs { run, .. } if &*run.text == "Operațiune"));
        assert!(heads.count() <= 1);
    }
}

#[test]
fn every_letter_is_a_document_in_every_language() {
    for kind in ["reminder", "receipt", "statement"] {
        for language in Language::ALL {
            let sheet = samples::sheet(&format!("{kind}-{language}"), 7);
            assert_eq!(sheet.language, language);
            let text = words(&lay_out(&sheet, &Look::default()));
            assert!(!text.contains(['{', '}']), "{kind} {language}: {text}");
            assert!(crate::draw(&sheet, &Look::default()).is_ok(), "{kind} {language}");
        }
    }
}

#[test]
fn hostile_names_leave_a_letter_a_letter() {
    let hostile = samples::sheet("hostile", 1);
    for kind in ["reminder-ar", "receipt-da", "statement-en"] {
        let letter = samples::sheet(kind, 3);
        let sheet = Sheet { seller: hostile.seller.clone(), buyer: hostile.buyer.clone(), ..letter };
        assert!(crate::draw(&sheet, &Look::default()).is_ok(), "{kind}");
    }
}
