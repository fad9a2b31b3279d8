//! Letters about money: what is said, in paragraphs, and the table that shows it.

mod receipt;
mod reminder;
mod statement;

use rust_decimal::Decimal;

use super::flow::{Flow, height_of};
use super::table::{Cell, Column, GUTTER, Table, natural_width};
use super::typesetter::{TextKind, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN};
use crate::canvas::Align;
use crate::labels::LetterLabels;
use crate::sheet::{Letter, Preceding, Sheet};
use crate::text::{Paragraph, Prose};

const PARAGRAPH_GAP: f32 = 8.0;
const PARAGRAPH_LINES_MAX: usize = 30;
const NAME_LINES_MAX: usize = 2;

/// Draws what stands between the parties and the foot of a letter.
pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, letter: &Letter, setter: &Typesetter) {
    let page = Page { sheet, setter, words: LetterLabels::of(sheet.language) };
    match letter {
        Letter::Reminder(reminder) => reminder::draw(flow, &page, reminder),
        Letter::Receipt(receipt) => receipt::draw(flow, &page, receipt),
        Letter::Statement(statement) => statement::draw(flow, &page, statement),
    }
}

/// What a letter says beside the parties, below its number and day.
pub(super) fn facts<'a>(letter: &Letter, setter: &Typesetter<'a>, width: f32) -> Vec<(&'a str, Paragraph)> {
    let (labels, words) = (setter.labels, LetterLabels::of(setter.labels.language));
    let set = |text: &str, kind| setter.sentence(&Prose::new(text), kind, width, NAME_LINES_MAX);
    match letter {
        Letter::Reminder(reminder) => vec![
            (labels.invoice.issue_date, set(&setter.day(reminder.invoice.issue_date), TextKind::Body)),
            (labels.due_date, set(&setter.day(reminder.due_date), TextKind::Strong)),
            (words.days_overdue, set(&setter.number(reminder.days_overdue.into(), 0), TextKind::Body)),
        ],
        Letter::Receipt(receipt) => vec![
            (labels.invoice.issue_date, set(&setter.day(receipt.invoice.issue_date), TextKind::Body)),
            (words.received_on, set(&setter.day(receipt.received_on), TextKind::Strong)),
        ],
        Letter::Statement(statement) => {
            let [from, to] = [statement.from, statement.to].map(|day| Prose::new(&setter.day(day)).isolated());
            let period = Prose::join(" – ", &[from, to]);
            vec![(words.period, setter.sentence(&period, TextKind::Strong, width, NAME_LINES_MAX))]
        }
    }
}

/// A letter under way: its sheet, its words, and how they are set.
struct Page<'a> {
    sheet: &'a Sheet,
    setter: &'a Typesetter<'a>,
    words: &'static LetterLabels<'static>,
}

/// A column of a letter's table.
struct Figures<'a> {
    head: &'a str,
    align: Align,
    cells: Vec<Paragraph>,
}

impl Page<'_> {
    /// An amount with its currency, for a sentence.
    fn money(&self, amount: Decimal) -> Prose {
        Prose::new(&self.setter.money(amount)).island()
    }

    /// An amount for a column.
    fn figure(&self, amount: Decimal, kind: TextKind) -> Paragraph {
        self.setter.figure(&self.setter.amount(amount), kind)
    }

    fn day(&self, date: jiff::civil::Date) -> Prose {
        Prose::new(&self.setter.day(date)).isolated()
    }

    /// What sentences about an invoice fill in.
    fn about(&self, invoice: &Preceding) -> Vec<(&'static str, Prose)> {
        vec![("number", Prose::new(&invoice.number).island()), ("date", self.day(invoice.issue_date))]
    }

    /// The first line, to the person there or to the company.
    fn greet(&self, flow: &mut Flow) {
        let buyer = &self.sheet.buyer;
        let name = Prose::new(buyer.contact.as_ref().unwrap_or(&buyer.name)).isolated();
        self.say(flow, &Prose::filled(self.words.greeting, &[("customer", name)]));
    }

    fn say(&self, flow: &mut Flow, prose: &Prose) {
        let text = self.setter.sentence(prose, TextKind::Body, CONTENT_WIDTH, PARAGRAPH_LINES_MAX);
        flow.running(MARGIN, CONTENT_WIDTH, Align::Start, &text);
        flow.y += PARAGRAPH_GAP;
    }

    /// The last line, and who writes.
    fn close(&self, flow: &mut Flow) {
        let (setter, seller) = (self.setter, &self.sheet.seller);
        let written = |text: &str, kind| setter.written(text, kind, CONTENT_WIDTH, NAME_LINES_MAX);
        let mut lines = vec![setter.label(self.words.closing, TextKind::Body)];
        lines.extend(seller.contact.as_ref().map(|name| written(name, TextKind::Body)));
        lines.push(written(&seller.name, TextKind::Strong));
        flow.make_room(height_of(&lines));
        let top = flow.y;
        flow.y += flow.stack(MARGIN, top, CONTENT_WIDTH, Align::Start, &lines);
    }

    /// A table as wide as the page. Each column has what its widest cell needs, and the one at `wide` what is left.
    fn table(&self, flow: &mut Flow, columns: Vec<Figures<'_>>, wide: usize) {
        let count = columns.first().map_or(0, |column| column.cells.len());
        let most = CONTENT_WIDTH / 2.0;
        let mut rows: Vec<Vec<Cell>> = (0..count).map(|_| Vec::new()).collect();
        let mut set = Vec::new();
        for Figures { head, align, cells } in columns {
            let head = self.setter.label(head, TextKind::Label);
            let width = natural_width(&head, cells.iter(), most);
            set.push(Column { head: head.fitted(width), width, align });
            for (row, cell) in rows.iter_mut().zip(cells) {
                row.push(vec![cell.fitted(width)]);
            }
        }
        let gaps = u16::try_from(set.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let taken: f32 = set.iter().map(|column| column.width).sum::<f32>() + f32::from(gaps) * GUTTER;
        if let Some(column) = set.get_mut(wide) {
            column.width += (CONTENT_WIDTH - taken).max(0.0);
        }
        Table { start: MARGIN, columns: set }.draw(flow, &rows);
        flow.y += BLOCK_GAP;
    }
}

#[cfg(test)]
mod tests;
