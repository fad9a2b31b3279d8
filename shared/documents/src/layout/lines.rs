//! What was supplied: the table of lines.

use domain::theme::ColumnKind;
use rust_decimal::Decimal;

use super::flow::Flow;
use super::table::{Carry, Cell, Column, GUTTER, Table, natural_width};
use super::typesetter::{TextKind, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, pricing};
use crate::canvas::Align;
use crate::sheet::{Adjustment, Kind, Line, Sale};
use crate::text::{Paragraph, Prose};

/// The columns where the merchant chose none.
const STANDING: [ColumnKind; 6] = [
    ColumnKind::Item,
    ColumnKind::Description,
    ColumnKind::Quantity,
    ColumnKind::UnitPrice,
    ColumnKind::VatRate,
    ColumnKind::Net,
];
const ITEM_WIDTH_MAX: f32 = 72.0;
const NAME_LINES_MAX: usize = 6;
const NOTE_LINES_MAX: usize = 3;
const DESCRIPTION_LINES_MAX: usize = 40;

/// Draws the lines; `below` is how high the block is that should not stand on a page without one.
pub(super) fn draw(flow: &mut Flow, sale: &Sale, chosen: &[ColumnKind], below: f32, setter: &Typesetter<'_>) {
    let kinds = kinds(sale, chosen);
    let sums = running_sums(sale);
    let mut columns: Vec<Column> = Vec::new();
    let mut rows: Vec<Vec<Cell>> = sale.lines.iter().map(|_| Vec::new()).collect();
    let described = |kind: &&ColumnKind| **kind != ColumnKind::Description;
    for kind in kinds.iter().filter(described) {
        let (column, cells) = column(*kind, sale, &sums, setter);
        columns.push(column);
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(vec![cell]);
        }
    }
    let place = kinds.iter().take_while(described).count();
    add_descriptions(place, &mut columns, &mut rows, sale, setter);
    let net = kinds.iter().position(|kind| *kind == ColumnKind::Net).unwrap_or_default();
    let sum = |index: usize| {
        let value = sums.get(index).copied().unwrap_or_default();
        setter.figure(&setter.amount(value), TextKind::StrongFigure)
    };
    let labels = setter.labels;
    let words = [labels.carried_forward, labels.brought_forward].map(|words| setter.one_line(words, TextKind::Label));
    let carry = Carry { words, sum: &sum, column: net, ground: setter.tint, below: BLOCK_GAP + below };
    Table { start: MARGIN, columns }.draw_carrying(flow, &rows, &carry);
    flow.y += BLOCK_GAP;
}

/// A column of item numbers only where a line has one.
fn kinds(sale: &Sale, chosen: &[ColumnKind]) -> Vec<ColumnKind> {
    let asked = if chosen.is_empty() { STANDING.as_slice() } else { chosen };
    let has_items = sale.lines.iter().any(|line| line.item_id.is_some());
    asked.iter().copied().filter(|kind| has_items || *kind != ColumnKind::Item).collect()
}

/// What the lines come to up to each of them.
fn running_sums(sale: &Sale) -> Vec<Decimal> {
    let sums = sale.lines.iter().scan(Decimal::ZERO, |sum, line| {
        // Amounts of one document never reach the end of what a decimal holds; a made-up one that does is shown as zero.
        *sum = sum.checked_add(line.net).unwrap_or_default();
        Some(*sum)
    });
    sums.collect()
}

