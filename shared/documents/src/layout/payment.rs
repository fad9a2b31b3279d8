//! How to pay: account, bank, reference, and the link to pay at once.

use super::flow::{Flow, height_of};
use super::typesetter::{Look, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::display::Role;
use crate::sheet::Sheet;
use crate::text::Paragraph;

const GAP: f32 = 12.0;
const FIELD_LINES_MAX: usize = 3;
const LINK_LINES_MAX: usize = 8;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter) {
    let (labels, payment) = (setter.labels, &sheet.payment);
    let heading = setter.label(labels.payment, Look::Strong);
    let field = |label: &str, value: &str, width: f32| {
        let cell = vec![setter.label(label, Look::Label), setter.code(value, Look::Body, width, FIELD_LINES_MAX)];
        (width, cell)
    };
    let mut fields = Vec::new();
    fields.extend(payment.iban.as_ref().map(|iban| field(labels.iban, iban, 190.0)));
    fields.extend(payment.bic.as_ref().map(|bic| field(labels.bic, bic, 100.0)));
    fields.push(field(labels.reference, &payment.reference, 190.0));
    let link = payment.pay_url.as_ref().map(|url| {
        let address = setter.code(url, Look::Link, CONTENT_WIDTH, LINK_LINES_MAX);
        (url, [setter.label(labels.pay_online, Look::Label), address])
    });
    let fields_height = fields.iter().map(|(_, cell)| height_of(cell)).fold(0.0, f32::max);
    let link_height = link.as_ref().map_or(0.0, |(_, cell)| height_of(cell) + 4.0);
    flow.make_room(heading.height() + 3.0 + fields_height + link_height);

    draw_heading(flow, labels.payment, &heading);
    let mut start = MARGIN;
    for (width, cell) in &fields {
        flow.stack(start, flow.y, *width, Align::Start, cell);
        start += width + GAP;
    }
    flow.y += fields_height;
    if let Some((url, [label, address])) = &link {
        flow.y += 4.0;
        draw_link(flow, url, label, address);
    }
    flow.y += BLOCK_GAP;
}

/// The heading of a block.
pub(super) fn draw_heading(flow: &mut Flow, words: &str, heading: &Paragraph) {
    let y = flow.y;
    flow.canvas.part(Role::Heading(words.to_owned()), |canvas| {
        canvas.paragraph(MARGIN, y, CONTENT_WIDTH, Align::Start, heading);
    });
    flow.y += heading.height() + 3.0;
}

fn draw_link(flow: &mut Flow, url: &str, label: &Paragraph, address: &Paragraph) {
    let y = flow.y;
    let top = y + label.height();
    flow.canvas.part(Role::Paragraph, |canvas| {
        canvas.paragraph(MARGIN, y, CONTENT_WIDTH, Align::Start, label);
        canvas.paragraph(MARGIN, top, CONTENT_WIDTH, Align::Start, address);
    });
    flow.canvas.decoration(|canvas| canvas.link(MARGIN, top, address.width(), address.height(), url));
    flow.y = top + address.height();
}
