//! The note, or why a credit note was issued: free text at the end, over as many pages as it needs.

use super::fields::draw_heading;
use super::flow::Flow;
use super::typesetter::{Look, Typesetter};
use super::{CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::sheet::Sheet;

/// More lines than the longest note of one-letter lines.
const LINES_MAX: usize = 400;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter) {
    let Some(note) = &sheet.note else { return };
    let words = setter.labels.headings(&sheet.kind).note;
    let heading = setter.label(words, Look::Strong);
    let text = setter.written(note, Look::Body, CONTENT_WIDTH, LINES_MAX);
    flow.make_room(heading.height() + 3.0 + text.line_height() * 2.0);
    draw_heading(flow, words, &heading);
    flow.running(MARGIN, CONTENT_WIDTH, Align::Start, &text);
}
