//! Words that were shaped before: most of a document's are the words of the one before it.

use std::array;
use std::cell::RefCell;
use std::collections::HashMap;

use super::face::Face;
use super::shape::Glyph;

/// How many words are kept; when there are more, all are forgotten and those still in use come back.
const WORDS_MAX: usize = 4_096;
/// What is longer is hardly said twice.
const WORD_BYTES_MAX: usize = 48;

/// What shaping a word depends on besides its letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) face: Face,
    pub(super) right_to_left: bool,
    pub(super) tabular: bool,
}

/// Glyphs of words; what they draw is counted from the start of the word.
struct Words {
    by_manner: [HashMap<Box<str>, Box<[Glyph]>>; Manner::COUNT],
    count: usize,
}

thread_local! {
    static WORDS: RefCell<Words> = RefCell::new(Words::new());
}

/// Adds the glyphs of a word that starts at byte `start` of its text: those that are kept, or what `shape` makes of it.
pub(super) fn add(
    glyphs: &mut Vec<Glyph>,
    word: &str,
    start: usize,
    manner: Manner,
    shape: impl FnOnce() -> Vec<Glyph>,
) {
    WORDS.with_borrow_mut(|words| {
        if let Some(kept) = words.get(word, manner) {
            glyphs.extend(kept.iter().map(|glyph| glyph.moved(start)));
            return;
        }
        let shaped = shape();
        glyphs.extend(shaped.iter().map(|glyph| glyph.moved(start)));
        words.keep(word, manner, shaped);
    });
}

impl Manner {
    const COUNT: usize = Face::ALL.len() * 4;

    fn index(self) -> usize {
        self.face.index() * 4 + usize::from(self.right_to_left) * 2 + usize::from(self.tabular)
    }
}

impl Words {
    fn new() -> Self {
        Self { by_manner: array::from_fn(|_| HashMap::new()), count: 0 }
    }

    fn get(&self, word: &str, manner: Manner) -> Option<&[Glyph]> {
        self.by_manner.get(manner.index())?.get(word).map(|glyphs| &**glyphs)
    }

    fn keep(&mut self, word: &str, manner: Manner, glyphs: Vec<Glyph>) {
        if word.len() > WORD_BYTES_MAX {
            return;
        }
        if self.count >= WORDS_MAX {
            *self = Self::new();
        }
        if let Some(words) = self.by_manner.get_mut(manner.index()) {
            words.insert(word.into(), glyphs.into());
            self.count = self.count.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner = Manner { face: Face::Sans, right_to_left: false, tabular: false };

    fn glyph(id: u32, text: std::ops::Range<usize>) -> Glyph {
        Glyph { id, advance: 0.5, dx: 0.0, dy: 0.0, text }
    }

    fn added(word: &str, start: usize, manner: Manner, shape: impl FnOnce() -> Vec<Glyph>) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        add(&mut glyphs, word, start, manner, shape);
        glyphs
    }

    #[test]
    fn a_word_is_shaped_once_and_stands_where_it_is_said() {
        assert_eq!(added("ab", 3, MANNER, || vec![glyph(1, 0..1), glyph(2, 1..2)]), [glyph(1, 3..4), glyph(2, 4..5)]);
        assert_eq!(added("ab", 0, MANNER, || panic!("kept")), [glyph(1, 0..1), glyph(2, 1..2)]);
        let tabular = Manner { tabular: true, ..MANNER };
        assert_eq!(added("ab", 0, tabular, || vec![glyph(9, 0..2)]), [glyph(9, 0..2)], "another manner, another shape");
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        for number in 0..3 * WORDS_MAX {
            added(&number.to_string(), 0, MANNER, || vec![glyph(1, 0..1)]);
        }
        let long = "x".repeat(WORD_BYTES_MAX + 1);
        added(&long, 0, MANNER, || vec![glyph(1, 0..1)]);
        WORDS.with_borrow(|words| {
            let kept: usize = words.by_manner.iter().map(HashMap::len).sum();
            assert!((1..=WORDS_MAX).contains(&kept) && kept == words.count, "{kept}");
            assert!(words.get(&long, MANNER).is_none());
        });
    }

    #[test]
    fn every_manner_has_a_place_of_its_own() {
        let all = Face::ALL.into_iter().flat_map(|face| {
            [(false, false), (false, true), (true, false), (true, true)]
                .map(|(right_to_left, tabular)| Manner { face, right_to_left, tabular }.index())
        });
        assert!(all.eq(0..Manner::COUNT));
    }
}
