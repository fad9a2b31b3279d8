//! The foot of each page: who, which invoice, which page of how many. Drawn last, when the number of pages is known.

use super::typesetter::{Look, RULE, Typesetter};
use super::{CONTENT_WIDTH, MARGIN, PAGE_HEIGHT};
use crate::canvas::{Align, Canvas};
use crate::sheet::Sheet;
use crate::text::Prose;

const TOP: f32 = PAGE_HEIGHT - 48.0;
const PAGE_NUMBER_WIDTH: f32 = 110.0;

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, setter: &Typesetter) {
    let mut parts = vec![Prose::new(&sheet.seller.name).isolated()];
    parts.extend(sheet.seller.vat_id.as_ref().map(|id| Prose::new(id).island()));
    parts.push(Prose::new(&sheet.number).island());
    let width = CONTENT_WIDTH - PAGE_NUMBER_WIDTH - 10.0;
    let who = setter.sentence(&Prose::join(" · ", &parts), Look::Small, width, 1);
    let pages = canvas.page_count();
    canvas.decoration(|canvas| {
        for page in 0..pages {
            canvas.turn_to(page);
            canvas.rule(MARGIN, TOP - 4.0, CONTENT_WIDTH, 0.4, RULE);
            canvas.paragraph(MARGIN, TOP, width, Align::Start, &who);
            let number = setter.label(&(setter.labels.page)(page.saturating_add(1), pages), Look::Small);
            let start = MARGIN + CONTENT_WIDTH - PAGE_NUMBER_WIDTH;
            canvas.paragraph(start, TOP, PAGE_NUMBER_WIDTH, Align::End, &number);
        }
    });
}
