//! A paragraph: text in one style, as lines that fit a width and a number of lines.

use std::ops::Range;
use std::sync::Arc;

use super::item::{Item, itemize};
use super::line::{Line, shape_line};
use super::wrap::{Ruler, wrap};
use super::{Base, Prose};
use crate::display::Color;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// In points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// Latin, Greek and Cyrillic letters have serifs.
    pub(crate) serif: bool,
    pub(crate) color: Color,
    /// Digits of one width.
    pub(crate) tabular: bool,
    /// Distance of two baselines, in em.
    pub(crate) leading: f32,
}

/// Text in lines, ready to be placed.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub(crate) style: Style,
    pub(crate) lines: Vec<Line>,
}

impl Paragraph {
    /// Breaks text into at most `lines_max` lines of `width` points; an ellipsis stands for what is left out.
    pub(crate) fn wrapped(prose: &Prose, style: Style, base: Base, width: f32, lines_max: usize) -> Self {
        let mut lines = Vec::new();
        let width = width / style.size;
        for piece in prose.as_str().split('\n') {
            if lines.len() >= lines_max {
                break;
            }
            let piece = Piece::new(piece, style, base);
            lines.extend(piece.lines(width, lines_max.saturating_sub(lines.len())));
        }
        Self { style, lines }
    }

    /// One line as wide as it gets.
    pub(crate) fn line(prose: &Prose, style: Style, base: Base) -> Self {
        let text = prose.as_str().replace('\n', " ");
        Self { style, lines: vec![Piece::new(&text, style, base).whole] }
    }

    /// The widest line, in points.
    pub(crate) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max) * self.style.size
    }

    /// Made smaller until it is no wider than `width` points, in the same height: for what may neither break nor be cut.
    pub(crate) fn fitted(mut self, width: f32) -> Self {
        let natural = self.width();
        if natural > width {
            let ratio = width / natural;
            self.style.size *= ratio;
            self.style.leading /= ratio;
        }
        self
    }

    /// In points.
    pub(crate) fn height(&self) -> f32 {
        let count = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        f32::from(count) * self.line_height()
    }

    pub(crate) fn line_height(&self) -> f32 {
        self.style.size * self.style.leading
    }
}

/// Text without line breaks, shaped as one line to measure it.
struct Piece {
    text: Arc<str>,
    items: Vec<Item>,
    whole: Line,
    style: Style,
    base: Base,
}

impl Piece {
    fn new(text: &str, style: Style, base: Base) -> Self {
        let text: Arc<str> = Arc::from(text);
        let items = itemize(&text, base, style);
        let whole = shape_line(&text, &items, &(0..text.len()), style.tabular);
        Self { text, items, whole, style, base }
    }

    fn lines(self, width: f32, max: usize) -> Vec<Line> {
        if self.whole.width <= width {
            return vec![self.whole];
        }
        let ruler = Ruler::new(&self.text, &self.whole);
        let ranges = wrap(&self.text, &ruler, width);
        let shape = |range: &Range<usize>| shape_line(&self.text, &self.items, range, self.style.tabular);
        if ranges.len() <= max {
            return ranges.iter().map(shape).collect();
        }
        let kept = max.saturating_sub(1);
        let mut lines: Vec<Line> = ranges.iter().take(kept).map(shape).collect();
        lines.extend(ranges.get(kept).map(|range| self.cut(range, &ruler, width)));
        lines
    }

    /// The last line that there is room for, ending in an ellipsis.
    fn cut(&self, range: &Range<usize>, ruler: &Ruler, width: f32) -> Line {
        let end = ruler.reach(range.start, width - 1.0).min(range.end);
        let text = format!("{}…", self.text.get(range.start..end).unwrap_or_default());
        Self::new(&text, self.style, self.base).whole
    }
}
