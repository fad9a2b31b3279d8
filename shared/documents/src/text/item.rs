//! Text cut into items: stretches of one direction and one face, in the order they are read.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::Base;
use super::face::{Face, typeface};
use super::paragraph::Style;

/// A stretch of a text that is shaped as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) range: Range<usize>,
    pub(super) level: Level,
    pub(super) face: Face,
}

/// Cuts a text without line breaks into items.
pub(super) fn itemize(text: &str, base: Base, style: Style) -> Vec<Item> {
    let levels = levels(text, base);
    let mut items: Vec<Item> = Vec::new();
    for (start, character) in text.char_indices() {
        let range = start..start.saturating_add(character.len_utf8());
        let level = levels.as_ref().and_then(|levels| levels.get(start).copied()).unwrap_or_else(Level::ltr);
        let last = items.last_mut();
        let face = face_of(character, style, last.as_ref().map(|item| item.face));
        match last {
            Some(item) if item.level == level && item.face == face => item.range.end = range.end,
            _ => items.push(Item { range, level, face }),
        }
    }
    items
}

/// The embedding level of each byte; none when everything reads left to right.
fn levels(text: &str, base: Base) -> Option<Vec<Level>> {
    let plain = text.chars().all(|character| character < '\u{590}');
    let level = match base {
        Base::Left => Some(Level::ltr()),
        Base::Right => Some(Level::rtl()),
        Base::Auto { .. } => None,
    };
    if plain && level == Some(Level::ltr()) {
        return None;
    }
    let fallback = match base {
        Base::Auto { right_to_left: true } if !text.chars().any(char::is_alphabetic) => Some(Level::rtl()),
        _ => level,
    };
    Some(BidiInfo::new(text, fallback).levels)
}

/// The face for a character: marks, joiners and spaces stay with what is before them. What the chosen typeface does not
/// have comes from that of its script, or from the one without serifs.
fn face_of(character: char, style: Style, before: Option<Face>) -> Face {
    let covers = |face: &Face| typeface(*face).is_some_and(|typeface| typeface.covers(character));
    let chosen = Face::european(style.serif, style.bold);
    match before {
        // Every face has a space, and those of Europe have all of ASCII.
        Some(face) if is_invisible(character) || character == ' ' => face,
        _ if character.is_ascii() => chosen,
        _ => {
            let others = [Face::of_script(character, style.bold), Some(Face::european(false, style.bold))];
            let faces = std::iter::once(chosen).chain(others.into_iter().flatten());
            faces.into_iter().find(covers).unwrap_or(chosen)
        }
    }
}

/// Joiners and directional characters: they act on their neighbours and leave no ink.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}') || is_directional(character)
}

/// Directional marks and isolates.
pub(super) fn is_directional(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2066}'..='\u{2069}')
}
