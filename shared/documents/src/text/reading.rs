//! Glyphs arranged so that what is copied from a page, or read out, is the text in its order.
//!
//! Two habits of the programs that read a PDF (poppler among them) are met here. They give the letters of one glyph from
//! left to right and then turn an Arabic word around, so that lam-alef comes out as alef-lam. And they take a glyph off
//! the baseline for a line of its own, so that a vowel mark leaves its word. A glyph without ink, on the baseline, stands
//! for the letter or the mark instead.

use super::shape::Glyph;

/// Arranges the glyphs of a run, which come from left to right.
pub(super) fn readable(text: &str, glyphs: Vec<Glyph>, silent: u32, right_to_left: bool) -> Vec<Glyph> {
    let stand_in = |text| Glyph { id: silent, advance: 0.0, dx: 0.0, dy: 0.0, text };
    let mut arranged = Vec::with_capacity(glyphs.len());
    for mut glyph in glyphs {
        if glyph.dy != 0.0 && glyph.advance == 0.0 {
            let start = glyph.text.start;
            let said = std::mem::replace(&mut glyph.text, start..start);
            arranged.push(glyph);
            arranged.push(stand_in(said));
        } else if let Some(second) = second_of_two(text, &glyph).filter(|_| right_to_left) {
            let first = glyph.text.start..second;
            glyph.text.start = second;
            arranged.push(glyph);
            arranged.push(stand_in(first));
        } else {
            arranged.push(glyph);
        }
    }
    arranged
}

/// Where the second character starts, when a glyph draws exactly two.
fn second_of_two(text: &str, glyph: &Glyph) -> Option<usize> {
    let mut starts = text.get(glyph.text.clone())?.char_indices().map(|(start, _)| start);
    let (_, second, third) = (starts.next(), starts.next()?, starts.next());
    third.is_none().then(|| glyph.text.start.saturating_add(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(id: u32, advance: f32, dy: f32, text: std::ops::Range<usize>) -> Glyph {
        Glyph { id, advance, dx: 0.0, dy, text }
    }

    #[test]
    fn lam_alef_is_read_as_lam_then_alef() {
        let arranged = readable("لا", vec![glyph(7, 0.5, 0.0, 0..4)], 1, true);
        assert_eq!(arranged, [glyph(7, 0.5, 0.0, 2..4), glyph(1, 0.0, 0.0, 0..2)]);
    }

    #[test]
    fn a_raised_mark_is_read_on_the_baseline() {
        let arranged = readable("بّ", vec![glyph(8, 0.0, 0.1, 2..4), glyph(9, 0.5, 0.0, 0..2)], 1, true);
        assert_eq!(arranged, [glyph(8, 0.0, 0.1, 2..2), glyph(1, 0.0, 0.0, 2..4), glyph(9, 0.5, 0.0, 0..2)]);
    }
}
