//! How to pay: account, bank, reference, the line of a Danish transfer form, the link to pay at once, and the codes that
//! say the same to a telephone.

use super::codes::{Codes, Purpose};
use super::fields::draw_heading;
use super::flow::{Flow, height_of};
use super::typesetter::{TextKind, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN};
use crate::canvas::{Align, Canvas};
use crate::display::Role;
use crate::labels::CodeLabels;
use crate::sheet::Payment;
use crate::text::Paragraph;

const FIELD_GAP: f32 = 12.0;
const ROW_GAP: f32 = 5.0;
const FIELD_LINES_MAX: usize = 3;
const LINK_LINES_MAX: usize = 8;
/// How much wider than the page an address may be and still be set in one line.
const LINK_SHRINK_MAX: f32 = 1.25;

/// A name with its value below, as wide as the value needs.
struct Field {
    width: f32,
    cell: [Paragraph; 2],
    /// What it opens.
    address: Option<String>,
}

/// Draws the payment block, with the code of a Saudi invoice among the others.
pub(super) fn draw(flow: &mut Flow, payment: &Payment, saudi: Option<&str>, setter: &Typesetter) {
    let transfer = payment.transfer_code.as_deref().map(|text| (Purpose::Transfer, text));
    let pay = payment.pay_url.as_deref().map(|url| (Purpose::Pay, url));
    let saudi = saudi.map(|text| (Purpose::Saudi, text));
    let codes = Codes::of([transfer, pay, saudi].into_iter().flatten(), setter);
    let width = CONTENT_WIDTH - codes.width();
    let rows = rows(fields(payment, width, setter), width);
    let words = setter.labels.payment;
    let heading = setter.one_line(words, TextKind::Strong);
    let link = payment.pay_url.as_deref().map(|url| link(url, setter));
    let beside: f32 = heading.height() + rows.iter().map(|row| row_height(row) + ROW_GAP).sum::<f32>();
    let below = link.as_ref().map_or(0.0, |link| row_height(std::slice::from_ref(link)) + ROW_GAP);
    flow.make_room(beside.max(codes.height()) + below);
    let top = flow.y;
    draw_heading(flow, words, &heading);
    for row in &rows {
        draw_row(flow, row);
    }
    codes.draw(flow, top);
    flow.y = flow.y.max(top + codes.height());
    if let Some(link) = link {
        draw_row(flow, &[link]);
    }
    flow.y += BLOCK_GAP - ROW_GAP;
}

/// The address where it can be paid, as wide as the page: one that is a little wider is made smaller rather than broken,
/// since who copies it copies a line.
fn link(url: &str, setter: &Typesetter) -> Field {
    let line = setter.figure(url, TextKind::Link);
    let address = if line.width() <= CONTENT_WIDTH * LINK_SHRINK_MAX {
        line.fitted(CONTENT_WIDTH)
    } else {
        setter.code(url, TextKind::Link, CONTENT_WIDTH, LINK_LINES_MAX)
    };
    let name = setter.one_line(setter.labels.pay_online, TextKind::Label);
    Field { width: CONTENT_WIDTH, cell: [name, address], address: Some(url.to_owned()) }
}

fn fields(payment: &Payment, width: f32, setter: &Typesetter) -> Vec<Field> {
    let (labels, words) = (setter.labels, CodeLabels::of(setter.labels.language));
    let field = |name: &str, value: &str, least: f32| {
        let name = setter.label(name, TextKind::Label).fitted(width);
        let value = setter.code(value, TextKind::Body, width, FIELD_LINES_MAX);
        let needed = name.width().max(value.width()).max(least).min(width);
        Field { width: needed, cell: [name, value], address: None }
    };
    let mut fields = Vec::new();
    fields.extend(payment.iban.as_ref().map(|iban| field(labels.iban, iban, 0.0)));
    fields.extend(payment.bic.as_ref().map(|bic| field(labels.bic, bic, 0.0)));
    fields.push(field(labels.reference, &payment.reference, 0.0));
    // A line of its own: it is read as a whole.
    fields.extend(payment.fik.as_ref().map(|line| field(words.fik, line, width)));
    fields
}

/// The fields in rows, as many beside each other as there is room for.
fn rows(fields: Vec<Field>, width: f32) -> Vec<Vec<Field>> {
    let mut rows: Vec<Vec<Field>> = Vec::new();
    let mut taken = 0.0;
    for field in fields {
        match rows.last_mut() {
            Some(row) if taken + FIELD_GAP + field.width <= width => {
                taken += FIELD_GAP + field.width;
                row.push(field);
            }
            _ => {
                taken = field.width;
                rows.push(vec![field]);
            }
        }
    }
    rows
}

fn row_height(row: &[Field]) -> f32 {
    row.iter().map(|field| height_of(&field.cell)).fold(0.0, f32::max)
}

fn draw_row(flow: &mut Flow, row: &[Field]) {
    let (mut start, y) = (MARGIN, flow.y);
    for Field { width, cell: [name, value], address } in row {
        let top = y + name.height();
        flow.canvas.part(Role::Paragraph, |canvas| {
            canvas.paragraph(start, y, *width, Align::Start, name);
            let draw = |canvas: &mut Canvas| canvas.paragraph(start, top, *width, Align::Start, value);
            match address {
                None => draw(canvas),
                Some(address) => canvas.part(Role::Link, |canvas| {
                    draw(canvas);
                    canvas.link(start, top, value.width(), value.height(), address);
                }),
            }
        });
        start += width + FIELD_GAP;
    }
    flow.y = y + row_height(row) + ROW_GAP;
}

/// Draws the code of a Saudi credit note, which asks for no payment, at the page's end beside what `draw` draws.
pub(super) fn draw_saudi(flow: &mut Flow, saudi: Option<&str>, setter: &Typesetter, draw: impl FnOnce(&mut Flow)) {
    let codes = Codes::of(saudi.map(|text| (Purpose::Saudi, text)), setter);
    flow.make_room(codes.height());
    let (top, page) = (flow.y, flow.canvas.page_count());
    codes.draw(flow, top);
    draw(flow);
    if codes.height() > 0.0 && flow.canvas.page_count() == page {
        flow.y = flow.y.max(top + codes.height() + BLOCK_GAP);
    }
}

#[cfg(test)]
mod tests;
