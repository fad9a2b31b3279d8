//! One page of the display list, drawn on krilla's surface.

use ::krilla::action::{Action, LinkAction};
use ::krilla::annotation::{Annotation, LinkAnnotation, Target};
use ::krilla::color::rgb;
use ::krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use ::krilla::page::Page;
use ::krilla::paint::{Fill, FillRule};
use ::krilla::surface::Surface;
use ::krilla::tagging::Identifier;
use ::krilla::text::{GlyphId, KrillaGlyph};

use super::tags::Tags;
use crate::display::{self, Color, Frame, Mark, Shape};
use crate::modules::Modules;
use crate::picture::Picture;
use crate::text::{Glyph, Run};

const BLACK: Color = Color(0, 0, 0);

/// Draws the page with that index.
pub(super) fn page(page: &mut Page<'_>, index: usize, drawn: &display::Page, tags: &mut Tags) {
    let mut surface = page.surface();
    for group in drawn.marks.chunk_by(|one, next| one.node == next.node) {
        let Some(first) = group.first() else { continue };
        tags.start(&mut surface, first.node);
        for mark in group {
            shape(&mut surface, mark);
            if let Shape::Image { frame, .. } | Shape::Modules { frame, .. } = &mark.shape
                && let Some(bounds) = rect(frame)
            {
                tags.bound(mark.node, index, bounds);
            }
        }
        surface.end_tagged();
    }
    surface.finish();
    for mark in &drawn.marks {
        if let Shape::Link { frame, address } = &mark.shape
            && let Some(link) = link(page, frame, address)
        {
            tags.link(mark.node, link);
        }
    }
}

fn shape(surface: &mut Surface<'_>, mark: &Mark) {
    match &mark.shape {
        Shape::Glyphs { x, y, size, color, run } => glyphs(surface, (*x, *y), *size, *color, run),
        Shape::Rectangle { frame, color } => fill(surface, frame, *color),
        Shape::Line { x, y, width, thickness, color } => {
            let frame = Frame { x: *x, y: y - thickness / 2.0, width: *width, height: *thickness };
            fill(surface, &frame, *color);
        }
        Shape::Image { frame, picture } => image(surface, frame, picture),
        Shape::Modules { frame, modules: code } => modules(surface, frame, code),
        // An annotation is no content: it is added when the surface is done.
        Shape::Link { .. } => {}
    }
}

fn glyphs(surface: &mut Surface<'_>, (x, y): (f32, f32), size: f32, color: Color, run: &Run) {
    let Some(font) = super::font(run.face) else { return };
    set_color(surface, color);
    let (spoken, silent): (Vec<Placed<'_>>, Vec<Placed<'_>>) = placed(run).partition(|one| !one.glyph.text.is_empty());
    let glyphs: Vec<KrillaGlyph> = spoken.iter().map(|one| krilla_glyph(one.glyph)).collect();
    surface.draw_glyphs(Point::from_xy(rounded(x), rounded(y)), &glyphs, font.clone(), &run.text, size, false);
    // What has no text of its own is drawn as a path, so that no reader takes it for a letter.
    for one in silent {
        let start = Point::from_xy(rounded(x + one.x * size), rounded(y));
        surface.draw_glyphs(start, &[krilla_glyph(one.glyph)], font.clone(), &run.text, size, true);
    }
}

/// A glyph and its distance from the start of its run, in em.
struct Placed<'a> {
    x: f32,
    glyph: &'a Glyph,
}

fn placed(run: &Run) -> impl Iterator<Item = Placed<'_>> {
    run.glyphs.iter().scan(0.0, |x, glyph| {
        let placed = Placed { x: *x, glyph };
        *x += glyph.advance;
        Some(placed)
    })
}

fn krilla_glyph(glyph: &Glyph) -> KrillaGlyph {
    KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, glyph.dx, glyph.dy, 0.0, glyph.text.clone(), None)
}

fn fill(surface: &mut Surface<'_>, frame: &Frame, color: Color) {
    if let Some(path) = rectangle(frame) {
        set_color(surface, color);
        surface.draw_path(&path);
    }
}

fn image(surface: &mut Surface<'_>, frame: &Frame, picture: &Picture) {
    if let Some(size) = Size::from_wh(frame.width, frame.height) {
        surface.push_transform(&Transform::from_translate(frame.x, frame.y));
        surface.draw_image(picture.raster.0.clone(), size);
        surface.pop();
    }
}

/// One path around all modules, so that no seam shows between them, in coordinates of one module each.
fn modules(surface: &mut Surface<'_>, frame: &Frame, modules: &Modules) {
    let scale = frame.width / f32::from(modules.side());
    let mut path = PathBuilder::new();
    for outline in modules.outlines() {
        let mut corners = outline.into_iter().map(|(column, row)| (f32::from(column), f32::from(row)));
        corners.next().into_iter().for_each(|(x, y)| path.move_to(x, y));
        corners.for_each(|(x, y)| path.line_to(x, y));
        path.close();
    }
    if let Some(path) = path.finish() {
        set_fill(surface, BLACK, FillRule::EvenOdd);
        surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, frame.x, frame.y));
        surface.draw_path(&path);
        surface.pop();
    }
}

fn rectangle(frame: &Frame) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect(frame)?);
    path.finish()
}

fn rect(frame: &Frame) -> Option<Rect> {
    Rect::from_xywh(rounded(frame.x), rounded(frame.y), rounded(frame.width), rounded(frame.height))
}

/// To hundredths of a point, which no eye sees: five digits less to write for each place, and to compress.
fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

fn set_color(surface: &mut Surface<'_>, color: Color) {
    set_fill(surface, color, FillRule::NonZero);
}

fn set_fill(surface: &mut Surface<'_>, Color(red, green, blue): Color, rule: FillRule) {
    surface.set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), rule, ..Fill::default() }));
}

fn link(page: &mut Page<'_>, frame: &Frame, address: &str) -> Option<Identifier> {
    let target = Target::Action(Action::Link(LinkAction::new(address.to_owned())));
    let link = LinkAnnotation::new(rect(frame)?, target);
    Some(page.add_tagged_annotation(Annotation::new_link(link, Some(address.to_owned()))))
}
