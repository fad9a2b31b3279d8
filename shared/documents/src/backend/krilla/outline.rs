//! The outline: the title and the headings, each a way to its place.

use ::krilla::destination::XyzDestination;
use ::krilla::geom::Point;
use ::krilla::outline::{Outline, OutlineNode};

use crate::display::{Display, Role, Shape};

/// Above the baseline of a heading, where the page is opened.
const ABOVE: f32 = 30.0;

/// The title on top, the headings below it, in reading order.
pub(super) fn outline(display: &Display) -> Outline {
    let places = places(display);
    let mut top = OutlineNode::new(display.about.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0)));
    for (node, place) in display.nodes.iter().zip(places) {
        if let (Role::Heading(words), Some((page, y))) = (&node.role, place) {
            let above = XyzDestination::new(page, Point::from_xy(0.0, (y - ABOVE).max(0.0)));
            top.push_child(OutlineNode::new(words.clone(), above));
        }
    }
    let mut outline = Outline::new();
    outline.push_child(top.with_open(true));
    outline
}

/// Page and height of the first words of each node.
fn places(display: &Display) -> Vec<Option<(usize, f32)>> {
    let mut places = vec![None; display.nodes.len()];
    for (index, page) in display.pages.iter().enumerate() {
        for mark in &page.marks {
            let place = mark.node.and_then(|node| places.get_mut(node));
            if let (Shape::Glyphs { y, .. }, Some(place @ None)) = (&mark.shape, place) {
                *place = Some((index, *y));
            }
        }
    }
    places
}
