//! Glyphs as operators of a page: shown where they stand, and said in their order.

use pdf_writer::{Content, Name, Str, TextStr};

use super::fonts::Fonts;
use super::thousandths;
use crate::text::{Glyph, Run};

/// How long a string may be (ISO 19005-3, 6.1.13), less what would part a glyph's two bytes.
const STRING_BYTES_MAX: usize = 32_766;

/// A glyph that is shown, in thousandths of an em from the start of its run.
struct Placed<'a> {
    /// Where its origin is.
    x: f32,
    /// How far above the baseline it is.
    rise: f32,
    /// Its number in the font.
    number: u16,
    width: f32,
    text: &'a str,
    is_ambiguous: bool,
}

/// A glyph that says nothing, and its place in em.
pub(super) struct Silent<'a> {
    pub(super) x: f32,
    pub(super) glyph: &'a Glyph,
}

/// Shows the glyphs of a run that say something, `x` and `y` being the start of its baseline from the lower left corner,
/// and gives back those that say nothing. The font is set, and a text is open.
pub(super) fn show<'a>(
    content: &mut Content,
    fonts: &mut Fonts,
    run: &'a Run,
    (x, y): (f32, f32),
    size: f32,
) -> Vec<Silent<'a>> {
    let (placed, silent) = placed(fonts, run);
    let is_reversed = is_reversed(run);
    for piece in pieces(&placed, is_reversed) {
        let Some(first) = piece.first() else { continue };
        content.set_text_matrix([1.0, 0.0, 0.0, 1.0, super::hundredths(x + first.x / 1_000.0 * size), y]);
        let mut pen = first.x;
        for part in piece.chunk_by(Placed::goes_with) {
            show_part(content, part, &mut pen, size, is_reversed);
        }
    }
    silent
}

/// A size as it is written: fine enough that what was made small to fit a line is as wide as it was counted.
pub(super) fn size(points: f32) -> f32 {
    (points * 10_000.0).round() / 10_000.0
}

fn placed<'a>(fonts: &mut Fonts, run: &'a Run) -> (Vec<Placed<'a>>, Vec<Silent<'a>>) {
    let (mut placed, mut silent) = (Vec::with_capacity(run.glyphs.len()), Vec::new());
    let mut pen = 0.0;
    for glyph in run.glyphs.iter() {
        let text = run.text.get(glyph.text.clone()).unwrap_or_default();
        if text.is_empty() {
            silent.push(Silent { x: pen, glyph });
        } else if let Some(shown) = fonts.show(run.face, glyph.id, text) {
            let (number, width, is_ambiguous) = (shown.number, shown.width, shown.is_ambiguous);
            let (x, rise) = (thousandths(pen + glyph.dx), thousandths(glyph.dy));
            placed.push(Placed { x, rise, number, width, text, is_ambiguous });
        }
        pen += glyph.advance;
    }
    (placed, silent)
}

/// Whether the glyphs stand from left to right in the reverse of the order in which they are read.
fn is_reversed(run: &Run) -> bool {
    let said = || run.glyphs.iter().filter(|glyph| !glyph.text.is_empty());
    said().count() > 1 && said().zip(said().skip(1)).all(|(one, next)| one.text.start >= next.text.end)
}

/// What is reversed has no space inside, and what follows it in reading stands after it (ISO 32000-1, 14.8.2.3.3): each
/// word is shown by itself, the one on the right first.
fn pieces<'a, 'b>(placed: &'b [Placed<'a>], is_reversed: bool) -> Vec<&'b [Placed<'a>]> {
    let mut pieces: Vec<_> = placed.chunk_by(|one, _| !is_reversed || one.text != " ").collect();
    if is_reversed {
        pieces.reverse();
    }
    pieces
}

impl Placed<'_> {
    /// Whether one operator can show both.
    fn goes_with(&self, next: &Self) -> bool {
        !self.is_ambiguous && !next.is_ambiguous && (self.rise - next.rise).abs() < 0.5
    }
}

fn show_part(content: &mut Content, part: &[Placed<'_>], pen: &mut f32, size: f32, is_reversed: bool) {
    let Some(first) = part.first() else { return };
    if first.is_ambiguous {
        content.begin_marked_content_with_properties(Name(b"Span")).properties().actual_text(TextStr(first.text));
    }
    if is_reversed {
        content.begin_marked_content(Name(b"ReversedChars"));
    }
    if first.rise != 0.0 {
        content.set_rise(first.rise / 1_000.0 * size);
    }
    show_glyphs(content, part, pen);
    if first.rise != 0.0 {
        content.set_rise(0.0);
    }
    for _ in 0..u8::from(is_reversed) + u8::from(first.is_ambiguous) {
        content.end_marked_content();
    }
}

/// Glyphs beside each other, with what they are nearer or farther than their widths say.
fn show_glyphs(content: &mut Content, part: &[Placed<'_>], pen: &mut f32) {
    let mut positioned = content.show_positioned();
    let mut items = positioned.items();
    let mut string = Vec::with_capacity(part.len() * 2);
    for glyph in part {
        let is_moved = (glyph.x - *pen).abs() >= 0.5;
        if !string.is_empty() && (is_moved || string.len() >= STRING_BYTES_MAX) {
            items.show(Str(&string));
            string.clear();
        }
        if is_moved {
            items.adjust(*pen - glyph.x);
        }
        string.extend(glyph.number.to_be_bytes());
        *pen = glyph.x + glyph.width;
    }
    items.show(Str(&string));
}
