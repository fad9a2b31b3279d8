//! A table that runs over pages and repeats its head on each.

use super::flow::{Flow, height_of};
use super::typesetter::{ACCENT, RULE};
use crate::canvas::{Align, Canvas};
use crate::display::Role;
use crate::text::Paragraph;

/// Between two columns.
pub(super) const GUTTER: f32 = 11.0;
const PADDING: f32 = 3.5;

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
        flow.make_room(self.head_height() + rows.first().map_or(0.0, |row| row_height(row)));
        flow.canvas.open_part(Role::Table);
        self.draw_head(flow);
        for row in rows {
            let height = row_height(row);
            if !flow.fits(height) {
                flow.next_page();
                // The head has been read once; later ones only help the eye.
                let (canvas, y) = (&mut flow.canvas, flow.y);
                canvas.decoration(|canvas| self.head_cells(canvas, y));
                self.head_rule(flow);
            }
            self.draw_row(flow, row);
            flow.y += height;
            flow.canvas.rule(self.start, flow.y, self.width(), 0.4, RULE);
        }
        flow.canvas.close_part();
    }

    fn draw_head(&self, flow: &mut Flow) {
        let y = flow.y;
        flow.canvas.part(Role::Row, |canvas| self.head_cells(canvas, y));
        self.head_rule(flow);
    }

    fn head_rule(&self, flow: &mut Flow) {
        flow.y += self.head_height();
        flow.canvas.rule(self.start, flow.y, self.width(), 1.0, ACCENT);
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

/// The width of a column of figures: what the widest needs, up to `max`.
pub(super) fn natural_width<'a>(head: &Paragraph, cells: impl Iterator<Item = &'a Paragraph>, max: f32) -> f32 {
    cells.map(Paragraph::width).fold(head.width(), f32::max).min(max)
}
