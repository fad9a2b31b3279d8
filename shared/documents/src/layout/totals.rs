//! What it comes to: the VAT breakdown and, beside it, the sums.

use rust_decimal::Decimal;

use super::flow::{Flow, height_of};
use super::lines::named;
use super::table::{Cell, OVERHANG, Table};
use super::typesetter::{TextKind, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, vat};
use crate::canvas::{Align, Canvas};
use crate::display::Role;
use crate::sheet::{Accounting, Sale};
use crate::text::{Paragraph, Prose};

const SUMS_WIDTH: f32 = 205.0;
const SUMS_START: f32 = MARGIN + CONTENT_WIDTH - SUMS_WIDTH;
const BREAKDOWN_WIDTH: f32 = CONTENT_WIDTH - SUMS_WIDTH - 28.0;
const VALUE_WIDTH_MAX: f32 = 122.0;
const ROW_GAP: f32 = 4.0;
/// Above and below the last sum.
const PAYABLE_GAP: f32 = 11.0;
/// Between the last sum and those before it.
const ABOVE_PAYABLE: f32 = 3.0;
const REASON_LINES_MAX: usize = 4;

/// The breakdown and the sums, ready to be placed.
pub(super) struct Totals {
    table: Table,
    rows: Vec<Vec<Cell>>,
    sums: Vec<Sum>,
}

/// A sum: what it is, and the amount.
struct Sum {
    name: Cell,
    value: Paragraph,
    is_payable: bool,
}

impl Sum {
    fn height(&self) -> f32 {
        let gap = if self.is_payable { PAYABLE_GAP } else { ROW_GAP };
        height_of(&self.name).max(self.value.height()) + gap
    }
}

impl Totals {
    pub(super) fn new(sale: &Sale, setter: &Typesetter<'_>) -> Self {
        let (table, rows) = vat::breakdown(sale, setter, MARGIN, BREAKDOWN_WIDTH);
        Self { table, rows, sums: sums(sale, setter) }
    }

    /// Of both, beside each other.
    pub(super) fn height(&self) -> f32 {
        self.table.height(&self.rows).max(self.sums_height())
    }

    fn sums_height(&self) -> f32 {
        self.sums.iter().map(Sum::height).sum::<f32>() + ABOVE_PAYABLE
    }

    pub(super) fn draw(&self, flow: &mut Flow, setter: &Typesetter<'_>) {
        let height = self.height();
        flow.make_room(height);
        let top = flow.y;
        if flow.fits(height) {
            self.table.draw(flow, &self.rows);
            flow.y = top;
            self.draw_sums(flow, setter);
            flow.y = top + height + BLOCK_GAP;
        } else {
            // More reasons than a page holds: the table first, the sums after it.
            self.table.draw(flow, &self.rows);
            flow.y += BLOCK_GAP;
            flow.make_room(self.sums_height());
            self.draw_sums(flow, setter);
            flow.y += self.sums_height() + BLOCK_GAP;
        }
    }

    fn draw_sums(&self, flow: &mut Flow, setter: &Typesetter<'_>) {
        let mut y = flow.y;
        let width = self.sums.iter().map(|sum| sum.value.width()).fold(0.0, f32::max);
        flow.canvas.open_part(Role::Table);
        for sum in &self.sums {
            let height = sum.height();
            if sum.is_payable {
                y += ABOVE_PAYABLE;
                // The ground reaches over, so that the amount stands under those above it.
                let (start, width) = (SUMS_START - OVERHANG, SUMS_WIDTH + 2.0 * OVERHANG);
                flow.canvas.rectangle(start, y, width, height, setter.tint);
                flow.canvas.rule(start, y, width, 1.0, setter.accent);
            }
            flow.canvas.part(Role::Row, |canvas| draw_sum(canvas, sum, y, width));
            y += height;
        }
        flow.canvas.close_part();
    }
}

fn draw_sum(canvas: &mut Canvas, sum: &Sum, y: f32, width: f32) {
    let mut top = y + (sum.height() - height_of(&sum.name)) / 2.0;
    canvas.part(Role::HeadCell, |canvas| {
        for paragraph in &sum.name {
            canvas.paragraph(SUMS_START, top, SUMS_WIDTH - width, Align::Start, paragraph);
            top += paragraph.height();
        }
    });
    let top = y + (sum.height() - sum.value.height()) / 2.0;
    canvas.part(Role::Cell, |canvas| {
        canvas.paragraph(SUMS_START + SUMS_WIDTH - width, top, width, Align::Right, &sum.value);
    });
}

/// The sums in their order. Names share what the widest value leaves.
fn sums(sale: &Sale, setter: &Typesetter<'_>) -> Vec<Sum> {
    let rows = rows(sale, setter);
    let width = rows.iter().map(|(_, _, value)| value.width()).fold(0.0, f32::max);
    let room = SUMS_WIDTH - width - 8.0;
    let sum = |(name, kind, value): (Prose, TextKind, Paragraph)| Sum {
        name: setter.stacked(&name, [kind, TextKind::Small], room, REASON_LINES_MAX),
        value,
        is_payable: kind == TextKind::PayableLabel,
    };
    rows.into_iter().map(sum).collect()
}

fn rows(sale: &Sale, setter: &Typesetter<'_>) -> Vec<(Prose, TextKind, Paragraph)> {
    let (labels, totals) = (setter.labels, &sale.totals);
    let figure = |text: &str, kind: TextKind| setter.figure(text, kind).fitted(VALUE_WIDTH_MAX);
    let row = |label: Prose, kind: TextKind, value: Decimal, kind_of_value: TextKind| {
        (label, kind, figure(&setter.money(value), kind_of_value))
    };
    let plain = |label: &str, value| row(Prose::new(label), TextKind::Body, value, TextKind::Figure);
    let mut rows = vec![plain(labels.line_total, totals.line_total)];
    rows.extend(
        sale.adjustments.iter().map(|one| row(named(one, sale, setter), TextKind::Body, one.amount, TextKind::Figure)),
    );
    if !sale.adjustments.is_empty() {
        rows.push(plain(labels.tax_exclusive, totals.tax_exclusive));
    }
    rows.push(plain(labels.vat_total, totals.vat));
    rows.push(row(Prose::new(labels.total), TextKind::Strong, totals.tax_inclusive, TextKind::StrongFigure));
    rows.extend(totals.rounding.map(|value| plain(labels.rounding, value)));
    rows.extend(totals.prepaid.map(|value| plain(labels.prepaid, -value)));
    let books = sale.accounting.as_ref();
    rows.extend(books.map(|books| {
        let value = figure(&setter.money_in(books.currency, books.vat), TextKind::Figure);
        (in_books(books, setter), TextKind::Small, value)
    }));
    let payable = labels.headings_of_sale(&sale.kind).payable;
    rows.push(row(Prose::new(payable), TextKind::PayableLabel, totals.payable, TextKind::Payable));
    rows
}

/// `Moms i DKK. Kurs 7,4606, Danmarks Nationalbank, 20.11.2026`.
fn in_books(books: &Accounting, setter: &Typesetter<'_>) -> Prose {
    let labels = setter.labels;
    let island = |text: &str| Prose::new(text).island();
    let vat = Prose::join(" ", &[Prose::new(labels.vat_in), island(books.currency.code())]);
    let rate = Prose::join(" ", &[Prose::new(labels.rate_of), island(&setter.number(books.rate, 0))]);
    let day = Prose::new(&setter.day(books.date));
    Prose::join(", ", &[vat, rate, Prose::new(&books.source).isolated(), day])
}
