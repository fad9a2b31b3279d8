//! A table that runs over pages and repeats its head on each.

use super::flow::{Flow, height_of};
use super::typesetter::RULE;
use crate::canvas::{Align, Canvas};
use crate::display::{Color, Role};
use crate::text::Paragraph;

/// Between two columns.
pub(super) const GUTTER: f32 = 11.0;
const PADDING: f32 = 3.5;
/// How far the ground under a sum reaches over the text on either side.
pub(super) const OVERHANG: f32 = 6.0;

/// A column.
pub(super) struct Column {
    pub(super) head: Paragraph,
    pub(super) width: f32,
    pub(super) align: Align,
}

/// Paragraphs under each other.
pub(super) type Cell = Vec<Paragraph>;

/// Columns, and where they start.
pub(super) struct Table {
    pub(super) start: f32,
    pub(super) columns: Vec<Column>,
}

/// What stands at the foot and at the head of a page where the rows go on: what they came to so far.
pub(super) struct Carry<'a> {
    /// Before the sum at the foot, and before the one at the head.
    pub(super) words: [Paragraph; 2],
    /// What the rows up to this one come to, itself included.
    pub(super) sum: &'a dyn Fn(usize) -> Paragraph,
    /// The column that the sums stand in.
    pub(super) column: usize,
    /// The ground they stand on.
    pub(super) ground: Color,
    /// What comes below the table is so high, and never stands on a page without a row.
    pub(super) below: f32,
}

impl Table {
    pub(super) fn width(&self) -> f32 {
        let gaps = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.columns.iter().map(|column| column.width).sum::<f32>() + f32::from(gaps) * GUTTER
    }

    /// With its head, on one page.
    pub(super) fn height(&self, rows: &[Vec<Cell>]) -> f32 {
        self.head_height() + rows.iter().map(|row| row_height(row)).sum::<f32>()
    }

    /// Draws the table from the flow's current height on.
    pub(super) fn draw(&self, flow: &mut Flow, rows: &[Vec<Cell>]) {
        self.draw_rows(flow, rows, None);
    }

    /// The same, with sums that are carried from page to page.
    pub(super) fn draw_carrying(&self, flow: &mut Flow, rows: &[Vec<Cell>], carry: &Carry<'_>) {
        self.draw_rows(flow, rows, Some(carry));
    }

    fn draw_rows(&self, flow: &mut Flow, rows: &[Vec<Cell>], carry: Option<&Carry<'_>>) {
        let first = rows.first().map_or(0.0, |row| row_height(row));
        flow.make_room(self.head_height() + first + carry.map_or(0.0, carry_height));
        flow.canvas.open_part(Role::Table);
        self.draw_head(flow);
        let last = rows.len().saturating_sub(1);
        for (index, row) in rows.iter().enumerate() {
            let height = row_height(row);
            let needed = height + carry.map_or(0.0, |carry| self.room_below(flow, carry, height, index == last));
            if !flow.fits(needed) && index > 0 {
                self.turn_page(flow, index.saturating_sub(1), carry);
            } else if !flow.fits(height) {
                self.turn_page(flow, index, None);
            }
            self.draw_row(flow, row);
            flow.y += height;
            flow.canvas.rule(self.start, flow.y, self.width(), 0.4, RULE);
        }
        flow.canvas.close_part();
    }

    /// What must fit below a row: the sum that is carried on, or below the last row what follows the table, where a page
    /// of its own has room for both.
    fn room_below(&self, flow: &Flow, carry: &Carry<'_>, height: f32, is_last: bool) -> f32 {
        let carried = carry_height(carry);
        if !is_last {
            return carried;
        }
        let together = self.head_height() + carried + height + carry.below;
        if flow.fits_a_page(together) { carry.below } else { 0.0 }
    }

