//! The pages of a document: where each block stands.

mod codes;
mod deducted;
mod effect;
mod fields;
mod flow;
mod footer;
mod heading;
mod letter;
mod lines;
mod note;
mod parties;
mod payment;
mod pricing;
mod table;
mod totals;
mod typesetter;
mod vat;
mod vat_notes;

use crate::canvas::Canvas;
use crate::display::{About, Display, Role};
use crate::labels::Labels;
use crate::sheet::{Kind, Sheet};
use flow::Flow;
use typesetter::Typesetter;

/// A4, in points.
const PAGE_WIDTH: f32 = 595.28;
const PAGE_HEIGHT: f32 = 841.89;
const MARGIN: f32 = 45.0;
const CONTENT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// Below this line only the footer stands.
const CONTENT_BOTTOM: f32 = PAGE_HEIGHT - 62.0;
/// Between two blocks.
const BLOCK_GAP: f32 = 16.0;
/// What a PDF's information may hold of a name (a PDF/A string has its limit).
const ABOUT_CHARACTERS_MAX: usize = 200;

/// Lays out a sheet.
pub(crate) fn lay_out(sheet: &Sheet) -> Display {
    let setter = Typesetter::new(sheet.language);
    let mut flow = Flow::new(Canvas::new(about(sheet, setter.labels)));
    flow.canvas.open_part(Role::Section);
    heading::draw(&mut flow, sheet, &setter);
    parties::draw(&mut flow, sheet, &setter);
    if !matches!(sheet.kind, Kind::Letter(_)) {
        lines::draw(&mut flow, sheet, &setter);
        totals::draw(&mut flow, sheet, &setter);
        vat_notes::draw(&mut flow, sheet, &setter);
    }
    let saudi = sheet.saudi_code.as_deref();
    match &sheet.kind {
        Kind::Invoice(claim) => {
            deducted::draw(&mut flow, claim, &setter);
            payment::draw(&mut flow, &claim.payment, saudi, &setter);
        }
        Kind::CreditNote(credit) => {
            payment::draw_saudi(&mut flow, saudi, &setter, |flow| effect::draw(flow, sheet, credit, &setter));
        }
        Kind::Letter(letter) => letter::draw(&mut flow, sheet, letter, &setter),
    }
    note::draw(&mut flow, sheet, &setter);
    flow.canvas.close_part();
    footer::draw(&mut flow.canvas, sheet, &setter);
    flow.canvas.finish()
}

fn about(sheet: &Sheet, labels: &Labels) -> About {
    let short = |text: &str| -> String {
        text.chars().filter(|character| !character.is_control()).take(ABOUT_CHARACTERS_MAX).collect()
    };
    About {
        title: format!("{} {}", title(sheet, labels), short(&sheet.number)),
        author: short(&sheet.seller.name),
        language: sheet.language.tag(),
        right_to_left: sheet.language.is_right_to_left(),
        date: sheet.issue_date,
        width: PAGE_WIDTH,
        height: PAGE_HEIGHT,
    }
}

/// Only who is registered for VAT may call the document a tax invoice.
fn title(sheet: &Sheet, labels: &Labels) -> &'static str {
    let headings = labels.headings(&sheet.kind);
    if sheet.seller.vat_id.is_some() { headings.tax_title } else { headings.title }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use domain::tax::VatCategory;
    use rust_decimal::Decimal;

    use super::*;
    use crate::display::{Page, Shape};
    use crate::samples;
    use crate::sheet::VatGroup;

    /// How many pieces of text on a page are exactly these words.
    fn count(page: &Page, words: &str) -> usize {
        let says = |shape: &Shape| matches!(shape, Shape::Glyphs { run, .. } if &*run.text == words);
        page.marks.iter().filter(|mark| says(&mark.shape)).count()
    }

    #[test]
    fn each_page_of_lines_has_the_head_of_the_table_and_its_number() {
        let display = lay_out(&samples::sheet("da", 100));
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
        let display = lay_out(&samples::sheet("da", 100));
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
            let display = lay_out(&samples::sheet(language, 25));
            for mark in display.pages.iter().flat_map(|page| &page.marks) {
                if let Shape::Glyphs { x, y, size, run, .. } = &mark.shape {
                    let (left, right) = (*x, x + run.width * size);
                    assert!(
                        left >= MARGIN - 0.6 && right <= PAGE_WIDTH - MARGIN + 0.6,
                        "{language}: {left} to {right}"
                    );
                    assert!(*y > 0.0 && *y < PAGE_HEIGHT, "{language}: {y}");
                }
            }
        }
    }

    #[test]
    fn a_credit_note_says_what_it_corrects_and_why_and_asks_for_nothing() {
        let page = &lay_out(&samples::sheet("credit-da", 2)).pages[0];
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
        let title = |name: &str| about(&samples::sheet(name, 1), Labels::of(Language::Danish)).title;
        assert_eq!(title("deposit-da"), "Acontofaktura INV-2026-000417");
        assert_eq!(title("final-da"), "Faktura INV-2026-000417");
        let page = |name: &str| lay_out(&samples::sheet(name, 1)).pages.remove(0);
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
            lay_out(&sheet).pages.remove(0)
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
            let display = lay_out(&samples::sheet(language, 1));
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
}
