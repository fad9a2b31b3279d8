//! A block of fields beside each other, each a name with its value below, under a heading.

use super::flow::{Flow, height_of};
use super::typesetter::{TextKind, Typesetter, in_one_line};
use super::{CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::display::Role;
use crate::text::Paragraph;

const GAP: f32 = 12.0;
const LINES_MAX: usize = 3;
const BELOW_HEADING: f32 = 3.0;

/// A field, and how wide it is.
pub(super) struct Field {
    width: f32,
    cell: [Paragraph; 2],
}

impl Field {
    /// A name and a code, a number or an amount.
    pub(super) fn new(name: &str, value: &str, width: f32, setter: &Typesetter) -> Self {
        let name = setter.label(name, TextKind::Label).fitted(width);
        Self { width, cell: [name, setter.code(value, TextKind::Body, width, LINES_MAX)] }
    }
}

/// Draws a heading and the fields, with room for so much more below them on the same page.
pub(super) fn draw(flow: &mut Flow, words: &str, fields: &[Field], below: f32, setter: &Typesetter) {
    let heading = setter.one_line(words, TextKind::Strong);
    let height = fields.iter().map(|field| height_of(&field.cell)).fold(0.0, f32::max);
    flow.make_room(heading.height() + BELOW_HEADING + height + below);
    draw_heading(flow, words, &heading);
    let mut start = MARGIN;
    for field in fields {
        flow.stack(start, flow.y, field.width, Align::Start, &field.cell);
        start += field.width + GAP;
    }
    flow.y += height;
}

/// The heading of a block.
pub(super) fn draw_heading(flow: &mut Flow, words: &str, heading: &Paragraph) {
    let y = flow.y;
    flow.canvas.part(Role::Heading(in_one_line(words)), |canvas| {
        canvas.paragraph(MARGIN, y, CONTENT_WIDTH, Align::Start, heading);
    });
    flow.y += heading.height() + BELOW_HEADING;
}
