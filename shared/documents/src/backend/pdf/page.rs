//! One page of the display list as a content stream.

use std::sync::Arc;

use pdf_writer::{Content, Name};
use skrifa::GlyphId;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};

use super::fonts::{Fonts, facts};
use super::images::Images;
use super::tags::Tags;
use super::text::{self, Silent};
use super::{COMPACT, Rectangle, hundredths, thousandths};
use crate::display::{Color, Frame, Mark, Page, Shape};
use crate::modules::Modules;
use crate::picture::Picture;
use crate::text::Run;
use crate::text::face::Face;

const BLACK: Color = Color(0, 0, 0);

/// What the pages of a document share.
pub(super) struct Shared<'a> {
    pub(super) fonts: Fonts,
    pub(super) images: Images,
    pub(super) tags: Tags<'a>,
}

/// The operators that draw a page of that height; those of a part of the document say so.
pub(super) fn content(page: &Page, index: usize, height: f32, shared: &mut Shared<'_>) -> Vec<u8> {
    let mut writer = PageWriter {
        content: Content::with_settings(COMPACT),
        shared,
        height,
        color: None,
        font: None,
        is_in_text: false,
    };
    let has_ink = |mark: &&Mark| !matches!(mark.shape, Shape::Link { .. });
    for group in page.marks.chunk_by(|one, next| one.node == next.node) {
        let Some(first) = group.iter().find(has_ink) else { continue };
        writer.open(first.node, index);
        for mark in group.iter().filter(has_ink) {
            writer.shape(&mark.shape);
            if let (Shape::Image { frame, .. } | Shape::Modules { frame, .. }, Some(node)) = (&mark.shape, mark.node) {
                let bounds = writer.rectangle(frame);
                writer.shared.tags.bound(node, bounds);
            }
        }
        writer.close();
    }
    writer.content.finish().into_vec()
}

struct PageWriter<'a, 'b> {
    content: Content,
    shared: &'a mut Shared<'b>,
    height: f32,
    /// What is set until something else is.
    color: Option<Color>,
    font: Option<(Face, f32)>,
    is_in_text: bool,
}

impl PageWriter<'_, '_> {
    fn open(&mut self, node: Option<usize>, page: usize) {
        if let Some(part) = node.and_then(|node| self.shared.tags.content(node, page)) {
            self.content.begin_marked_content_with_properties(Name(b"Span")).properties().identify(part);
        } else {
            let mut artifact = self.content.begin_marked_content_with_properties(Name(b"Artifact"));
            artifact.properties().pair(Name(b"Type"), Name(b"Layout"));
        }
    }

    fn close(&mut self) {
        self.end_text();
        self.content.end_marked_content();
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Glyphs { x, y, size, color, run } => self.glyphs((*x, *y), *size, *color, run),
            Shape::Rectangle { frame, color } => self.fill(frame, *color),
            Shape::Line { x, y, width, thickness, color } => {
                let frame = Frame { x: *x, y: y - thickness / 2.0, width: *width, height: *thickness };
                self.fill(&frame, *color);
            }
            Shape::Image { frame, picture } => self.image(frame, picture),
            Shape::Modules { frame, modules } => self.modules(frame, modules),
            // An annotation is no content.
            Shape::Link { .. } => {}
        }
    }

    fn glyphs(&mut self, (x, y): (f32, f32), size: f32, color: Color, run: &Run) {
        self.set_color(color);
        if !self.is_in_text {
            self.content.begin_text();
            self.is_in_text = true;
        }
        if self.font != Some((run.face, size)) {
            self.content.set_font(Fonts::name(run.face), text::size(size));
            self.font = Some((run.face, size));
        }
        let y = hundredths(self.height - y);
        let silent = text::show(&mut self.content, &mut self.shared.fonts, run, (x, y), size);
        // What has no text of its own is drawn as a path, so that no reader takes it for a letter.
        for Silent { x: start, glyph } in silent {
            let place = (x + (start + glyph.dx) * size, y + glyph.dy * size);
            self.outline(run.face, glyph.id, place, size);
        }
    }

    fn outline(&mut self, face: Face, glyph: u32, (x, y): (f32, f32), size: f32) {
        self.end_text();
        let Some(facts) = facts(face) else { return };
        let Some(outline) = facts.outlines.get(GlyphId::new(glyph)) else { return };
        let mut pen =
            Pen { content: &mut self.content, x, y, scale: facts.unit / 1_000.0 * size, at: (0.0, 0.0), inked: false };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if outline.draw(settings, &mut pen).is_ok() && pen.inked {
            self.content.fill_nonzero();
        }
    }

    fn fill(&mut self, frame: &Frame, color: Color) {
        self.end_text();
        self.set_color(color);
        let Rectangle { x, y, width, height } = self.rectangle(frame);
        self.content.rect(x, y, width, height).fill_nonzero();
    }

    fn image(&mut self, frame: &Frame, picture: &Arc<Picture>) {
        self.end_text();
        let Rectangle { x, y, width, height } = self.rectangle(frame);
        let name = self.shared.images.name(picture);
        self.content.save_state().transform([width, 0.0, 0.0, height, x, y]);
        self.content.x_object(Name(name.as_bytes())).restore_state();
    }

    /// One path around all modules, so that no seam shows between them, in coordinates of one module each.
    fn modules(&mut self, frame: &Frame, modules: &Modules) {
        self.end_text();
        self.set_color(BLACK);
        let scale = frame.width / f32::from(modules.side());
        let top = hundredths(self.height - frame.y);
        self.content.save_state().transform([scale, 0.0, 0.0, -scale, hundredths(frame.x), top]);
        for outline in modules.outlines() {
            for (index, (column, row)) in outline.into_iter().enumerate() {
                let (x, y) = (f32::from(column), f32::from(row));
                if index == 0 {
                    self.content.move_to(x, y)
                } else {
                    self.content.line_to(x, y)
                };
            }
            self.content.close_path();
        }
        self.content.fill_even_odd().restore_state();
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.is_in_text) {
            self.content.end_text();
        }
    }

    fn set_color(&mut self, color: Color) {
        if self.color != Some(color) {
            let part = |value: u8| thousandths(f32::from(value) / 255.0) / 1_000.0;
            self.content.set_fill_rgb(part(color.0), part(color.1), part(color.2));
            self.color = Some(color);
        }
    }

    fn rectangle(&self, frame: &Frame) -> Rectangle {
        Rectangle::of(frame, self.height)
    }
}

/// Draws an outline of font units at its place and in its size.
struct Pen<'a> {
    content: &'a mut Content,
    x: f32,
    y: f32,
    scale: f32,
    /// Where it is, in font units.
    at: (f32, f32),
    inked: bool,
}

impl Pen<'_> {
    fn place(&self, (x, y): (f32, f32)) -> (f32, f32) {
        (hundredths(self.x + x * self.scale), hundredths(self.y + y * self.scale))
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.inked = true;
        let (x, y) = self.place(self.at);
        self.content.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        let (x, y) = self.place(self.at);
        self.content.line_to(x, y);
    }

    /// A PDF knows cubic curves only: both control points lie two thirds of the way to the one of a quadratic curve.
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let towards = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let (from_x, from_y) = self.at;
        self.curve_to(towards(from_x, cx), towards(from_y, cy), towards(x, cx), towards(y, cy), x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.at = (x, y);
        let ((x1, y1), (x2, y2), (x, y)) = (self.place((cx0, cy0)), self.place((cx1, cy1)), self.place(self.at));
        self.content.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.content.close_path();
    }
}
