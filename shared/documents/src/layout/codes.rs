//! QR codes beside each other at the page's end, each with a line that says what it is for.

use std::sync::Arc;

use super::flow::Flow;
use super::typesetter::{TextKind, Typesetter};
use super::{CONTENT_WIDTH, MARGIN};
use crate::canvas::{Align, Canvas};
use crate::code::{QUIET_MODULES, qr_code};
use crate::display::Role;
use crate::labels::CodeLabels;
use crate::modules::Modules;
use crate::text::{Paragraph, Prose};

/// How large a code is, without the white around it: a module of the largest is a quarter of a millimetre.
const SIDE: f32 = 70.0;
/// Between two codes, and between them and what stands beside them: more white than the coarsest code asks for.
pub(super) const GAP: f32 = 18.0;
const CAPTION_LINES_MAX: usize = 2;

/// What a code is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    /// A banking app fills in a transfer.
    Transfer,
    /// The page where it can be paid opens.
    Pay,
    /// A Saudi invoice can be held against the books.
    Saudi,
}

/// A code and its caption.
struct Code {
    modules: Arc<Modules>,
    caption: Paragraph,
    /// For who cannot see it.
    spoken: String,
}

/// The codes of one document, in order from the page's start.
pub(super) struct Codes(Vec<Code>);

impl Codes {
    /// A code for each text; one that is too long for a code is left out.
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = (Purpose, &'a str)>, setter: &Typesetter) -> Self {
        let words = CodeLabels::of(setter.labels.language);
        let code = |(purpose, text): (Purpose, &str)| {
            let said = match purpose {
                Purpose::Transfer => words.transfer,
                Purpose::Pay => words.pay,
                Purpose::Saudi => words.saudi,
            };
            Some(Code {
                modules: Arc::new(qr_code(text)?),
                caption: setter.sentence(&Prose::new(said), TextKind::Small, SIDE, CAPTION_LINES_MAX),
                spoken: format!("{}: {said}", words.qr_code),
            })
        };
        Self(texts.into_iter().filter_map(code).collect())
    }

    /// The width they take from the page's end, the gap before them included.
    pub(super) fn width(&self) -> f32 {
        self.0.iter().map(|_| SIDE + GAP).sum()
    }

    /// How high they are with their captions.
    pub(super) fn height(&self) -> f32 {
        let tallest = self.0.iter().map(|code| code.caption.height()).fold(0.0, f32::max);
        if self.0.is_empty() { 0.0 } else { SIDE + self.quiet() + tallest }
    }

    /// The white that the coarsest of them needs below it, so that all captions stand in one line.
    fn quiet(&self) -> f32 {
        self.0.iter().map(|code| SIDE / f32::from(code.modules.side()) * QUIET_MODULES).fold(0.0, f32::max)
    }

    /// Draws them with their top at `top`, the last one at the page's end.
    pub(super) fn draw(&self, flow: &mut Flow, top: f32) {
        let mut start = MARGIN + CONTENT_WIDTH - self.width() + GAP;
        for code in &self.0 {
            code.draw(&mut flow.canvas, start, top, self.quiet());
            start += SIDE + GAP;
        }
    }
}

impl Code {
    fn draw(&self, canvas: &mut Canvas, start: f32, top: f32, quiet: f32) {
        canvas.modules(start, top, SIDE, &self.modules, &self.spoken);
        canvas.part(Role::Paragraph, |canvas| {
            canvas.paragraph(start, top + SIDE + quiet, SIDE, Align::Start, &self.caption);
        });
    }
}
