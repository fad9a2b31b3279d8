//! The note, or why a credit note was issued, and what the merchant writes on every document: free text at the end, over
//! as many pages as it needs.

use super::fields::draw_heading;
use super::flow::Flow;
use super::typesetter::{TextKind, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::sheet::Sale;

/// More lines than the longest note of one-letter lines.
const LINES_MAX: usize = 400;

pub(super) fn draw(flow: &mut Flow, sale: &Sale, setter: &Typesetter<'_>) {
    let Some(note) = &sale.note else { return };
    let words = setter.labels.headings_of_sale(&sale.kind).note;
    let heading = setter.one_line(words, TextKind::Strong);
    let text = setter.written(note, TextKind::Body, CONTENT_WIDTH, LINES_MAX);
    flow.make_room(heading.height() + 3.0 + text.line_height() * 2.0);
    draw_heading(flow, words, &heading);
    flow.running(MARGIN, CONTENT_WIDTH, Align::Start, &text);
    flow.y += BLOCK_GAP;
}

/// The merchant's own words.
pub(super) fn draw_standing(flow: &mut Flow, words: &str, setter: &Typesetter<'_>) {
    let text = setter.written(words, TextKind::Detail, CONTENT_WIDTH, LINES_MAX);
    flow.running(MARGIN, CONTENT_WIDTH, Align::Start, &text);
    flow.y += BLOCK_GAP;
}
