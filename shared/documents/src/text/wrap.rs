//! Line breaking: at the opportunities of UAX #14, and between clusters when a word alone is too wide.

use std::ops::Range;

use harfrust::unicode::combining_class;
use unicode_linebreak::linebreaks;

use super::line::Line;

/// How wide the text is up to each cluster, in reading order.
pub(super) struct Ruler {
    /// Start of a cluster in bytes, and the width before it in em.
    marks: Vec<(usize, f32)>,
    total: f32,
}

impl Ruler {
    /// Measures a text that was shaped as one line.
    pub(super) fn new(text: &str, line: &Line) -> Self {
        let glyphs = line.runs.iter().flat_map(|run| run.glyphs.iter()).filter(|glyph| !glyph.text.is_empty());
        let mut clusters: Vec<(usize, f32)> = glyphs.map(|glyph| (glyph.text.start, glyph.advance)).collect();
        clusters.sort_by_key(|cluster| cluster.0);
        let mut ruler = Self { marks: Vec::with_capacity(clusters.len()), total: 0.0 };
        let mut joins_next = false;
        for (start, advance) in clusters {
            let is_mark = is_mark(text, start);
            if !is_mark && !joins_next && ruler.marks.last().is_none_or(|mark| mark.0 < start) {
                ruler.marks.push((start, ruler.total));
            }
            // The first letter of a ligature has no width of its own: see `reading`.
            joins_next = advance == 0.0 && !is_mark;
            ruler.total += advance;
        }
        ruler
    }

    fn before(&self, byte: usize) -> f32 {
        let index = self.marks.partition_point(|mark| mark.0 < byte);
        self.marks.get(index).map_or(self.total, |mark| mark.1)
    }

    /// Where a piece that starts at `start` must end to be no wider than `width`: after one cluster at least.
    pub(super) fn reach(&self, start: usize, width: f32) -> usize {
        let limit = self.before(start) + width;
        let first = self.marks.partition_point(|mark| mark.0 <= start);
        let fitting = self.marks.iter().skip(first).take_while(|mark| mark.1 <= limit).last();
        let least = self.marks.get(first);
        fitting.or(least).map_or(usize::MAX, |mark| mark.0)
    }
}

/// The ranges of the lines of a text no wider than `width` em. Spaces at a break belong to no line.
pub(super) fn wrap(text: &str, ruler: &Ruler, width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut good) = (0, 0);
    for (end, _) in linebreaks(text) {
        while ruler.before(visible_end(text, start, end)) - ruler.before(start) > width {
            let stop = if good > start { good } else { ruler.reach(start, width).min(end) };
            if stop >= end {
                break;
            }
            lines.push(start..visible_end(text, start, stop));
            start = stop;
        }
        good = end;
    }
    if start < text.len() || lines.is_empty() {
        lines.push(start..visible_end(text, start, text.len()));
    }
    lines
}

/// Whether a combining mark starts there: it stays on the line of its letter.
fn is_mark(text: &str, start: usize) -> bool {
    let character = text.get(start..).and_then(|rest| rest.chars().next());
    character.is_some_and(|character| combining_class(u32::from(character)) != 0)
}

fn visible_end(text: &str, start: usize, end: usize) -> usize {
    let piece = text.get(start..end).unwrap_or_default();
    start.saturating_add(piece.trim_end_matches(' ').len())
}
