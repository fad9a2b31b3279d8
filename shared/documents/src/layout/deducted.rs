//! The deposit invoices that a final invoice deducts (BG-3), over as many lines as they need.

use super::fields::draw_heading;
use super::flow::Flow;
use super::typesetter::{TextKind, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::sheet::{Claim, Preceding};
use crate::text::Prose;

/// More lines than the longest list of deposits.
const LINES_MAX: usize = 400;

pub(super) fn draw(flow: &mut Flow, claim: &Claim, setter: &Typesetter) {
    if claim.deducts.is_empty() {
        return;
    }
    let labels = setter.labels;
    let named = |one: &Preceding| {
        let day = Prose::new(&format!("({})", setter.day(one.issue_date)));
        Prose::join("\u{A0}", &[Prose::new(&one.number).island(), day.isolated()])
    };
    let invoices: Vec<Prose> = claim.deducts.iter().map(named).collect();
    let text = setter.sentence(&Prose::join(" · ", &invoices), TextKind::Body, CONTENT_WIDTH, LINES_MAX);
    let heading = setter.one_line(labels.deducts, TextKind::Strong);
    flow.make_room(heading.height() + text.line_height() * 2.0);
    draw_heading(flow, labels.deducts, &heading);
    flow.running(MARGIN, CONTENT_WIDTH, Align::Start, &text);
    flow.y += BLOCK_GAP;
}
