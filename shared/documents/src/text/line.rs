//! One line: the items of a stretch of text, shaped and put in the order they appear from left to right.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::{BidiInfo, Level};

use super::face::Face;
use super::item::Item;
use super::shape::{Glyph, shape_item};

/// Glyphs of one face, from left to right.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) face: Face,
    pub(crate) glyphs: Arc<[Glyph]>,
    /// The paragraph's text, which the glyphs' ranges point into.
    pub(crate) text: Arc<str>,
    /// In em.
    pub(crate) width: f32,
}

impl Run {
    /// Where what it draws begins in the paragraph's text.
    pub(crate) fn start(&self) -> usize {
        self.glyphs.iter().map(|glyph| glyph.text.start).min().unwrap_or_default()
    }
}

/// A line of a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) runs: Vec<Run>,
    /// In em.
    pub(crate) width: f32,
}

/// Shapes the items of one line and orders them (UAX #9, rule L2).
pub(super) fn shape_line(text: &Arc<str>, items: &[Item], line: &Range<usize>, tabular: bool) -> Line {
    let inside: Vec<&Item> =
        items.iter().filter(|item| item.range.start < line.end && item.range.end > line.start).collect();
    let levels: Vec<Level> = inside.iter().map(|item| item.level).collect();
    let mut made = Line::default();
    for index in BidiInfo::reorder_visual(&levels) {
        let Some(item) = inside.get(index) else { continue };
        let glyphs = shape_item(text, item, line, tabular);
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        made.width += width;
        if !glyphs.is_empty() {
            made.runs.push(Run { face: item.face, glyphs: glyphs.into(), text: Arc::clone(text), width });
        }
    }
    made
}
