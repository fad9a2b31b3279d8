//! What was supplied: the table of lines.

use rust_decimal::Decimal;

use super::flow::Flow;
use super::table::{Cell, Column, GUTTER, Table, natural_width};
use super::typesetter::{Look, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, pricing};
use crate::canvas::Align;
use crate::sheet::{Adjustment, Kind, Line, Sheet};
use crate::text::{Paragraph, Prose};

const ITEM_WIDTH_MAX: f32 = 72.0;
const NAME_LINES_MAX: usize = 6;
const NOTE_LINES_MAX: usize = 3;
const DESCRIPTION_LINES_MAX: usize = 40;

/// A kind of figure column: its head, its widest width, what it shows of a line.
type Figure<'a> = (&'static str, f32, Box<dyn Fn(&Line) -> Paragraph + 'a>);

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter) {
    let mut columns = Vec::new();
    let mut rows: Vec<Vec<Cell>> = sheet.lines.iter().map(|_| Vec::new()).collect();
    if sheet.lines.iter().any(|line| line.item_id.is_some()) {
        add_items(&mut columns, &mut rows, sheet, setter);
    }
    let place = columns.len();
    for (head, width_max, show) in figures(sheet, setter) {
        let cells: Vec<Paragraph> = sheet.lines.iter().map(show).collect();
        let head = setter.label(head, Look::Label);
        let width = natural_width(&head, cells.iter(), width_max);
        columns.push(Column { head: head.fitted(width), width, align: Align::Right });
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(vec![cell.fitted(width)]);
        }
    }
    add_descriptions(place, &mut columns, &mut rows, sheet, setter);
    Table { start: MARGIN, columns }.draw(flow, &rows);
    flow.y += BLOCK_GAP;
}

fn add_items(columns: &mut Vec<Column>, rows: &mut [Vec<Cell>], sheet: &Sheet, setter: &Typesetter) {
    let id = |line: &Line| line.item_id.clone().unwrap_or_default();
    let cells: Vec<Paragraph> =
        sheet.lines.iter().map(|line| setter.code(&id(line), Look::Body, ITEM_WIDTH_MAX, NAME_LINES_MAX)).collect();
    let head = setter.label(setter.labels.item, Look::Label);
    let width = natural_width(&head, cells.iter(), ITEM_WIDTH_MAX);
    columns.push(Column { head: head.fitted(width), width, align: Align::Start });
    for (row, cell) in rows.iter_mut().zip(cells) {
        row.push(vec![cell]);
    }
}

fn figures<'a>(sheet: &'a Sheet, setter: &'a Typesetter) -> [Figure<'a>; 4] {
    let (labels, language) = (setter.labels, setter.labels.language);
    let amount = move |value: Decimal| setter.figure(&language.write_decimal(value, sheet.decimals), Look::Figure);
    let rate = move |rate: Option<Decimal>| rate.map_or_else(|| "–".to_owned(), |rate| labels.percentage(rate));
    [
        (labels.quantity, 72.0, Box::new(move |line| quantity(line, setter))),
        (labels.unit_price, 76.0, Box::new(move |line| amount(line.unit_price))),
        (labels.vat, 42.0, Box::new(move |line| setter.figure(&rate(line.rate), Look::Figure))),
        (labels.net, 90.0, Box::new(move |line| amount(line.net))),
    ]
}

fn quantity(line: &Line, setter: &Typesetter) -> Paragraph {
    let labels = setter.labels;
    let number = Prose::new(&labels.language.write_decimal(line.quantity, 0)).island();
    let unit = Prose::new(labels.unit_name(&line.unit, line.quantity)).isolated();
    setter.measure(&Prose::join("\u{A0}", &[number, unit]), Look::Figure)
}

/// How the price came about, and what was taken off or added.
fn notes(line: &Line, sheet: &Sheet, setter: &Typesetter) -> Vec<Prose> {
    let labels = setter.labels;
    let amount = |value: Decimal| Prose::new(&labels.language.write_decimal(value, sheet.decimals)).island();
    let adjusted = |one: &Adjustment| Prose::join(" ", &[named(one, sheet, setter), amount(one.amount)]);
    pricing::notes(line, sheet, setter).into_iter().chain(line.adjustments.iter().map(adjusted)).collect()
}

/// What an adjustment is, and why: `Rabat: Loyal customer (10 %)`. On a credit note only why: its sign says whether it
/// lessens the credit, and an allowance is no rebate there.
pub(super) fn named(adjustment: &Adjustment, sheet: &Sheet, setter: &Typesetter) -> Prose {
    let labels = setter.labels;
    let kind = if adjustment.amount.is_sign_negative() { labels.allowance } else { labels.charge };
    let reason = Prose::new(&adjustment.reason);
    let mut parts = match (&sheet.kind, reason.as_str()) {
        (_, "") => vec![Prose::new(kind)],
        (Kind::Invoice(_), _) => vec![Prose::new(&format!("{kind}:")), reason.isolated()],
        (Kind::CreditNote(_) | Kind::Letter(_), _) => vec![reason.isolated()],
    };
    let percentage = adjustment.percentage.map(|value| Prose::new(&format!("({})", labels.percentage(value))).island());
    parts.extend(percentage);
    Prose::join(" ", &parts)
}

/// The description takes what the other columns leave.
fn add_descriptions(
    place: usize,
    columns: &mut Vec<Column>,
    rows: &mut [Vec<Cell>],
    sheet: &Sheet,
    setter: &Typesetter,
) {
    let taken: f32 = columns.iter().map(|column| column.width + GUTTER).sum();
    let width = CONTENT_WIDTH - taken;
    let head = setter.label(setter.labels.description, Look::Label).fitted(width);
    columns.insert(place, Column { head, width, align: Align::Start });
    for (row, line) in rows.iter_mut().zip(&sheet.lines) {
        let mut cell = vec![setter.written(&line.name, Look::Body, width, NAME_LINES_MAX)];
        let description = line.description.as_ref();
        cell.extend(description.map(|text| setter.written(text, Look::Small, width, DESCRIPTION_LINES_MAX)));
        cell.extend(
            notes(line, sheet, setter).iter().map(|note| setter.sentence(note, Look::Small, width, NOTE_LINES_MAX)),
        );
        row.insert(place, cell);
    }
}
