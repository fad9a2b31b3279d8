//! Text as glyphs: cleaned, ordered by direction, shaped, broken into lines. Sizes are in em until a style scales them.

pub(crate) mod face;
mod item;
mod line;
mod paragraph;
mod prose;
mod reading;
mod shape;
mod words;
mod wrap;

pub(crate) use line::{Line, Run};
pub(crate) use paragraph::{Paragraph, Style};
pub(crate) use prose::Prose;
pub(crate) use shape::Glyph;

/// The base direction of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// Left to right: codes, numbers, account numbers, links.
    Left,
    /// Right to left: labels of an Arabic page.
    Right,
    /// By the first letter that has a direction: what people wrote. The page's direction decides when there is none.
    Auto {
        /// Whether the page is right to left.
        right_to_left: bool,
    },
}

#[cfg(test)]
mod tests;
