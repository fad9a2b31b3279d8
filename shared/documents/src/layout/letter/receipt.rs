//! A receipt: what was paid, when, how, and what remains.

use super::{Figures, Page};
use crate::canvas::Align;
use crate::layout::flow::Flow;
use crate::layout::typesetter::TextKind;
use crate::sheet::Receipt;
use crate::text::Prose;

pub(super) fn draw(flow: &mut Flow, page: &Page<'_>, receipt: &Receipt) {
    let words = page.words;
    let mut values = page.about(&receipt.invoice);
    values.push(("amount", page.money(receipt.amount)));
    values.push(("open", page.money(receipt.open)));
    let said = if receipt.open.is_zero() { words.thanks } else { words.thanks_for_part };
    page.greet(flow);
    page.say(flow, &Prose::filled(said, &values));
    page.table(flow, columns(page, receipt), 0);
    page.close(flow);
}

fn columns<'a>(page: &Page<'a>, receipt: &Receipt) -> Vec<Figures<'a>> {
    let (setter, words) = (page.setter, page.words);
    let words_of =
        |head, said: &Prose| Figures { head, align: Align::Start, cells: vec![setter.measure(said, TextKind::Body)] };
    let amount = |head, amount, kind| Figures { head, align: Align::Right, cells: vec![page.figure(amount, kind)] };
    vec![
        words_of(words.means, &Prose::new(words.means_name(receipt.means))),
        words_of(words.movement, &Prose::new(&receipt.movement).island()),
        words_of(words.received_on, &page.day(receipt.received_on)),
        amount(words.claimed, receipt.claimed, TextKind::Figure),
        amount(words.receipt.payable, receipt.amount, TextKind::StrongFigure),
        amount(words.open, receipt.open, TextKind::Figure),
    ]
}
