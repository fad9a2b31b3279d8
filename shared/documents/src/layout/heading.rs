//! The top of the first page: who writes, what it is, and its number.

use super::flow::Flow;
use super::typesetter::{ACCENT, Look, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, PAGE_WIDTH, title};
use crate::canvas::Align;
use crate::display::Role;
use crate::sheet::Sheet;

/// The coloured band along the top edge.
const BAND_HEIGHT: f32 = 6.0;
const TITLE_WIDTH: f32 = 210.0;
const NAME_WIDTH: f32 = CONTENT_WIDTH - TITLE_WIDTH - 15.0;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter) {
    let words = title(sheet, setter.labels);
    let heading = setter.label(words, Look::Title).fitted(TITLE_WIDTH);
    let number = setter.code(&sheet.number, Look::Strong, TITLE_WIDTH, 2);
    let name = setter.written(&sheet.seller.name, Look::Name, NAME_WIDTH, 2);
    let start = MARGIN + CONTENT_WIDTH - TITLE_WIDTH;
    let top = flow.y;
    flow.canvas.rectangle(0.0, 0.0, PAGE_WIDTH, BAND_HEIGHT, ACCENT);
    flow.canvas.part(Role::Title(words.to_owned()), |canvas| {
        canvas.paragraph(start, top, TITLE_WIDTH, Align::End, &heading);
        canvas.paragraph(start, top + heading.height(), TITLE_WIDTH, Align::End, &number);
    });
    let name_height = flow.stack(MARGIN, top + 4.0, NAME_WIDTH, Align::Start, &[name]);
    flow.y = top + (heading.height() + number.height()).max(name_height) + BLOCK_GAP;
}
