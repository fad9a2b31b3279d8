//! The VAT breakdown: a row for each category and rate, with the reason where no VAT is charged.

use domain::tax::VatCategory;

use super::table::{Cell, Column, GUTTER, Table, natural_width};
use super::typesetter::{TextKind, Typesetter};
use crate::canvas::Align;
use crate::sheet::{Sale, VatGroup};
use crate::text::{Paragraph, Prose};

const FIGURE_WIDTH_MAX: f32 = 88.0;
const REASON_LINES_MAX: usize = 20;

/// The table and its rows, `width` points wide.
pub(super) fn breakdown(sale: &Sale, setter: &Typesetter, start: f32, width: f32) -> (Table, Vec<Vec<Cell>>) {
    let labels = setter.labels;
    let amount = |value| setter.figure(&setter.amount(value), TextKind::Figure);
    let taxable: Vec<Paragraph> = sale.vat.iter().map(|group| amount(group.taxable)).collect();
    let vat: Vec<Paragraph> = sale.vat.iter().map(|group| amount(group.vat)).collect();
    let figure = |label: &str, cells: &[Paragraph]| {
        let head = setter.label(label, TextKind::Label);
        let width = natural_width(&head, cells.iter(), FIGURE_WIDTH_MAX);
        Column { head: head.fitted(width), width, align: Align::Right }
    };
    let (taxable_column, vat_column) = (figure(labels.taxable, &taxable), figure(labels.vat, &vat));
    let name_width = width - taxable_column.width - vat_column.width - 2.0 * GUTTER;
    let head = setter.label(labels.breakdown, TextKind::Label).fitted(name_width);
    let rows = sale.vat.iter().zip(taxable).zip(vat).map(|((group, taxable), vat)| {
        let figures = [taxable.fitted(taxable_column.width), vat.fitted(vat_column.width)];
        let [taxable, vat] = figures;
        vec![name(group, setter, name_width), vec![taxable], vec![vat]]
    });
    let rows = rows.collect();
    let first = Column { head, width: name_width, align: Align::Start };
    (Table { start, columns: vec![first, taxable_column, vat_column] }, rows)
}

fn name(group: &VatGroup, setter: &Typesetter, width: f32) -> Cell {
    let category = Prose::new(setter.labels.categories.name(group.category));
    let rate = group.rate.map(|rate| Prose::new(&setter.percentage(rate)).island());
    // Beside "reverse charge" a rate of zero says nothing.
    let shown = rate.filter(|_| matches!(group.category, VatCategory::Standard | VatCategory::ZeroRated));
    let words = Prose::join(" ", &[category, shown.unwrap_or_default()]);
    let mut cell = vec![setter.sentence(&words, TextKind::Body, width, REASON_LINES_MAX)];
    cell.extend(reason(group, setter, width));
    cell
}

/// Why no VAT is charged: the reason, behind it its code in parentheses and in one piece; the code alone where there is
/// no reason.
fn reason(group: &VatGroup, setter: &Typesetter, width: f32) -> Cell {
    let written = |text: &str| setter.written(text, TextKind::Small, width, REASON_LINES_MAX);
    let (reason, code) = match (&group.exemption_reason, &group.exemption_code) {
        (Some(reason), Some(code)) => (reason, Prose::new(&format!("({code})")).island()),
        (reason, code) => return reason.iter().chain(code).map(|text| written(text)).collect(),
    };
    let together = setter.measure(&Prose::join(" ", &[Prose::new(reason).isolated(), code.clone()]), TextKind::Small);
    if together.width() <= width {
        return vec![together];
    }
    vec![written(reason), setter.measure(&code, TextKind::Small).fitted(width)]
}
