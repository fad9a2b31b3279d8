//! The top of the first page: who writes, what it is, and its number.

use super::flow::Flow;
use super::logo;
use super::typesetter::{TextKind, Typesetter, in_one_line};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, title};
use crate::canvas::{Align, Canvas};
use crate::display::Role;
use crate::sheet::Sheet;
use crate::text::{Paragraph, Prose};
use domain::theme::Look;

/// The coloured band along the top edge.
const BAND_HEIGHT: f32 = 6.0;
const TITLE_WIDTH: f32 = 230.0;
const TITLE_START: f32 = MARGIN + CONTENT_WIDTH - TITLE_WIDTH;
const NAME_WIDTH: f32 = CONTENT_WIDTH - TITLE_WIDTH - 15.0;
/// Brings the name to the title's line.
const NAME_SHIFT: f32 = 7.0;
/// Between the name of the number and the number.
const NUMBER_GAP: f32 = 5.0;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, look: &Look, setter: &Typesetter<'_>) {
    let words = title(sheet, setter.labels);
    let top = flow.y;
    flow.canvas.band(BAND_HEIGHT, setter.accent);
    let heading = setter.stacked(&Prose::new(words), [TextKind::Title, TextKind::Subtitle], f32::INFINITY, 1);
    let heading: Vec<Paragraph> = heading.into_iter().map(|line| line.fitted(TITLE_WIDTH)).collect();
    let mut y = top;
    flow.canvas.open_part(Role::Title(in_one_line(words)));
    for line in &heading {
        flow.canvas.paragraph(TITLE_START, y, TITLE_WIDTH, Align::End, line);
        y += line.height();
    }
    y += draw_number(&mut flow.canvas, y, sheet, setter);
    flow.canvas.close_part();
    let sender = draw_sender(flow, sheet, look, setter);
    flow.y = y.max(top + sender) + BLOCK_GAP;
}

/// The seller's logo, or its name where it has none.
fn draw_sender(flow: &mut Flow, sheet: &Sheet, look: &Look, setter: &Typesetter<'_>) -> f32 {
    let top = flow.y;
    if let Some(picture) = logo::picture(look) {
        let (width, height) = logo::size(&picture);
        flow.canvas.image(MARGIN, top, width, height, &picture, &sheet.seller.name);
        return height;
    }
    let name = setter.written(&sheet.seller.name, TextKind::Name, NAME_WIDTH, 2);
    NAME_SHIFT + flow.stack(MARGIN, top + NAME_SHIFT, NAME_WIDTH, Align::Start, &[name])
}

/// The number with its name before it, where there is room for both; above it where the number is long.
fn draw_number(canvas: &mut Canvas, top: f32, sheet: &Sheet, setter: &Typesetter<'_>) -> f32 {
    let number = setter.code(&sheet.number, TextKind::Strong, TITLE_WIDTH, 2);
    let name = setter.one_line(setter.labels.headings(&sheet.content).number, TextKind::Label);
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
