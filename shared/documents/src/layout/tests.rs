//! Where things stand on the pages, and what the pages say.

use domain::tax::VatCategory;
use rust_decimal::Decimal;

use domain::theme::{ColumnKind, ThemeWords, WordsByLanguage};

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
    for language in [
        "da",
        "ro",
        "ar",
        "en",
        "hostile",
        "credit-hostile",
        "final-ar",
        "mixed",
        "statement-ar",
        "reminder-ro",
        "receipt-da",
    ] {
        let display = drawn(language, 25);
        for mark in display.pages.iter().flat_map(|page| &page.marks) {
            if let Shape::Glyphs { x, y, size, run, .. } = &mark.shape {
                let (left, right) = (*x, x + run.width * size);
                assert!(left >= MARGIN - 0.6 && right <= LAYOUT_WIDTH - MARGIN + 0.6, "{language}: {left} to {right}");
                assert!(*y > 0.0 && *y < 841.89, "{language}: {y}");
            }
        }
    }
}

#[test]
fn a_credit_note_says_what_it_corrects_and_why_and_asks_for_nothing() {
    let page = &drawn("credit-da", 2).pages[0];
    for words in ["Kreditnota", "Vedrører faktura", "INV-2026-000417", "I alt krediteret", "Betales tilbage", "Årsag"]
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
        let mut sheet = samples::sheet("en", 1);
        samples::sale(&mut sheet).vat = vec![group];
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

/// The amounts that stand in the rows of sums so far, page by page.
fn carried(display: &Display, words: &str) -> Vec<usize> {
    let pages = display.pages.iter().enumerate();
    pages.filter(|(_, page)| count(page, words) == 1).map(|(index, _)| index).collect()
}

#[test]
fn pages_of_lines_carry_their_sum_on_and_the_next_begins_with_it() {
    let display = drawn("da", 100);
    let last_of_lines = display.pages.iter().rposition(|page| count(page, "Beskrivelse") == 1).unwrap();
    assert_eq!(carried(&display, "Transport til næste side"), (0..last_of_lines).collect::<Vec<_>>());
    assert_eq!(carried(&display, "Transport fra forrige side"), (1..=last_of_lines).collect::<Vec<_>>());
    let one_page = drawn("da", 3);
    assert_eq!(carried(&one_page, "Transport til næste side"), Vec::<usize>::new());
}

#[test]
fn what_is_carried_is_the_sum_of_the_lines_so_far() {
    let mut sheet = samples::sheet("da", 40);
    let display = lay_out(&sheet, &Look::default());
    let sale = samples::sale(&mut sheet);
    let on_first = sale.lines.iter().filter(|line| count(&display.pages[0], line.item_id.as_ref().unwrap()) == 1);
    let sum: Decimal = on_first.map(|line| line.net).sum();
    let written = sheet.language.write_decimal(sum, 2);
    assert_eq!([0, 1].map(|page| count(&display.pages[page], &written)), [1, 1], "{written} at the foot and the head");
}

#[test]
fn the_sums_never_stand_on_a_page_without_a_line() {
    for lines in 18..34 {
        let display = drawn("da", lines);
        let sums = display.pages.iter().find(|page| count(page, "I alt at betale") == 1).unwrap();
        assert_eq!(count(sums, "Beskrivelse"), 1, "{lines} lines");
    }
}

#[test]
fn a_letter_has_the_same_blocks_in_its_middle() {
    let letter = Look { theme: Theme { paper: Paper::Letter, ..Theme::default() }, logo: None };
    let display = lay_out(&samples::sheet("en", 30), &letter);
    assert_eq!((display.about.width, display.about.height), (612.0, 792.0));
    let texts = display.pages.iter().flat_map(|page| &page.marks).filter_map(|mark| match &mark.shape {
        Shape::Glyphs { x, y, size, run, .. } => Some((*x, *x + run.width * size, *y)),
        _ => None,
    });
    // (612 − 595.28) ÷ 2 = 8.36 more on either side.
    for (left, right, y) in texts {
        assert!(left >= 53.36 - 0.6 && right <= 612.0 - 53.36 + 0.6 && y < 792.0, "{left} to {right} at {y}");
    }
}

#[test]
fn a_merchant_chooses_columns_blocks_and_words() {
    let words = ThemeWords {
        language: domain::language::Language::Danish,
        labels: Vec::new(),
        note: Some(domain::text::Note::parse("Vi sender gerne en prøve.").unwrap()),
        footer: Some(domain::text::Text::parse("Bank: Nordlys Sparekasse").unwrap()),
    };
    let theme = Theme {
        columns: vec![
            ColumnKind::Position,
            ColumnKind::Description,
            ColumnKind::Quantity,
            ColumnKind::VatRate,
            ColumnKind::Net,
        ],
        blocks: vec![Block::Words, Block::Totals],
        words: WordsByLanguage(vec![words]),
        ..Theme::default()
    };
    let display = lay_out(&samples::sheet("da", 40), &Look { theme, logo: None });
    let all = |words: &str| display.pages.iter().map(|page| count(page, words)).sum::<usize>();
    assert_eq!((count(&display.pages[0], "Pos."), all("Varenr."), all("Stykpris")), (1, 0, 0));
    assert_eq!(all("Betalingsoplysninger"), 0, "not named, and no law asks for it");
    assert_eq!(all("Vi sender gerne en prøve."), 1);
    assert_eq!(all("Bank: Nordlys Sparekasse"), display.pages.len(), "on every page");
    let y = |words: &str| {
        let mut found =
            display.pages.iter().enumerate().flat_map(|(page, one)| one.marks.iter().map(move |mark| (page, mark)));
        found.find_map(|(page, mark)| match &mark.shape {
            Shape::Glyphs { y, run, .. } if &*run.text == words => Some((page, *y)),
            _ => None,
        })
    };
    assert!(y("Vi sender gerne en prøve.") < y("I alt at betale"), "in the order that was chosen");
}

#[test]
fn a_credit_note_says_why_whatever_blocks_are_chosen() {
    let theme = Theme { blocks: vec![Block::Words], ..Theme::default() };
    let display = lay_out(&samples::sheet("credit-da", 2), &Look { theme, logo: None });
    for words in ["Årsag", "I alt krediteret", "Betales tilbage"] {
        assert_eq!(count(&display.pages[0], words), 1, "{words}");
    }
}

#[test]
fn a_logo_keeps_its_shape_and_takes_the_place_of_the_name() {
    let look = samples::looks::look("branded");
    for (language, on_right) in [("da", false), ("ar", true)] {
        let display = lay_out(&samples::sheet(language, 1), &look);
        let frame = display.pages[0].marks.iter().find_map(|mark| match &mark.shape {
            Shape::Image { frame, .. } => Some(*frame),
            _ => None,
        });
        let frame = frame.unwrap();
        // 461 by 113 pixels; the box is 190 by 54 points: 190 ÷ 461 = 0.412.
        assert!((frame.width - 190.0).abs() < 0.1 && (frame.height - 190.0 * 113.0 / 461.0).abs() < 0.1);
        assert_eq!(frame.x > LAYOUT_WIDTH / 2.0, on_right, "{language}");
    }
    let broken = Look { logo: Some(b"GIF89a".to_vec()), ..look };
    assert!(crate::draw(&samples::sheet("da", 1), &broken).is_ok(), "without it, rather than not at all");
}

#[test]
fn a_delivery_and_a_period_are_told() {
    let page = &drawn("delivered-da", 2).pages[0];
    for words in ["Leveres til", "Vestkystens Laboratorium", "6700 Esbjerg", "Periode"] {
        assert_eq!(count(page, words), 1, "{words}");
    }
}

#[test]
fn a_bilingual_page_names_things_twice() {
    let display = lay_out(&samples::sheet("ar", 2), &samples::looks::look("bilingual"));
    assert_eq!(display.about.title, "فاتورة ضريبية / Tax invoice INV-2026-000417");
    for words in ["\u{2066}Tax invoice\u{2069}", "\u{2066}Quantity\u{2069}", "الكمية", "\u{2066}Amount due\u{2069}"]
    {
        assert_eq!(count(&display.pages[0], words), 1, "{words}");
    }
}
