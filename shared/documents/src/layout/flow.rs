//! The place where the next block goes, and what happens at the end of a page.

use super::MARGIN;
use crate::canvas::{Align, Canvas};
use crate::display::{Color, Role};
use crate::text::Paragraph;

/// A canvas with a current height.
pub(super) struct Flow {
    pub(super) canvas: Canvas,
    /// Where the next block starts, from the top of the page.
    pub(super) y: f32,
    /// Below this only the footer stands.
    pub(super) bottom: f32,
    /// What rules under heads are drawn in.
    pub(super) accent: Color,
}

impl Flow {
    pub(super) fn new(canvas: Canvas, bottom: f32, accent: Color) -> Self {
        Self { canvas, y: MARGIN, bottom, accent }
    }

    /// Whether a block of that height still fits on this page.
    pub(super) fn fits(&self, height: f32) -> bool {
        self.y + height <= self.bottom
    }

    /// Whether a block of that height fits on a page of its own.
    pub(super) fn fits_a_page(&self, height: f32) -> bool {
        MARGIN + height <= self.bottom
    }

    /// Goes to the next page when a block of that height does not fit on this one but would on a whole one.
    pub(super) fn make_room(&mut self, height: f32) {
        if !self.fits(height) && self.fits_a_page(height) {
            self.next_page();
        }
    }

    pub(super) fn next_page(&mut self) {
        self.canvas.add_page();
        self.y = MARGIN;
    }

    /// Draws paragraphs under each other from `top`, as one part, and tells how high they are together.
    pub(super) fn stack(&mut self, start: f32, top: f32, width: f32, align: Align, paragraphs: &[Paragraph]) -> f32 {
        let mut y = top;
        self.canvas.part(Role::Paragraph, |canvas| {
            for paragraph in paragraphs {
                canvas.paragraph(start, y, width, align, paragraph);
                y += paragraph.height();
            }
        });
        y - top
    }

    /// Draws a paragraph that may run over several pages; its first two lines and its last two stay together.
    pub(super) fn running(&mut self, start: f32, width: f32, align: Align, paragraph: &Paragraph) {
        self.canvas.open_part(Role::Paragraph);
        let (height, count) = (paragraph.line_height(), paragraph.lines.len());
        for (index, line) in paragraph.lines.iter().enumerate() {
            let begins_a_pair = count > 1 && (index == 0 || index.saturating_add(2) == count);
            if !self.fits(if begins_a_pair { 2.0 * height } else { height }) {
                self.next_page();
            }
            let one = Paragraph { style: paragraph.style, lines: vec![line.clone()] };
            self.canvas.paragraph(start, self.y, width, align, &one);
            self.y += height;
        }
        self.canvas.close_part();
    }
}

/// The height of paragraphs under each other.
pub(super) fn height_of(paragraphs: &[Paragraph]) -> f32 {
    paragraphs.iter().map(Paragraph::height).sum()
}
