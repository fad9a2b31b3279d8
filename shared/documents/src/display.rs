//! The display list: what stands where on each page and what it means, before any file format.

use std::sync::Arc;

use jiff::civil::Date;

use crate::attachment::Attachment;
use crate::modules::Modules;
use crate::picture::Picture;
use crate::text::Run;

/// Everything a back end needs to write a document.
#[derive(Debug, Default)]
pub(crate) struct Display {
    pub(crate) about: About,
    pub(crate) pages: Vec<Page>,
    /// The reading order as a tree; the root has no parent, a parent stands before its children.
    pub(crate) nodes: Vec<Node>,
    /// Files that the document carries.
    pub(crate) attachments: Vec<Attachment>,
}

/// The document as a whole.
#[derive(Debug, Default)]
pub(crate) struct About {
    pub(crate) title: String,
    pub(crate) author: String,
    /// BCP 47 tag.
    pub(crate) language: &'static str,
    pub(crate) right_to_left: bool,
    /// The document's date, so that the same invoice gives the same bytes on any day.
    pub(crate) date: Date,
    /// In points.
    pub(crate) width: f32,
    /// In points.
    pub(crate) height: f32,
}

/// One page, drawn from first to last.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) marks: Vec<Mark>,
}

/// Something drawn.
#[derive(Debug)]
pub(crate) struct Mark {
    /// The node it belongs to; none for decoration and for what repeats on each page.
    pub(crate) node: Option<usize>,
    pub(crate) shape: Shape,
}

/// The shapes there are. Points, from the top left corner of the page.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Glyphs of one face; `y` is the baseline.
    Glyphs { x: f32, y: f32, size: f32, color: Color, run: Run },
    /// A filled rectangle.
    Rectangle { frame: Frame, color: Color },
    /// A horizontal line, `y` its middle.
    Line { x: f32, y: f32, width: f32, thickness: f32, color: Color },
    /// A picture, stretched over its frame.
    Image { frame: Frame, picture: Arc<Picture> },
    /// The dark modules of a square code, in black.
    Modules { frame: Frame, modules: Arc<Modules> },
    /// A part of the page that opens an address.
    Link { frame: Frame, address: String },
}

/// A rectangle's place and size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// A part of the document's meaning.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: Option<usize>,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// A group of parts.
    Section,
    /// The document's title.
    Title(String),
    /// The heading of a section.
    Heading(String),
    /// Running text.
    Paragraph,
    /// A table of rows.
    Table,
    /// A row of cells.
    Row,
    /// A cell that names its column.
    HeadCell,
    /// A cell.
    Cell,
    /// Words that open an address; the link itself is drawn inside.
    Link,
    /// A picture, and what it says to who cannot see it.
    Figure(String),
}

/// An RGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Color(pub(crate) u8, pub(crate) u8, pub(crate) u8);
