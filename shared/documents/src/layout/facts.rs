//! The document's own dates and references, a name and a value in each row.

use super::flow::Flow;
use super::parties::{GAP, PARTY_WIDTH};
use super::typesetter::{TextKind, Typesetter};
use super::{CONTENT_WIDTH, MARGIN, letter};
use crate::canvas::Align;
use crate::display::Role;
use crate::sheet::{Content, Kind, Period, Sale, Sheet};
use crate::text::{Paragraph, Prose};

const START: f32 = MARGIN + 2.0 * (PARTY_WIDTH + GAP);
const WIDTH: f32 = CONTENT_WIDTH - 2.0 * (PARTY_WIDTH + GAP);
const VALUE_WIDTH: f32 = WIDTH * 0.6;
const NAME_WIDTH: f32 = WIDTH - VALUE_WIDTH - 4.0;
const LINES_MAX: usize = 3;

/// Draws them beside the parties, and tells how high they are together.
pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter<'_>) -> f32 {
    let mut y = flow.y;
    for (name, value) in rows(sheet, setter) {
        let name = setter.label(name, TextKind::Label).fitted(NAME_WIDTH);
        // On the line of the value's first line.
        let shift = (value.line_height() - name.line_height()) / 2.0;
        flow.canvas.part(Role::Paragraph, |canvas| {
            canvas.paragraph(START, y + shift, NAME_WIDTH, Align::Start, &name);
            canvas.paragraph(START + WIDTH - VALUE_WIDTH, y, VALUE_WIDTH, Align::End, &value);
        });
        y += value.height().max(name.height() + shift);
    }
    y - flow.y
}

fn rows<'a>(sheet: &Sheet, setter: &Typesetter<'a>) -> Vec<(&'a str, Paragraph)> {
    let issued = said(&setter.day(sheet.issue_date), TextKind::Body, setter);
    let mut rows = vec![(setter.labels.headings(&sheet.content).issue_date, issued)];
    match &sheet.content {
        Content::Sale(sale) => rows.extend(of_sale(sale, setter)),
        Content::Letter(letter) => rows.extend(letter::facts(letter, setter, VALUE_WIDTH)),
    }
    rows
}

fn of_sale<'a>(sale: &Sale, setter: &Typesetter<'a>) -> Vec<(&'a str, Paragraph)> {
    let labels = setter.labels;
    let code = |text: &str| setter.code(text, TextKind::Body, VALUE_WIDTH, LINES_MAX);
    let day = |day, kind| said(&setter.day(day), kind, setter);
    let mut rows = Vec::new();
    let preceding = match &sale.kind {
        Kind::Invoice(claim) => {
            rows.push((labels.due_date, day(claim.due_date, TextKind::Strong)));
            claim.replaces.as_ref().map(|replaced| (labels.replaces, replaced))
        }
        Kind::CreditNote(credit) => Some((labels.corrects, &credit.corrects)),
    };
    rows.extend(preceding.into_iter().flat_map(|(label, preceding)| {
        [(label, code(&preceding.number)), (labels.dated, day(preceding.issue_date, TextKind::Body))]
    }));
    rows.extend(sale.supply_date.map(|date| (labels.supply_date, day(date, TextKind::Body))));
    let days = |period: Period| format!("{}\u{A0}– {}", setter.day(period.start), setter.day(period.end));
    rows.extend(sale.period.map(|period| (labels.period, said(&days(period), TextKind::Body, setter))));
    rows.extend(sale.tax_point_date.map(|date| (labels.tax_point_date, day(date, TextKind::Body))));
    rows.extend(sale.order_reference.as_ref().map(|text| (labels.order_reference, code(text))));
    rows.extend(sale.buyer_reference.as_ref().map(|text| (labels.buyer_reference, code(text))));
    rows
}

fn said(text: &str, kind: TextKind, setter: &Typesetter<'_>) -> Paragraph {
    setter.sentence(&Prose::new(text), kind, VALUE_WIDTH, LINES_MAX)
}
