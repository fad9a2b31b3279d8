//! The made-up sellers' letters about money: reminders, receipts, account statements.

use documents::sheet::{Content, Entry, EntryKind, Kind, Letter, Means, Receipt, Reminder, Sale, Sheet, Statement};
use jiff::civil::date;
use rust_decimal::Decimal;

use super::kinds::preceding;
use super::{codes, sale};

/// The letters, as they stand before a language tag.
pub(super) const LETTERS: [&str; 3] = ["reminder", "receipt", "statement"];

/// The letter of a kind about a made-up invoice; a statement has so many entries.
pub(super) fn turned(kind: &str, mut sheet: Sheet, entries: usize) -> Sheet {
    let sale = sale(&mut sheet).clone();
    let (letter, number) = match kind {
        "reminder" => (Letter::Reminder(reminder(&sheet, &sale)), sheet.number.clone()),
        "receipt" => (Letter::Receipt(receipt(&sheet, &sale)), sheet.number.clone()),
        _ => (Letter::Statement(statement(entries)), "K-10417".to_owned()),
    };
    Sheet { content: Content::Letter(letter), number, issue_date: date(2026, 12, 9), ..sheet }
}

fn reminder(sheet: &Sheet, sale: &Sale) -> Reminder {
    let Kind::Invoice(claim) = &sale.kind else { unreachable!("an invoice is reminded of") };
    let settled = Decimal::new(100_000, 2);
    let open = sale.totals.payable - settled;
    Reminder {
        invoice: documents::sheet::Preceding { number: sheet.number.clone(), issue_date: sheet.issue_date },
        due_date: claim.due_date,
        days_overdue: 4,
        claimed: sale.totals.payable,
        settled,
        open,
        payment: codes::coded(claim.payment.clone(), &sheet.seller.name, sheet.currency.code(), open),
    }
}

fn receipt(sheet: &Sheet, sale: &Sale) -> Receipt {
    let amount = Decimal::new(100_000, 2);
    Receipt {
        invoice: preceding(&sheet.number),
        received_on: date(2026, 12, 7),
        amount,
        means: Means::Online,
        movement: "pi_3QK8yL2eZvKYlo2C1gFh5d8N".into(),
        claimed: sale.totals.payable,
        open: sale.totals.payable - amount,
    }
}

fn statement(count: usize) -> Statement {
    let opening = Decimal::new(1_250_000, 2);
    let (mut balance, mut debits, mut credits) = (opening, Decimal::ZERO, Decimal::ZERO);
    let mut entries = Vec::new();
    for index in 0..count {
        let (kind, minor, prefix) = match index % 5 {
            0 | 2 => (EntryKind::Invoice, 1_862_550 + index as i64 * 137, "INV-2026-"),
            1 => (EntryKind::Payment, -1_862_550, "INV-2026-"),
            3 => (EntryKind::CreditNote, -245_075, "KN-2026-"),
            _ => (EntryKind::Refund, 45_075, "KN-2026-"),
        };
        let amount = Decimal::new(minor, 2);
        balance += amount;
        if minor > 0 {
            debits += amount;
        } else {
            credits -= amount;
        }
        let day = i8::try_from(index * 30 / count.max(1) + 1).unwrap();
        let number = format!("{prefix}{:06}", 401 + index);
        entries.push(Entry { date: date(2026, 11, day), kind, number, amount, balance });
    }
    let [from, to] = [date(2026, 11, 1), date(2026, 11, 30)];
    Statement { from, to, opening, entries, debits, credits, closing: balance }
}
