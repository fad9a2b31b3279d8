//! Which VAT is charged, where a reader must be told: once, under the totals.

use super::flow::Flow;
use super::typesetter::{TextKind, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::sheet::Sale;

const LINES_MAX: usize = 6;

pub(super) fn draw(flow: &mut Flow, sale: &Sale, setter: &Typesetter) {
    for note in &sale.vat_notes {
        let text = setter.written(note, TextKind::Body, CONTENT_WIDTH, LINES_MAX);
        flow.make_room(text.height());
        flow.running(MARGIN, CONTENT_WIDTH, Align::Start, &text);
        flow.y += BLOCK_GAP;
    }
}
