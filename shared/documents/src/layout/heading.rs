//! The top of the first page: who writes, what it is, and its number.

use super::flow::Flow;
use super::typesetter::{Look, Typesetter, in_one_line};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, title};
use crate::canvas::{Align, Canvas};
use crate::display::Role;
use crate::sheet::Sheet;
use crate::text::{Paragraph, Prose};

/// The coloured band along the top edge.
const BAND_HEIGHT: f32 = 6.0;
const TITLE_WIDTH: f32 = 230.0;
const TITLE_START: f32 = MARGIN + CONTENT_WIDTH - TITLE_WIDTH;
const NAME_WIDTH: f32 = CONTENT_WIDTH - TITLE_WIDTH - 15.0;
/// Between the name of the number and the number.
const NUMBER_GAP: f32 = 5.0;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter<'_>) {
    let words = title(sheet, setter.labels);
    let top = flow.y;
    flow.canvas.band(BAND_HEIGHT, setter.accent);
    let heading = setter.stacked(&Prose::new(words), Look::Title, f32::INFINITY, 1);
    let heading: Vec<Paragraph> = heading.into_iter().map(|line| line.fitted(TITLE_WIDTH)).collect();
    let mut y = top;
    flow.canvas.open_part(Role::Title(in_one_line(words)));
    for line in &heading {
        flow.canvas.paragraph(TITLE_START, y, TITLE_WIDTH, Align::End, line);
        y += line.height();
    }
    y += draw_number(&mut flow.canvas, y, sheet, setter);
    flow.canvas.close_part();
    let name = setter.written(&sheet.seller.name, Look::Name, NAME_WIDTH, 2);
    let name_height = flow.stack(MARGIN, top + 5.0, NAME_WIDTH, Align::Start, &[name]);
    flow.y = y.max(top + name_height) + BLOCK_GAP;
}

/// The number with its name before it, where there is room for both; above it where the number is long.
fn draw_number(canvas: &mut Canvas, top: f32, sheet: &Sheet, setter: &Typesetter<'_>) -> f32 {
    let number = setter.code(&sheet.number, Look::Strong, TITLE_WIDTH, 2);
    let name = setter.one_line(setter.labels.headings(&sheet.kind).number, Look::Label);
    let room = TITLE_WIDTH - number.width() - NUMBER_GAP;
    if name.width() <= room {
        let shift = (number.line_height() - name.line_height()) / 2.0;
        canvas.paragraph(TITLE_START, top + shift, room, Align::End, &name);
        canvas.paragraph(TITLE_START, top, TITLE_WIDTH, Align::End, &number);
        return number.height();
    }
    canvas.paragraph(TITLE_START, top, TITLE_WIDTH, Align::End, &name.clone().fitted(TITLE_WIDTH));
    canvas.paragraph(TITLE_START, top + name.height(), TITLE_WIDTH, Align::End, &number);
    name.height() + number.height()
}
