//! What it comes to: the VAT breakdown and, beside it, the sums.

use rust_decimal::Decimal;

use super::flow::Flow;
use super::lines::named;
use super::typesetter::{INK, Look, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, vat};
use crate::canvas::Align;
use crate::display::Role;
use crate::sheet::{Accounting, Sheet};
use crate::text::{Paragraph, Prose};

const SUMS_WIDTH: f32 = 205.0;
const SUMS_START: f32 = MARGIN + CONTENT_WIDTH - SUMS_WIDTH;
const BREAKDOWN_WIDTH: f32 = CONTENT_WIDTH - SUMS_WIDTH - 28.0;
const VALUE_WIDTH_MAX: f32 = 118.0;
const ROW_GAP: f32 = 4.0;
const REASON_LINES_MAX: usize = 4;

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

/// The rows of sums. Labels share what the widest value leaves.
fn sums(sheet: &Sheet, setter: &Typesetter) -> Vec<(Paragraph, Paragraph)> {
    let rows = rows(sheet, setter);
    let width = rows.iter().map(|(_, _, value)| value.width()).fold(0.0, f32::max);
    let room = SUMS_WIDTH - width - 8.0;
    rows.into_iter()
        .map(|(label, look, value)| (setter.sentence(&label, look, room, REASON_LINES_MAX), value))
        .collect()
}

fn rows(sheet: &Sheet, setter: &Typesetter) -> Vec<(Prose, Look, Paragraph)> {
    let (labels, totals) = (setter.labels, &sheet.totals);
    let figure = |value: Decimal, decimals: u32, currency: &str, look: Look| {
        let text = format!("{}\u{A0}{currency}", labels.language.write_decimal(value, decimals));
        setter.figure(&text, look).fitted(VALUE_WIDTH_MAX)
    };
    let row = |label: Prose, look: Look, value: Decimal, look_of_value: Look| {
        (label, look, figure(value, sheet.decimals, &sheet.currency, look_of_value))
    };
    let plain = |label: &str, value| row(Prose::new(label), Look::Body, value, Look::Figure);
    let mut rows = vec![plain(labels.line_total, totals.line_total)];
    rows.extend(
        sheet.adjustments.iter().map(|one| row(named(one, sheet, setter), Look::Body, one.amount, Look::Figure)),
    );
    if !sheet.adjustments.is_empty() {
        rows.push(plain(labels.tax_exclusive, totals.tax_exclusive));
    }
    rows.push(plain(labels.vat_total, totals.vat));
    rows.push(row(Prose::new(labels.total), Look::Strong, totals.tax_inclusive, Look::StrongFigure));
    rows.extend(totals.rounding.map(|value| plain(labels.rounding, value)));
    rows.extend(totals.prepaid.map(|value| plain(labels.prepaid, -value)));
    let books = sheet.accounting.as_ref();
    rows.extend(books.map(|books| {
        let value = figure(books.vat, books.decimals, &books.currency, Look::Figure);
        (in_books(books, setter), Look::Small, value)
    }));
    let payable = labels.headings(&sheet.kind).payable;
    rows.push(row(Prose::new(payable), Look::Strong, totals.payable, Look::Payable));
    rows
}

/// `Moms i DKK. Kurs 7,4606, Danmarks Nationalbank, 20.11.2026`.
fn in_books(books: &Accounting, setter: &Typesetter) -> Prose {
    let labels = setter.labels;
    let island = |text: &str| Prose::new(text).island();
    let vat = Prose::join(" ", &[Prose::new(labels.vat_in), island(&books.currency)]);
    let rate = labels.language.write_decimal(books.rate, 0);
    let rate = Prose::join(" ", &[Prose::new(labels.rate_of), island(&rate)]);
    let day = Prose::new(&labels.day(books.date));
    Prose::join(", ", &[vat, rate, Prose::new(&books.source).isolated(), day])
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
