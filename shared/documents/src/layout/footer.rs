//! The foot of each page: who, which invoice, which page of how many, and what the merchant writes there. Drawn last, when
//! the number of pages is known.

use domain::theme::Theme;

use super::typesetter::{RULE, TextKind, Typesetter};
use super::{CONTENT_WIDTH, MARGIN};
use crate::canvas::{Align, Canvas};
use crate::sheet::Sheet;
use crate::text::{Paragraph, Prose};

/// Its rule stands so far above the lower edge of the page.
const TOP: f32 = 52.0;
/// From the rule to the first line.
const BELOW_RULE: f32 = 4.0;
/// Between the blocks of a page and the rule.
const CLEARANCE: f32 = 10.0;
const PAGE_NUMBER_WIDTH: f32 = 110.0;
const WORDS_LINES_MAX: usize = 3;

/// What the merchant writes at the foot of every page.
fn words(theme: &Theme, setter: &Typesetter<'_>) -> Option<Paragraph> {
    let words = theme.words.of(setter.labels.language)?.footer.as_ref()?;
    Some(setter.written(words.as_str(), TextKind::Small, CONTENT_WIDTH, WORDS_LINES_MAX))
}

/// How much of the page's height it takes.
pub(super) fn height(theme: &Theme, setter: &Typesetter<'_>) -> f32 {
    TOP + CLEARANCE + words(theme, setter).map_or(0.0, |words| words.height())
}

pub(super) fn draw(canvas: &mut Canvas, page_height: f32, sheet: &Sheet, theme: &Theme, setter: &Typesetter<'_>) {
    let mut parts = vec![Prose::new(&sheet.seller.name).isolated()];
    parts.extend(sheet.seller.vat_id.as_ref().map(|id| Prose::new(id).island()));
    parts.push(Prose::new(&sheet.number).island());
    let width = CONTENT_WIDTH - PAGE_NUMBER_WIDTH - 10.0;
    let who = setter.sentence(&Prose::join(" · ", &parts), TextKind::Small, width, 1);
    let words = words(theme, setter);
    let rule = page_height - TOP - words.as_ref().map_or(0.0, Paragraph::height);
    let pages = canvas.page_count();
    canvas.decoration(|canvas| {
        for page in 0..pages {
            canvas.turn_to(page);
            canvas.rule(MARGIN, rule, CONTENT_WIDTH, 0.4, RULE);
            canvas.paragraph(MARGIN, rule + BELOW_RULE, width, Align::Start, &who);
            let number = setter.label(&setter.page(page.saturating_add(1), pages), TextKind::Small);
            let start = MARGIN + CONTENT_WIDTH - PAGE_NUMBER_WIDTH;
            canvas.paragraph(start, rule + BELOW_RULE, PAGE_NUMBER_WIDTH, Align::End, &number);
            if let Some(words) = &words {
                canvas.paragraph(MARGIN, rule + BELOW_RULE + who.line_height(), CONTENT_WIDTH, Align::Start, words);
            }
        }
    });
}