    fn turn_page(&self, flow: &mut Flow, before: usize, carry: Option<&Carry<'_>>) {
        let sum = carry.map(|carry| (carry, (carry.sum)(before)));
        if let Some((carry, sum)) = sum.as_ref().filter(|(carry, _)| flow.fits(carry_height(carry))) {
            let [forward, _] = &carry.words;
            self.draw_carry(flow, carry, forward, sum);
        }
        flow.next_page();
        // The head has been read once; later ones only help the eye.
        let (canvas, y) = (&mut flow.canvas, flow.y);
        canvas.decoration(|canvas| self.head_cells(canvas, y));
        self.head_rule(flow);
        if let Some((carry, sum)) = &sum {
            let [_, brought] = &carry.words;
            self.draw_carry(flow, carry, brought, sum);
        }
    }

    fn draw_carry(&self, flow: &mut Flow, carry: &Carry<'_>, words: &Paragraph, sum: &Paragraph) {
        let Some(column) = self.columns.get(carry.column) else { return };
        let before: f32 = self.columns.iter().take(carry.column).map(|column| column.width + GUTTER).sum();
        let (height, top) = (carry_height(carry), flow.y);
        let (start, width) = (self.start - OVERHANG, self.width() + 2.0 * OVERHANG);
        flow.canvas.rectangle(start, top, width, height, carry.ground);
        flow.canvas.decoration(|canvas| {
            let middle = |paragraph: &Paragraph| top + (height - paragraph.height()) / 2.0;
            // Words stand before the sum, or after it where it is in the first columns.
            let (start, width) = match before - GUTTER {
                room if room >= words.width() => (self.start, room),
                _ => (self.start + before + column.width + GUTTER, self.width() - before - column.width - GUTTER),
            };
            let align = if start > self.start { Align::Start } else { Align::End };
            canvas.paragraph(start, middle(words), width, align, &words.clone().fitted(width));
            canvas.paragraph(
                self.start + before,
                middle(sum),
                column.width,
                column.align,
                &sum.clone().fitted(column.width),
            );
        });
        flow.y += height;
        flow.canvas.rule(self.start, flow.y, self.width(), 0.4, RULE);
    }

    fn draw_head(&self, flow: &mut Flow) {
        let y = flow.y;
        flow.canvas.part(Role::Row, |canvas| self.head_cells(canvas, y));
        self.head_rule(flow);
    }

    fn head_rule(&self, flow: &mut Flow) {
        flow.y += self.head_height();
        flow.canvas.rule(self.start, flow.y, self.width(), 1.0, flow.accent);
    }

    fn head_cells(&self, canvas: &mut Canvas, y: f32) {
        let bottom = y + self.head_height() - PADDING;
        let mut start = self.start;
        for column in &self.columns {
            let top = bottom - column.head.height();
            let draw = |canvas: &mut Canvas| canvas.paragraph(start, top, column.width, column.align, &column.head);
            canvas.part(Role::HeadCell, draw);
            start += column.width + GUTTER;
        }
    }

    fn draw_row(&self, flow: &mut Flow, row: &[Cell]) {
        let top = flow.y + PADDING;
        let mut start = self.start;
        flow.canvas.part(Role::Row, |canvas| {
            for (column, cell) in self.columns.iter().zip(row) {
                let mut y = top;
                canvas.part(Role::Cell, |canvas| {
                    for paragraph in cell {
                        canvas.paragraph(start, y, column.width, column.align, paragraph);
                        y += paragraph.height();
                    }
                });
                start += column.width + GUTTER;
            }
        });
    }

    fn head_height(&self) -> f32 {
        self.columns.iter().map(|column| column.head.height()).fold(0.0, f32::max) + 2.0 * PADDING
    }
}

fn row_height(row: &[Cell]) -> f32 {
    row.iter().map(|cell| height_of(cell)).fold(0.0, f32::max) + 2.0 * PADDING
}

fn carry_height(carry: &Carry<'_>) -> f32 {
    carry.words.iter().map(Paragraph::height).fold(0.0, f32::max) + 2.0 * PADDING
}

/// The width of a column of figures: what the widest needs, up to `max`.
pub(super) fn natural_width<'a>(head: &Paragraph, cells: impl Iterator<Item = &'a Paragraph>, max: f32) -> f32 {
    cells.map(Paragraph::width).fold(head.width(), f32::max).min(max)
}
