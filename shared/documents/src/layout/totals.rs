//! What it comes to: the VAT breakdown and, beside it, the sums.

use rust_decimal::Decimal;

use super::flow::Flow;
use super::typesetter::{INK, Look, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, vat};
use crate::canvas::Align;
use crate::display::Role;
use crate::sheet::Sheet;
use crate::text::Paragraph;

const SUMS_WIDTH: f32 = 205.0;
const SUMS_START: f32 = MARGIN + CONTENT_WIDTH - SUMS_WIDTH;
const BREAKDOWN_WIDTH: f32 = CONTENT_WIDTH - SUMS_WIDTH - 28.0;
const VALUE_WIDTH_MAX: f32 = 118.0;
const ROW_GAP: f32 = 4.0;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter) {
    let (table, rows) = vat::breakdown(sheet, setter, MARGIN, BREAKDOWN_WIDTH);
    let sums = sums(sheet, setter);
    let (left, right) = (table.height(&rows), height(&sums));
    flow.make_room(left.max(right));
    let top = flow.y;
    if flow.fits(left.max(right)) {
        table.draw(flow, &rows);
        flow.y = top;
        draw_sums(flow, &sums);
        flow.y = top + left.max(right) + BLOCK_GAP;
    } else {
        // More reasons than a page holds: the table first, the sums after it.
        table.draw(flow, &rows);
        flow.y += BLOCK_GAP;
        flow.make_room(right);
        draw_sums(flow, &sums);
        flow.y += right + BLOCK_GAP;
    }
}

fn sums(sheet: &Sheet, setter: &Typesetter) -> Vec<(Paragraph, Paragraph)> {
    let (labels, totals) = (setter.labels, &sheet.totals);
    let row = |label: &str, value: Decimal, look: Look, look_of_value: Look| {
        let text = format!("{}\u{A0}{}", labels.language.write_decimal(value, sheet.decimals), sheet.currency);
        let value = setter.figure(&text, look_of_value).fitted(VALUE_WIDTH_MAX);
        (setter.label(label, look).fitted(SUMS_WIDTH - value.width() - 8.0), value)
    };
    vec![
        row(labels.line_total, totals.line_total, Look::Body, Look::Figure),
        row(labels.vat_total, totals.vat, Look::Body, Look::Figure),
        row(labels.total, totals.tax_inclusive, Look::Strong, Look::StrongFigure),
        row(labels.payable, totals.payable, Look::Strong, Look::Payable),
    ]
}

fn height(sums: &[(Paragraph, Paragraph)]) -> f32 {
    sums.iter().map(|(label, value)| label.height().max(value.height()) + ROW_GAP).sum()
}

fn draw_sums(flow: &mut Flow, sums: &[(Paragraph, Paragraph)]) {
    let mut y = flow.y;
    let width = sums.iter().map(|(_, value)| value.width()).fold(0.0, f32::max);
    let last = sums.len().saturating_sub(1);
    flow.canvas.open_part(Role::Table);
    for (index, (label, value)) in sums.iter().enumerate() {
        let height = label.height().max(value.height()) + ROW_GAP;
        if index == last {
            flow.canvas.rule(SUMS_START, y, SUMS_WIDTH, 1.0, INK);
        }
        flow.canvas.part(Role::Row, |canvas| {
            let top = |paragraph: &Paragraph| y + (height - paragraph.height()) / 2.0;
            let name = |canvas: &mut crate::canvas::Canvas| {
                canvas.paragraph(SUMS_START, top(label), SUMS_WIDTH - width, Align::Start, label);
            };
            canvas.part(Role::HeadCell, name);
            let start = SUMS_START + SUMS_WIDTH - width;
            canvas.part(Role::Cell, |canvas| canvas.paragraph(start, top(value), width, Align::Right, value));
        });
        y += height;
    }
    flow.canvas.close_part();
}
