//! Where things stand on the pages, and what the pages say.

use domain::tax::VatCategory;
use rust_decimal::Decimal;

use super::*;
use crate::display::{Page, Shape};
use crate::samples;
use crate::sheet::VatGroup;

fn drawn(name: &str, count: usize) -> Display {
    lay_out(&samples::sheet(name, count), &Look::default())
}

/// How many pieces of text on a page are exactly these words.
fn count(page: &Page, words: &str) -> usize {
    let says = |shape: &Shape| matches!(shape, Shape::Glyphs { run, .. } if &*run.text == words);
    page.marks.iter().filter(|mark| says(&mark.shape)).count()
}

#[test]
fn each_page_of_lines_has_the_head_of_the_table_and_its_number() {
    let display = drawn("da", 100);
    let pages = display.pages.len();
    assert!(pages >= 3);
    for (index, page) in display.pages.iter().enumerate() {
        let lines = page.marks.iter().filter(|mark| matches!(&mark.shape, Shape::Line { .. })).count();
        assert!(index + 1 == pages || lines > 20, "page {index} holds rows");
        assert!(index + 1 == pages || count(page, "Beskrivelse") == 1, "page {index} repeats the head");
        assert_eq!(count(page, &format!("Side {} af {pages}", index + 1)), 1);
    }
}

#[test]
fn a_repeated_head_is_read_once() {
    let display = drawn("da", 100);
    let heads = display.pages.iter().flat_map(|page| &page.marks).filter(|mark| {
        mark.node.is_some() && matches!(&mark.shape, Shape::Glyphs { run, .. } if &*run.text == "Beskrivelse")
    });
    assert_eq!(heads.count(), 1);
}

#[test]
fn nothing_leaves_the_page() {
    for language in ["da", "ro", "ar", "en", "hostile", "credit-hostile", "final-ar", "mixed"] {
        let display = drawn(language, 25);
        for mark in display.pages.iter().flat_map(|page| &page.marks) {
            if let Shape::Glyphs { x, y, size, run, .. } = &mark.shape {
                let (left, right) = (*x, x + run.width * size);
                assert!(
                    left >= MARGIN - 0.6 && right <= LAYOUT_WIDTH - MARGIN + 0.6,
                    "{language}: {left} to {right}"
                );
                assert!(*y > 0.0 && *y < 841.89, "{language}: {y}");
            }
        }
    }
}

#[test]
fn a_credit_note_says_what_it_corrects_and_why_and_asks_for_nothing() {
    let page = &drawn("credit-da", 2).pages[0];
    for words in
        ["Kreditnota", "Vedrører faktura", "INV-2026-000417", "I alt krediteret", "Betales tilbage", "Årsag"]
    {
        assert_eq!(count(page, words), 1, "{words}");
    }
    for words in ["Faktura", "Forfaldsdato", "I alt at betale", "Betalingsoplysninger", "Betal online"] {
        assert_eq!(count(page, words), 0, "{words}");
    }
}

#[test]
fn a_deposit_is_called_one_and_a_final_invoice_names_those_it_deducts() {
    let title = |name: &str| drawn(name, 1).about.title;
    assert_eq!(title("deposit-da"), "Acontofaktura INV-2026-000417");
    assert_eq!(title("final-da"), "Faktura INV-2026-000417");
    let page = |name: &str| drawn(name, 1).pages.remove(0);
    assert_eq!(count(&page("final-da"), "Fratrukne acontofakturaer"), 1);
    assert_eq!(count(&page("da"), "Fratrukne acontofakturaer"), 0);
    assert_eq!(count(&page("new-da"), "Erstatter faktura"), 1);
}

#[test]
fn a_code_of_exemption_stands_behind_its_reason_in_one_piece() {
    let group = |reason: Option<&str>, code: Option<&str>| VatGroup {
        category: VatCategory::Export,
        rate: None,
        taxable: Decimal::TEN,
        vat: Decimal::ZERO,
        exemption_reason: reason.map(str::to_owned),
        exemption_code: code.map(str::to_owned),
    };
    let drawn = |group| {
        let sheet = Sheet { vat: vec![group], ..samples::sheet("en", 1) };
        lay_out(&sheet, &Look::default()).pages.remove(0)
    };
    let says = |group, words: &str| count(&drawn(group), words) > 0;
    let code = Some("VATEX-EU-G");
    let together = "\u{2068}Sold to Norway\u{2069} \u{2066}(VATEX-EU-G)\u{2069}";
    assert!(says(group(Some("Sold to Norway"), code), together));
    let long = "Sold and sent to a country outside the customs union";
    assert!(says(group(Some(long), code), "\u{2066}(VATEX-EU-G)\u{2069}"), "in a line of its own");
    assert!(says(group(None, code), "VATEX-EU-G"));
    assert!(says(group(Some("Sold to Norway"), None), "Sold to Norway"));
}

#[test]
fn an_arabic_page_is_the_mirror_of_a_latin_one() {
    let place = |language: &str, words: &str| {
        let display = drawn(language, 1);
        let marks = display.pages.iter().flat_map(|page| &page.marks);
        let mut found = marks.filter_map(|mark| match &mark.shape {
            Shape::Glyphs { x, run, .. } if &*run.text == words => Some(*x),
            _ => None,
        });
        found.next().unwrap()
    };
    assert!(place("da", "Varenr.") < place("da", "Beløb"));
    assert!(place("ar", "رقم الصنف") > place("ar", "المبلغ"));
}
