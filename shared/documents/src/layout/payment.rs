//! How to pay: account, bank, reference, and the link to pay at once.

use super::fields::{self, Field};
use super::flow::{Flow, height_of};
use super::typesetter::{Look, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::display::Role;
use crate::sheet::Claim;
use crate::text::Paragraph;

const ABOVE_LINK: f32 = 4.0;
const LINK_LINES_MAX: usize = 8;

pub(super) fn draw(flow: &mut Flow, claim: &Claim, setter: &Typesetter) {
    let (labels, payment) = (setter.labels, &claim.payment);
    let field = |name: &str, value: &str, width: f32| Field::new(name, value, width, setter);
    let mut fields = Vec::new();
    fields.extend(payment.iban.as_ref().map(|iban| field(labels.iban, iban, 190.0)));
    fields.extend(payment.bic.as_ref().map(|bic| field(labels.bic, bic, 100.0)));
    fields.push(field(labels.reference, &payment.reference, 190.0));
    let link = payment.pay_url.as_ref().map(|url| {
        let address = setter.code(url, Look::Link, CONTENT_WIDTH, LINK_LINES_MAX);
        (url, [setter.label(labels.pay_online, Look::Label), address])
    });
    let link_height = link.as_ref().map_or(0.0, |(_, cell)| height_of(cell) + ABOVE_LINK);
    fields::draw(flow, labels.payment, &fields, link_height, setter);
    if let Some((url, [label, address])) = &link {
        flow.y += ABOVE_LINK;
        draw_link(flow, url, label, address);
    }
    flow.y += BLOCK_GAP;
}

fn draw_link(flow: &mut Flow, url: &str, label: &Paragraph, address: &Paragraph) {
    let y = flow.y;
    let top = y + label.height();
    flow.canvas.part(Role::Paragraph, |canvas| {
        canvas.paragraph(MARGIN, y, CONTENT_WIDTH, Align::Start, label);
        canvas.part(Role::Link, |canvas| {
            canvas.paragraph(MARGIN, top, CONTENT_WIDTH, Align::Start, address);
            canvas.link(MARGIN, top, address.width(), address.height(), url);
        });
    });
    flow.y = top + address.height();
}
