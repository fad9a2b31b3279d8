//! What a line of text comes to, from characters to glyphs.

use super::face::{Face, typeface};
use super::{Base, Glyph, Line, Paragraph, Prose, Style};
use crate::display::Color;

const STYLE: Style =
    Style { size: 10.0, bold: false, serif: false, color: Color(0, 0, 0), tabular: false, leading: 1.4 };

fn line(text: &str, base: Base) -> Line {
    Paragraph::line(&Prose::new(text), STYLE, base).lines.into_iter().next().unwrap()
}

/// The characters as they stand from left to right, a glyph at a time.
fn seen(line: &Line) -> String {
    line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| &run.text[glyph.text.clone()])).collect()
}

fn glyphs(line: &Line) -> Vec<&Glyph> {
    line.runs.iter().flat_map(|run| run.glyphs.iter()).collect()
}

#[test]
fn a_mixed_line_stands_in_visual_order() {
    assert_eq!(seen(&line("ab قلم 12", Base::Left)), "ab 12 ملق");
    assert_eq!(seen(&line("ab قلم 12", Base::Right)), "12 ملق ab");
    assert_eq!(seen(&line("قلم ab", Base::Auto { right_to_left: false })), "ab ملق");
}

#[test]
fn a_code_in_an_arabic_sentence_stays_whole() {
    let code = Prose::new("+45 86/12-B").island();
    let prose = Prose::join(" ", &[Prose::new("هاتف"), code]);
    let line = Paragraph::line(&prose, STYLE, Base::Right).lines.into_iter().next().unwrap();
    assert_eq!(seen(&line), "+45 86/12-B فتاه");
}

#[test]
fn brackets_are_mirrored_from_right_to_left() {
    let line = line("(قلم)", Base::Right);
    let sans = typeface(Face::Sans).unwrap();
    let open = sans.font.charmap().map_unicode('(').unwrap().to_u32();
    assert_eq!(glyphs(&line).first().unwrap().id, open, "what closes the bracket in reading opens it on paper");
}

#[test]
fn what_no_face_draws_is_replaced_and_keeps_its_text() {
    let line = line("a😀\u{13000}b", Base::Left);
    let replacement = typeface(Face::Sans).unwrap().replacement;
    let ids: Vec<u32> = glyphs(&line).iter().map(|glyph| glyph.id).collect();
    assert_eq!(ids.iter().filter(|id| **id == replacement).count(), 2);
    assert!(ids.iter().all(|id| *id != 0), "a .notdef fails the whole PDF/A");
    assert_eq!(seen(&line), "a😀\u{13000}b");
}

#[test]
fn letters_of_one_arabic_word_join() {
    let (alone, joined) = (line("ب ب", Base::Right), line("بب", Base::Right));
    assert_ne!(glyphs(&alone).first().unwrap().id, glyphs(&joined).first().unwrap().id);
}

#[test]
fn digits_of_amounts_are_equally_wide() {
    let width =
        |text: &str, tabular| Paragraph::line(&Prose::new(text), Style { tabular, ..STYLE }, Base::Left).width();
    assert!((width("111", true) - width("888", true)).abs() < 0.001);
    assert!(width("111", false) < width("888", false));
}

#[test]
fn long_text_wraps_at_spaces_and_then_anywhere() {
    let wrapped = |text: &str, lines_max| Paragraph::wrapped(&Prose::new(text), STYLE, Base::Left, 60.0, lines_max);
    let words: Vec<String> = wrapped("Installation og idriftsættelse", 9).lines.iter().map(seen).collect();
    assert_eq!(words, ["Installation", "og", "idriftsættels", "e"].map(str::to_owned));
    let cut = wrapped(&"ord ".repeat(100), 2);
    assert_eq!(cut.lines.len(), 2);
    assert!(seen(&cut.lines[1]).ends_with('…'));
    assert!(cut.width() <= 60.0);
}

#[test]
fn a_line_starts_with_a_letter_and_not_with_its_mark() {
    for (letters, base) in [("x\u{301}\u{303}".repeat(40), Base::Left), ("لّا".repeat(40), Base::Right)] {
        let wrapped = Paragraph::wrapped(&Prose::new(&letters), STYLE, base, 50.0, 99);
        assert!(wrapped.lines.len() > 2);
        for line in &wrapped.lines {
            let first = line.runs.iter().flat_map(|run| run.glyphs.iter()).map(|glyph| glyph.text.start).min().unwrap();
            let start = letters[first..].chars().next().unwrap();
            assert!(matches!(start, 'x' | 'ل'), "{start:?} starts a line");
        }
    }
}

#[test]
fn every_label_and_month_of_every_language_can_be_drawn() {
    for language in domain::language::Language::ALL {
        let labels = crate::labels::Labels::of(language);
        let months = (1..=12).map(|month| labels.day(jiff::civil::date(2026, month, 28)));
        let words = format!("{labels:?} {} {}", (labels.page)(1, 2), months.collect::<String>());
        let missing: String = words
            .chars()
            .filter(|letter| !Face::ALL.iter().any(|face| typeface(*face).unwrap().covers(*letter)))
            .collect();
        assert_eq!(missing, "", "{language}");
    }
}
