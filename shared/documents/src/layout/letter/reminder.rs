//! A reminder: which invoice, what is open of it, and how to pay that.

use super::{Figures, Page};
use crate::canvas::Align;
use crate::layout::flow::Flow;
use crate::layout::payment;
use crate::layout::typesetter::TextKind;
use crate::sheet::Reminder;
use crate::text::Prose;

pub(super) fn draw(flow: &mut Flow, page: &Page<'_>, reminder: &Reminder) {
    let [claim, way_out] = page.words.reminds;
    let mut values = page.about(&reminder.invoice);
    values.push(("due", page.day(reminder.due_date)));
    values.push(("open", page.money(reminder.open)));
    page.greet(flow);
    page.say(flow, &Prose::filled(claim, &values));
    page.table(flow, columns(page, reminder), 0);
    payment::draw(flow, &reminder.payment, None, page.setter);
    page.say(flow, &Prose::filled(way_out, &values));
    page.close(flow);
}

fn columns<'a>(page: &Page<'a>, reminder: &Reminder) -> Vec<Figures<'a>> {
    let (setter, labels, words) = (page.setter, page.setter.labels, page.words);
    let day = |head, date| Figures {
        head,
        align: Align::Start,
        cells: vec![setter.measure(&page.day(date), TextKind::Body)],
    };
    let amount = |head, amount, kind| Figures { head, align: Align::Right, cells: vec![page.figure(amount, kind)] };
    let number = setter.figure(&reminder.invoice.number, TextKind::Body);
    vec![
        Figures { head: labels.invoice.number, align: Align::Start, cells: vec![number] },
        day(labels.invoice.issue_date, reminder.invoice.issue_date),
        day(labels.due_date, reminder.due_date),
        amount(words.claimed, reminder.claimed, TextKind::Figure),
        amount(words.settled, reminder.settled, TextKind::Figure),
        amount(words.open, reminder.open, TextKind::StrongFigure),
    ]
}
