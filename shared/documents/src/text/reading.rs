//! Glyphs arranged so that what is copied from a page, or read out, is the text in its order.
//!
//! Three habits of the programs that read a PDF (poppler among them) are met here. They give the letters of one glyph from
//! left to right and then turn an Arabic word around, so that lam-alef comes out as alef-lam. And they take a glyph off
//! the baseline for a line of its own, so that a vowel mark leaves its word, and one that is shifted onto the letter to its
//! right, as Hebrew points are, for the end of a word. A glyph without ink, on the baseline, stands for the letter or the
//! mark instead. And what several glyphs draw together (an alef, its hamza and its vowel) they say
//! once for each glyph; here the widest says it, and a mark to its left says itself.

use super::shape::Glyph;

/// Arranges the glyphs of a run, which come from left to right.
pub(super) fn readable(text: &str, mut glyphs: Vec<Glyph>, silent: u32, right_to_left: bool) -> Vec<Glyph> {
    for together in glyphs.chunk_by_mut(|one, next| one.text == next.text) {
        say_once(text, together);
    }
    let stand_in = |text| Glyph { id: silent, advance: 0.0, dx: 0.0, dy: 0.0, text };
    let mut arranged = Vec::with_capacity(glyphs.len());
    for mut glyph in glyphs {
        let is_moved = glyph.dy != 0.0 || (right_to_left && glyph.dx != 0.0);
        if is_moved && glyph.advance == 0.0 {
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

fn say_once(text: &str, together: &mut [Glyph]) {
    let width = together.iter().map(|glyph| glyph.advance).fold(f32::NEG_INFINITY, f32::max);
    let widest = together.iter().position(|glyph| glyph.advance >= width).unwrap_or_default();
    let mark = together.first().and_then(|first| second_of_two(text, first)).filter(|_| widest > 0);
    for (index, glyph) in together.iter_mut().enumerate() {
        match mark {
            Some(mark) if index == widest => glyph.text.end = mark,
            Some(mark) if index == 0 => glyph.text.start = mark,
            None if index == widest => {}
            _ => glyph.text.end = glyph.text.start,
        }
    }
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
    fn a_point_that_is_shifted_onto_its_letter_is_read_beside_it() {
        let drawn = || vec![Glyph { dx: 0.2, ..glyph(8, 0.0, 0.0, 2..4) }, glyph(9, 0.5, 0.0, 0..2)];
        let shifted = Glyph { dx: 0.2, ..glyph(8, 0.0, 0.0, 2..2) };
        let letter = glyph(9, 0.5, 0.0, 0..2);
        assert_eq!(readable("חֲ", drawn(), 1, true), [shifted, glyph(1, 0.0, 0.0, 2..4), letter]);
        assert_eq!(readable("חֲ", drawn(), 1, false), drawn(), "no reader turns these around");
    }

    #[test]
    fn what_several_glyphs_draw_together_is_said_once() {
        // Vowel, hamza and alef, from left to right, for the two characters of "أُ".
        let drawn = vec![glyph(3, 0.0, 0.2, 0..4), glyph(2, 0.0, 0.1, 0..4), glyph(1, 0.3, 0.0, 0..4)];
        let arranged = readable("أُ", drawn, 9, true);
        let said: Vec<&str> =
            arranged.iter().map(|glyph| &"أُ"[glyph.text.clone()]).filter(|text| !text.is_empty()).collect();
        assert_eq!(said, ["\u{64f}", "أ"], "from left to right, as readers turn it around");
    }

    #[test]
    fn a_raised_mark_is_read_on_the_baseline() {
        let arranged = readable("بّ", vec![glyph(8, 0.0, 0.1, 2..4), glyph(9, 0.5, 0.0, 0..2)], 1, true);
        assert_eq!(arranged, [glyph(8, 0.0, 0.1, 2..2), glyph(1, 0.0, 0.0, 2..4), glyph(9, 0.5, 0.0, 0..2)]);
    }
}
