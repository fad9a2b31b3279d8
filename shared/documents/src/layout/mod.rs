//! The pages of a document: where each block stands.

mod codes;
mod deducted;
mod effect;
mod facts;
mod fields;
mod flow;
mod footer;
mod heading;
mod letter;
mod lines;
mod logo;
mod note;
mod parties;
mod payment;
mod pricing;
mod table;
mod totals;
mod typesetter;
mod vat;
mod vat_notes;

use crate::canvas::{Canvas, LAYOUT_WIDTH};
use crate::display::{About, Display, Role};
use crate::labels::Labels;
use crate::sheet::{Content, Kind, Sale, Sheet};
use domain::theme::{Block, Look, Paper, Theme};
use flow::Flow;
use totals::Totals;
use typesetter::{Typesetter, in_one_line};

const MARGIN: f32 = 45.0;
const CONTENT_WIDTH: f32 = LAYOUT_WIDTH - 2.0 * MARGIN;
/// Between two blocks.
const BLOCK_GAP: f32 = 16.0;
/// What a PDF's information may hold of a name (a PDF/A string has its limit).
const ABOUT_CHARACTERS_MAX: usize = 200;
/// The blocks below the lines, in the order where a merchant chose none.
const STANDING: [Block; 5] = [Block::Totals, Block::VatNotes, Block::Payment, Block::Note, Block::Words];

/// Lays out a sheet in a merchant's looks.
pub(crate) fn lay_out(sheet: &Sheet, look: &Look) -> Display {
    let theme = &look.theme;
    let labels = Labels::chosen(sheet.language, theme);
    let setter = Typesetter::new(&labels, theme, sheet.currency);
    let about = about(sheet, &labels, theme);
    let page_height = about.height;
    let bottom = page_height - footer::height(theme, &setter);
    let mut flow = Flow::new(Canvas::new(about), bottom, setter.accent);
    flow.canvas.open_part(Role::Section);
    heading::draw(&mut flow, sheet, look, &setter);
    parties::draw(&mut flow, sheet, &setter);
    match &sheet.content {
        Content::Sale(sale) => draw_blocks(&mut flow, sale, theme, &setter),
        Content::Letter(letter) => letter::draw(&mut flow, sheet, letter, &setter),
    }
    flow.canvas.close_part();
    footer::draw(&mut flow.canvas, page_height, sheet, theme, &setter);
    flow.canvas.finish()
}

/// The lines and what stands below them.
fn draw_blocks(flow: &mut Flow, sale: &Sale, theme: &Theme, setter: &Typesetter<'_>) {
    let totals = Totals::new(sale, setter);
    let order = order(&sale.kind, &theme.blocks);
    let saudi = sale.saudi_code.as_deref();
    let below = if order.first() == Some(&Block::Totals) { totals.height() } else { 0.0 };
    lines::draw(flow, sale, &theme.columns, below, setter);
    for block in &order {
        match (block, &sale.kind) {
            (Block::Totals, Kind::Invoice(claim)) => {
                totals.draw(flow, setter);
                deducted::draw(flow, claim, setter);
            }
            (Block::Totals, Kind::CreditNote(_)) => totals.draw(flow, setter),
            (Block::VatNotes, _) => vat_notes::draw(flow, sale, setter),
            (Block::Payment, Kind::Invoice(claim)) => payment::draw(flow, &claim.payment, saudi, setter),
            (Block::Payment, Kind::CreditNote(credit)) => {
                payment::draw_saudi(flow, saudi, setter, |flow| effect::draw(flow, credit, setter));
            }
            (Block::Note, _) => note::draw(flow, sale, setter),
            (Block::Words, _) => {
                if let Some(words) = theme.words.of(setter.labels.language).and_then(|words| words.note.as_ref()) {
                    note::draw_standing(flow, words.as_str(), setter);
                }
            }
        }
    }
    if !order.contains(&Block::Payment) {
        payment::draw_saudi(flow, saudi, setter, |_| ());
    }
}

/// The blocks in the merchant's order. What the law asks for comes whether named or not: the sums, which VAT is charged,
/// and of a credit note what it does and why.
fn order(kind: &Kind, chosen: &[Block]) -> Vec<Block> {
    if chosen.is_empty() {
        return STANDING.to_vec();
    }
    let is_due = |block: &Block| match block {
        Block::Totals | Block::VatNotes => true,
        Block::Payment | Block::Note => matches!(kind, Kind::CreditNote(_)),
        Block::Words => false,
    };
    let unnamed = STANDING.into_iter().filter(|block| is_due(block) && !chosen.contains(block));
    chosen.iter().copied().chain(unnamed).collect()
}

fn about(sheet: &Sheet, labels: &Labels<'_>, theme: &Theme) -> About {
    let short = |text: &str| -> String {
        text.chars().filter(|character| !character.is_control()).take(ABOUT_CHARACTERS_MAX).collect()
    };
    let (width, height) = size(theme.paper);
    About {
        title: format!("{} {}", in_one_line(title(sheet, labels)), short(&sheet.number)),
        author: short(&sheet.seller.name),
        language: sheet.language.tag(),
        right_to_left: sheet.language.is_right_to_left(),
        date: sheet.issue_date,
        width,
        height,
    }
}

/// Width and height of a page, in points.
fn size(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::A4 => (LAYOUT_WIDTH, 841.89),
        Paper::Letter => (612.0, 792.0),
    }
}

/// Only who is registered for VAT may call the document a tax invoice.
fn title<'a>(sheet: &Sheet, labels: &Labels<'a>) -> &'a str {
    let headings = labels.headings(&sheet.content);
    if sheet.seller.vat_id.is_some() { headings.tax_title } else { headings.title }
}

#[cfg(test)]
mod tests;
