//! Where layout draws: distances run from the page's starting edge, and a right-to-left page is mirrored here, once.

use std::sync::Arc;

use crate::display::{About, Color, Display, Frame, Mark, Node, Page, Role, Shape};
use crate::modules::Modules;
use crate::picture::Picture;
use crate::text::{Line, Paragraph, Run};

/// How far above the middle of a line its baseline is, in em: half of Inter's ascent less its descent.
const BASELINE_BELOW_MIDDLE: f32 = 0.36;
/// What a picture or a link may say of itself, in characters: PDF/A allows strings of 32,767 bytes, two or four to a
/// character.
const SAID_CHARACTERS_MAX: usize = 4_000;

/// The width that layout counts in, in points: A4's. A page of another width has it in its middle.
pub(crate) const LAYOUT_WIDTH: f32 = 595.28;

/// On which side of its box a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Where reading starts.
    Start,
    /// Where reading ends.
    End,
    /// On the right, whichever way the page is read: amounts.
    Right,
}

/// A display list under construction.
pub(crate) struct Canvas {
    display: Display,
    /// The parts that are being drawn, the innermost last.
    open: Vec<usize>,
    decorating: bool,
    page: usize,
}

impl Canvas {
    /// An empty document with its first page.
    pub(crate) fn new(about: About) -> Self {
        let mut canvas =
            Self { display: Display { about, ..Display::default() }, open: Vec::new(), decorating: false, page: 0 };
        canvas.display.pages.push(Page::default());
        canvas
    }

    /// Adds a page and draws on it from now on.
    pub(crate) fn add_page(&mut self) {
        self.display.pages.push(Page::default());
        self.page = self.page_count().saturating_sub(1);
    }

    /// Draws on an earlier page from now on.
    pub(crate) fn turn_to(&mut self, page: usize) {
        self.page = page;
    }

    pub(crate) fn page_count(&self) -> usize {
        self.display.pages.len()
    }

    /// What is drawn inside `draw` is a part of that kind.
    pub(crate) fn part<T>(&mut self, role: Role, draw: impl FnOnce(&mut Self) -> T) -> T {
        self.open_part(role);
        let value = draw(self);
        self.close_part();
        value
    }

    /// Starts a part whose end is elsewhere.
    pub(crate) fn open_part(&mut self, role: Role) {
        if self.decorating {
            return;
        }
        self.display.nodes.push(Node { role, parent: self.open.last().copied() });
        self.open.push(self.display.nodes.len().saturating_sub(1));
    }

    /// Ends the part that was started last.
    pub(crate) fn close_part(&mut self) {
        if !self.decorating {
            self.open.pop();
        }
    }

    /// What is drawn inside `draw` has no meaning of its own: it repeats on each page or only decorates.
    pub(crate) fn decoration(&mut self, draw: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.decorating, true);
        draw(self);
        self.decorating = before;
    }

    /// Draws a paragraph into a box, its top at `top`.
    pub(crate) fn paragraph(&mut self, start: f32, top: f32, width: f32, align: Align, paragraph: &Paragraph) {
        let left = self.left(start, width);
        let style = paragraph.style;
        let mut middle = top + paragraph.line_height() / 2.0;
        for line in &paragraph.lines {
            let room = width - line.width * style.size;
            let on_right = align == Align::Right || (align == Align::Start) == self.display.about.right_to_left;
            let x = if on_right { left + room } else { left };
            self.line(x, middle + BASELINE_BELOW_MIDDLE * style.size, style.size, style.color, line);
            middle += paragraph.line_height();
        }
    }

    /// Runs stand from left to right and are drawn in the order they are read, which is that of the tags.
    fn line(&mut self, x: f32, y: f32, size: f32, color: Color, line: &Line) {
        let mut left = x;
        let placed = line.runs.iter().map(|run| {
            let x = left;
            left += run.width * size;
            (x, run)
        });
        let mut placed: Vec<(f32, &Run)> = placed.collect();
        placed.sort_by_key(|(_, run)| run.start());
        for (x, run) in placed {
            self.mark(Shape::Glyphs { x, y, size, color, run: run.clone() });
        }
    }

    /// A filled rectangle.
    pub(crate) fn rectangle(&mut self, start: f32, top: f32, width: f32, height: f32, color: Color) {
        let frame = Frame { x: self.left(start, width), y: top, width, height };
        self.decoration(|canvas| canvas.mark(Shape::Rectangle { frame, color }));
    }

    /// A band along the top edge of the page, from side to side.
    pub(crate) fn band(&mut self, height: f32, color: Color) {
        let frame = Frame { x: 0.0, y: 0.0, width: self.display.about.width, height };
        self.decoration(|canvas| canvas.mark(Shape::Rectangle { frame, color }));
    }

    /// A horizontal line.
    pub(crate) fn rule(&mut self, start: f32, y: f32, width: f32, thickness: f32, color: Color) {
        let x = self.left(start, width);
        self.decoration(|canvas| canvas.mark(Shape::Line { x, y, width, thickness, color }));
    }

    /// A picture stretched over a box. `alt` is what it says to who cannot see it; one that says nothing only decorates.
    pub(crate) fn image(&mut self, start: f32, top: f32, width: f32, height: f32, picture: &Arc<Picture>, alt: &str) {
        let frame = Frame { x: self.left(start, width), y: top, width, height };
        self.figure(alt, Shape::Image { frame, picture: Arc::clone(picture) });
    }

    /// A square code of that side, its quiet zone not included. It is never mirrored, only its place is.
    pub(crate) fn modules(&mut self, start: f32, top: f32, side: f32, modules: &Arc<Modules>, alt: &str) {
        let frame = Frame { x: self.left(start, side), y: top, width: side, height: side };
        self.figure(alt, Shape::Modules { frame, modules: Arc::clone(modules) });
    }

    fn figure(&mut self, alt: &str, shape: Shape) {
        let alt: String = alt.chars().filter(|letter| !letter.is_control()).take(SAID_CHARACTERS_MAX).collect();
        if alt.trim().is_empty() {
            self.decoration(|canvas| canvas.mark(shape));
        } else {
            self.part(Role::Figure(alt), |canvas| canvas.mark(shape));
        }
    }

    /// A part of the page that opens an address, if it is one of the web. Its words and it belong into one [`Role::Link`].
    pub(crate) fn link(&mut self, start: f32, top: f32, width: f32, height: f32, address: &str) {
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        let is_written = address.len() <= SAID_CHARACTERS_MAX && address.bytes().all(|byte| byte.is_ascii_graphic());
        if is_web && is_written {
            let frame = Frame { x: self.left(start, width), y: top, width, height };
            self.mark(Shape::Link { frame, address: address.to_owned() });
        }
    }

    /// The finished list.
    pub(crate) fn finish(self) -> Display {
        self.display
    }

    fn left(&self, start: f32, width: f32) -> f32 {
        let about = &self.display.about;
        let inset = ((about.width - LAYOUT_WIDTH) / 2.0).max(0.0);
        if about.right_to_left { about.width - inset - start - width } else { inset + start }
    }

    fn mark(&mut self, shape: Shape) {
        let node = self.open.last().copied().filter(|_| !self.decorating);
        if let Some(page) = self.display.pages.get_mut(self.page) {
            page.marks.push(Mark { node, shape });
        }
    }
}