/// Any column but the description, as wide as its widest cell.
fn column(kind: ColumnKind, sale: &Sale, sums: &[Decimal], setter: &Typesetter<'_>) -> (Column, Vec<Paragraph>) {
    let labels = setter.labels;
    let amount = |value: Decimal| setter.figure(&setter.amount(value), TextKind::Figure);
    let rate = |rate: Option<Decimal>| rate.map_or_else(|| "–".to_owned(), |rate| setter.percentage(rate));
    let each = |show: &dyn Fn(&Line) -> Paragraph| sale.lines.iter().map(show).collect::<Vec<_>>();
    let (head, width_max, align, cells) = match kind {
        ColumnKind::Position => (labels.position, 36.0, Align::Right, positions(sale, setter)),
        ColumnKind::Item | ColumnKind::Description => {
            let code = |line: &Line| {
                let id = line.item_id.as_deref().unwrap_or_default();
                setter.code(id, TextKind::Body, ITEM_WIDTH_MAX, NAME_LINES_MAX)
            };
            (labels.item, ITEM_WIDTH_MAX, Align::Start, each(&code))
        }
        ColumnKind::Quantity => (labels.quantity, 72.0, Align::Right, each(&|line| quantity(line, setter))),
        ColumnKind::UnitPrice => (labels.unit_price, 76.0, Align::Right, each(&|line| amount(line.unit_price))),
        ColumnKind::VatRate => {
            (labels.vat, 42.0, Align::Right, each(&|line| setter.figure(&rate(line.rate), TextKind::Figure)))
        }
        ColumnKind::Net => (labels.net, 90.0, Align::Right, each(&|line| amount(line.net))),
    };
    let head = setter.label(head, TextKind::Label);
    // What is carried from page to page stands in the same column.
    let carried = sums.last().filter(|_| kind == ColumnKind::Net);
    let carried = carried.map(|sum| setter.figure(&setter.amount(*sum), TextKind::StrongFigure));
    let width = natural_width(&head, cells.iter().chain(&carried), width_max);
    let cells = cells.into_iter().map(|cell| cell.fitted(width)).collect();
    (Column { head: head.fitted(width), width, align }, cells)
}

fn positions(sale: &Sale, setter: &Typesetter<'_>) -> Vec<Paragraph> {
    let number =
        |index: usize| setter.figure(&setter.number(Decimal::from(index.saturating_add(1)), 0), TextKind::Figure);
    (0..sale.lines.len()).map(number).collect()
}

fn quantity(line: &Line, setter: &Typesetter<'_>) -> Paragraph {
    let number = Prose::new(&setter.number(line.quantity, 0)).island();
    let unit = Prose::new(setter.labels.unit_name(&line.unit, line.quantity)).isolated();
    setter.measure(&Prose::join("\u{A0}", &[number, unit]), TextKind::Figure)
}

/// How the price came about, and what was taken off or added.
fn notes(line: &Line, sale: &Sale, setter: &Typesetter<'_>) -> Vec<Prose> {
    let amount = |value: Decimal| Prose::new(&setter.amount(value)).island();
    let adjusted = |one: &Adjustment| Prose::join(" ", &[named(one, sale, setter), amount(one.amount)]);
    pricing::notes(line, sale, setter).into_iter().chain(line.adjustments.iter().map(adjusted)).collect()
}

/// What an adjustment is, and why: `Rabat: Loyal customer (10 %)`. On a credit note only why: its sign says whether it
/// lessens the credit, and an allowance is no rebate there.
pub(super) fn named(adjustment: &Adjustment, sale: &Sale, setter: &Typesetter<'_>) -> Prose {
    let labels = setter.labels;
    let kind = if adjustment.amount.is_sign_negative() { labels.allowance } else { labels.charge };
    let reason = Prose::new(&adjustment.reason);
    let mut parts = match (&sale.kind, reason.as_str()) {
        (_, "") => vec![Prose::new(kind)],
        (Kind::Invoice(_), _) => vec![Prose::new(&format!("{kind}:")), reason.isolated()],
        (Kind::CreditNote(_), _) => vec![reason.isolated()],
    };
    let percentage = adjustment.percentage.map(|value| Prose::new(&format!("({})", setter.percentage(value))).island());
    parts.extend(percentage);
    Prose::join(" ", &parts)
}

/// The description takes what the other columns leave.
fn add_descriptions(
    place: usize,
    columns: &mut Vec<Column>,
    rows: &mut [Vec<Cell>],
    sale: &Sale,
    setter: &Typesetter<'_>,
) {
    let taken: f32 = columns.iter().map(|column| column.width + GUTTER).sum();
    let width = CONTENT_WIDTH - taken;
    let head = setter.one_line(setter.labels.description, TextKind::Label).fitted(width);
    columns.insert(place, Column { head, width, align: Align::Start });
    for (row, line) in rows.iter_mut().zip(&sale.lines) {
        let mut cell = vec![setter.written(&line.name, TextKind::Body, width, NAME_LINES_MAX)];
        let description = line.description.as_ref();
        cell.extend(description.map(|text| setter.written(text, TextKind::Small, width, DESCRIPTION_LINES_MAX)));
        cell.extend(
            notes(line, sale, setter).iter().map(|note| setter.sentence(note, TextKind::Small, width, NOTE_LINES_MAX)),
        );
        row.insert(place, cell);
    }
}
