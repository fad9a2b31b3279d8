//! An account statement: what was owed, what changed it, what is owed now; over as many pages as it needs.

use rust_decimal::Decimal;

use super::{Figures, Page};
use crate::canvas::Align;
use crate::layout::flow::Flow;
use crate::layout::typesetter::TextKind;
use crate::sheet::Statement;
use crate::text::{Paragraph, Prose};

/// What stands in a row: the day, what it is, its number, what it adds, what it takes off, what is owed after it.
struct Row {
    date: Option<jiff::civil::Date>,
    words: &'static str,
    number: String,
    debit: Option<Decimal>,
    credit: Option<Decimal>,
    balance: Decimal,
    is_strong: bool,
}

pub(super) fn draw(flow: &mut Flow, page: &Page<'_>, statement: &Statement) {
    let words = page.words;
    let said = match statement.closing {
        closing if closing.is_zero() => words.is_even,
        closing if closing.is_sign_negative() => words.is_owed,
        _ => words.owes,
    };
    page.greet(flow);
    page.say(flow, &Prose::filled(said, &[("open", page.money(statement.closing.abs()))]));
    page.table(flow, columns(page, &rows(page, statement)), 1);
    page.close(flow);
}

fn rows(page: &Page<'_>, statement: &Statement) -> Vec<Row> {
    let words = page.words;
    let bound = |date, words, balance| Row {
        date: Some(date),
        words,
        number: String::new(),
        debit: None,
        credit: None,
        balance,
        is_strong: true,
    };
    let mut rows = vec![bound(statement.from, words.opening, statement.opening)];
    rows.extend(statement.entries.iter().map(|entry| {
        let is_credit = entry.amount.is_sign_negative();
        Row {
            date: Some(entry.date),
            words: words.entry_name(entry.kind),
            number: entry.number.clone(),
            debit: Some(entry.amount).filter(|_| !is_credit),
            credit: Some(-entry.amount).filter(|_| is_credit),
            balance: entry.balance,
            is_strong: false,
        }
    }));
    rows.push(Row {
        debit: Some(statement.debits),
        credit: Some(statement.credits),
        ..bound(statement.to, words.closing_balance, statement.closing)
    });
    rows
}

fn columns<'a>(page: &Page<'a>, rows: &[Row]) -> Vec<Figures<'a>> {
    let (setter, words) = (page.setter, page.words);
    let column =
        |head, align, cell: &dyn Fn(&Row) -> Paragraph| Figures { head, align, cells: rows.iter().map(cell).collect() };
    let text = |row: &Row| if row.is_strong { TextKind::Strong } else { TextKind::Body };
    let figure = |row: &Row| if row.is_strong { TextKind::StrongFigure } else { TextKind::Figure };
    let amount = |row: &Row, amount: Option<Decimal>| {
        amount.map_or_else(|| setter.figure("", TextKind::Figure), |amount| page.figure(amount, figure(row)))
    };
    let day = |row: &Row| setter.measure(&row.date.map(|date| page.day(date)).unwrap_or_default(), text(row));
    let [date, entry, number] = [
        column(words.date, Align::Start, &day),
        column(words.entry, Align::Start, &|row| setter.label(row.words, text(row))),
        column(words.number, Align::Start, &|row| setter.figure(&row.number, text(row))),
    ];
    let [debit, credit, balance] = [
        column(words.debit, Align::Right, &|row| amount(row, row.debit)),
        column(words.credit, Align::Right, &|row| amount(row, row.credit)),
        column(words.balance, Align::Right, &|row| amount(row, Some(row.balance))),
    ];
    vec![date, entry, number, debit, credit, balance]
}
