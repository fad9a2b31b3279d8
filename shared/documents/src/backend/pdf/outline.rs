//! The outline: the title and the headings, each a way to its place.

use pdf_writer::{Finish, Pdf, Ref, TextStr};

use super::Refs;
use crate::display::{Display, Role, Shape};

/// Above the baseline of a heading, where the page is opened.
const ABOVE: f32 = 30.0;

/// A heading, and where it stands.
struct Entry<'a> {
    words: &'a str,
    page: usize,
    /// From the top of the page.
    y: f32,
}

/// Writes the title on top, the headings below it in reading order.
pub(super) fn write(display: &Display, pdf: &mut Pdf, refs: &mut Refs, pages: &[Ref]) -> Ref {
    let [outline, title] = refs.some();
    let headings = headings(display);
    let items: Vec<Ref> = headings.iter().map(|_| refs.next()).collect();
    pdf.outline(outline).first(title).last(title).count(count(items.len().saturating_add(1)));
    let mut item = pdf.outline_item(title);
    item.title(TextStr(&display.about.title)).parent(outline);
    if let (Some(first), Some(last)) = (items.first(), items.last()) {
        item.first(*first).last(*last).count(count(items.len()));
    }
    if let Some(page) = pages.first() {
        item.dest().page(*page).xyz(0.0, display.about.height, None);
    }
    item.finish();
    for (index, (id, entry)) in items.iter().zip(&headings).enumerate() {
        let mut item = pdf.outline_item(*id);
        item.title(TextStr(entry.words)).parent(title);
        if let Some(previous) = index.checked_sub(1).and_then(|index| items.get(index)) {
            item.prev(*previous);
        }
        if let Some(next) = items.get(index.saturating_add(1)) {
            item.next(*next);
        }
        if let Some(page) = pages.get(entry.page) {
            let top = (display.about.height - entry.y + ABOVE).min(display.about.height);
            item.dest().page(*page).xyz(0.0, super::hundredths(top), None);
        }
    }
    outline
}

fn count(items: usize) -> i32 {
    i32::try_from(items).unwrap_or(i32::MAX)
}

/// The headings that have words on a page, where the first of them stand.
fn headings(display: &Display) -> Vec<Entry<'_>> {
    let mut places = vec![None; display.nodes.len()];
    for (page, drawn) in display.pages.iter().enumerate() {
        for mark in &drawn.marks {
            let place = mark.node.and_then(|node| places.get_mut(node));
            if let (Shape::Glyphs { y, .. }, Some(place @ None)) = (&mark.shape, place) {
                *place = Some((page, *y));
            }
        }
    }
    let headings = display.nodes.iter().zip(places).filter_map(|(node, place)| match (&node.role, place) {
        (Role::Heading(words), Some((page, y))) => Some(Entry { words, page, y }),
        _ => None,
    });
    headings.collect()
}
