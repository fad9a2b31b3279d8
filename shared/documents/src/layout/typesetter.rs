//! The looks of the document: which size, weight and colour each kind of text has, and which way it reads.

use crate::display::Color;
use crate::labels::Labels;
use crate::text::{Base, Paragraph, Prose, Style};
use domain::language::Language;

pub(super) const INK: Color = Color(0x1a, 0x1d, 0x24);
pub(super) const QUIET: Color = Color(0x5d, 0x65, 0x73);
pub(super) const ACCENT: Color = Color(0x12, 0x4e, 0x8c);
pub(super) const RULE: Color = Color(0xd5, 0xda, 0xe2);

/// A kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Name,
    Body,
    Strong,
    /// Names of fields and columns.
    Label,
    /// Second lines and notes.
    Small,
    /// Numbers in columns.
    Figure,
    StrongFigure,
    /// The amount to pay.
    Payable,
    Link,
}

/// Makes paragraphs for one document.
pub(super) struct Typesetter {
    pub(super) labels: &'static Labels,
}

impl Typesetter {
    pub(super) fn new(language: Language) -> Self {
        Self { labels: Labels::of(language) }
    }

    /// Our own words, in the page's direction.
    pub(super) fn label(&self, text: &str, look: Look) -> Paragraph {
        Paragraph::line(&Prose::new(text), self.style(look), self.base())
    }

    /// Composed text in the page's direction, wrapped.
    pub(super) fn sentence(&self, prose: &Prose, look: Look, width: f32, lines_max: usize) -> Paragraph {
        Paragraph::wrapped(prose, self.style(look), self.base(), width, lines_max)
    }

    /// What somebody wrote, in its own direction, wrapped.
    pub(super) fn written(&self, text: &str, look: Look, width: f32, lines_max: usize) -> Paragraph {
        let base = Base::Auto { right_to_left: self.labels.language.is_right_to_left() };
        Paragraph::wrapped(&Prose::new(text), self.style(look), base, width, lines_max)
    }

    /// A code, a number or an address of the web: left to right on any page, wrapped.
    pub(super) fn code(&self, text: &str, look: Look, width: f32, lines_max: usize) -> Paragraph {
        Paragraph::wrapped(&Prose::new(text), self.style(look), Base::Left, width, lines_max)
    }

    /// A number: left to right on any page, in one line.
    pub(super) fn figure(&self, text: &str, look: Look) -> Paragraph {
        Paragraph::line(&Prose::new(text), self.style(look), Base::Left)
    }

    /// A number and words beside it, in the page's direction, in one line.
    pub(super) fn measure(&self, prose: &Prose, look: Look) -> Paragraph {
        Paragraph::line(prose, self.style(look), self.base())
    }

    fn base(&self) -> Base {
        if self.labels.language.is_right_to_left() { Base::Right } else { Base::Left }
    }

    fn style(&self, look: Look) -> Style {
        let (size, bold, color, tabular) = match look {
            Look::Title => (20.0, true, ACCENT, false),
            Look::Name => (13.0, true, INK, false),
            Look::Body => (9.0, false, INK, false),
            Look::Strong => (9.0, true, INK, false),
            Look::Label | Look::Small => (7.5, false, QUIET, false),
            Look::Figure => (9.0, false, INK, true),
            Look::StrongFigure => (9.0, true, INK, true),
            Look::Payable => (12.0, true, ACCENT, true),
            Look::Link => (8.0, false, ACCENT, false),
        };
        // Arabic letters reach higher and deeper than Latin ones.
        let leading = if self.labels.language.is_right_to_left() { 1.5 } else { 1.36 };
        Style { size, bold, color, tabular, leading }
    }
}
