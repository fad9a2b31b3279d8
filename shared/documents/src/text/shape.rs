//! Shaping: characters of one item become positioned glyphs.

use std::ops::Range;

use harfrust::{Buffer, BufferFlags, ClusterLevel, Direction, ShapeOptions, ShaperFont, shape};

use super::face::{Face, TABULAR, Typeface, typeface};
use super::item::{Item, is_directional, is_invisible};
use super::reading::readable;
use super::words::{self, Manner};

/// A glyph and where it stands, in em.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    /// Number in the font.
    pub(crate) id: u32,
    /// How far the next glyph is.
    pub(crate) advance: f32,
    /// Shift to the right.
    pub(crate) dx: f32,
    /// Shift upwards.
    pub(crate) dy: f32,
    /// The characters it draws, as bytes of the paragraph's text; empty when another glyph stands for them.
    pub(crate) text: Range<usize>,
}

impl Glyph {
    /// The same, where its text starts so many bytes later.
    pub(super) fn moved(&self, bytes: usize) -> Self {
        let text = self.text.start.saturating_add(bytes)..self.text.end.saturating_add(bytes);
        Self { text, ..*self }
    }
}

/// Shapes the part of `item` inside `line`; glyphs come from left to right. Each word is shaped with the space behind it
/// and alone: no face draws a letter differently for the word before.
pub(super) fn shape_item(text: &str, item: &Item, line: &Range<usize>, tabular: bool) -> Vec<Glyph> {
    let range = item.range.start.max(line.start)..item.range.end.min(line.end);
    let (Some(part), Some(typeface)) = (text.get(range.clone()), typeface(item.face)) else { return Vec::new() };
    let manner = Manner { face: item.face, right_to_left: item.level.is_rtl(), tabular };
    let before = text.get(line.start..range.start).unwrap_or_default();
    let after = text.get(range.end..line.end).unwrap_or_default();
    let mut glyphs = Vec::with_capacity(part.len());
    let mut add = |(start, word): (usize, &str)| {
        let beside = Beside {
            before: if start == 0 { before } else { "" },
            after: if start.saturating_add(word.len()) == part.len() { after } else { "" },
        };
        let start = range.start.saturating_add(start);
        if beside.joins() {
            glyphs.extend(shape_word(word, beside, typeface, manner).iter().map(|glyph| glyph.moved(start)));
        } else {
            words::add(&mut glyphs, word, start, manner, || shape_word(word, Beside::NOTHING, typeface, manner));
        }
    };
    if manner.right_to_left {
        starting_at(part).collect::<Vec<_>>().into_iter().rev().for_each(&mut add);
    } else {
        starting_at(part).for_each(&mut add);
    }
    glyphs
}

/// Words with the spaces behind them, and where they start.
fn starting_at(part: &str) -> impl Iterator<Item = (usize, &str)> {
    part.split_inclusive([' ', '\u{A0}']).scan(0_usize, |next, word| {
        let start = *next;
        *next = next.saturating_add(word.len());
        Some((start, word))
    })
}

/// What stands beside a word in its line without a space between.
#[derive(Clone, Copy)]
struct Beside<'a> {
    before: &'a str,
    after: &'a str,
}

impl Beside<'_> {
    const NOTHING: Self = Self { before: "", after: "" };

    /// Whether it may give letters another form: Arabic ones join across a change of face or direction.
    fn joins(self) -> bool {
        let joins = |character| {
            Face::of_script(character, false) == Some(Face::Arabic) || matches!(character, '\u{200C}' | '\u{200D}')
        };
        let nearest = [
            self.before.chars().rev().find(|character| !is_directional(*character)),
            self.after.chars().find(|character| !is_directional(*character)),
        ];
        nearest.into_iter().flatten().any(joins)
    }
}

/// Shapes a word; what its glyphs draw is counted from its start.
fn shape_word(word: &str, beside: Beside<'_>, typeface: &Typeface, manner: Manner) -> Vec<Glyph> {
    let Manner { right_to_left, tabular, .. } = manner;
    let mut buffer = Buffer::new();
    fill(&mut buffer, word, typeface);
    buffer.set_pre_context(beside.before);
    buffer.set_post_context(beside.after);
    buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.set_script(Some(typeface.script));
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    // A mark keeps a cluster of its own: readers of the file would turn a letter and its mark around otherwise.
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    let features = if tabular { TABULAR.as_slice() } else { &[] };
    let options = ShapeOptions::new().plan(Some(typeface.plan(right_to_left, tabular))).features(features);
    // The only errors are a plan for another direction or script, which the lines above exclude.
    match shape(&ShaperFont::new(&typeface.font), &mut buffer, options) {
        Ok(()) => readable(word, glyphs(word, &buffer, typeface), typeface.silent, right_to_left),
        Err(_) => Vec::new(),
    }
}

/// A character that no face draws is replaced here, and keeps its place in the text.
fn fill(buffer: &mut Buffer, word: &str, typeface: &Typeface) {
    for (start, character) in word.char_indices().filter(|(_, character)| !is_directional(*character)) {
        let drawn = if is_invisible(character) || typeface.covers(character) { character } else { '\u{FFFD}' };
        buffer.push(u32::from(drawn), u32::try_from(start).unwrap_or(u32::MAX));
    }
}

fn glyphs(word: &str, buffer: &Buffer, typeface: &Typeface) -> Vec<Glyph> {
    let mut starts: Vec<usize> = buffer.glyph_infos().iter().map(|info| cluster(info.cluster)).collect();
    starts.sort_unstable();
    starts.dedup();
    let end_of = |start: usize| {
        let next = starts.partition_point(|&other| other <= start);
        starts.get(next).copied().unwrap_or(word.len())
    };
    let em = |units: i32| in_em(units, typeface.units_per_em);
    let pairs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    pairs
        .map(|(info, position)| Glyph {
            // A .notdef would fail the whole PDF/A.
            id: if info.glyph_id == 0 { typeface.replacement } else { info.glyph_id },
            advance: em(position.x_advance),
            dx: em(position.x_offset),
            dy: em(position.y_offset),
            text: inked(word, cluster(info.cluster)..end_of(cluster(info.cluster))),
        })
        .collect()
}

/// Without directional characters at the end: they order the page and are no part of what it says.
fn inked(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let kept = part.trim_end_matches(is_directional).len();
    if kept == 0 { range } else { range.start..range.start.saturating_add(kept) }
}

fn cluster(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[allow(clippy::as_conversions, clippy::cast_precision_loss, reason = "font units are far below 2^24")]
fn in_em(units: i32, units_per_em: f32) -> f32 {
    units as f32 / units_per_em
}
