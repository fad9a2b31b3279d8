//! The made-up sellers' letters about money: reminders, receipts, account statements.

use documents::sheet::{Entry, EntryKind, Kind, Letter, Means, Receipt, Reminder, Sheet, Statement, Totals};
use jiff::civil::date;
use rust_decimal::Decimal;

use super::codes;
use super::kinds::preceding;

/// The letters, as they stand before a language tag.
pub(super) const LETTERS: [&str; 3] = ["reminder", "receipt", "statement"];

/// The letter of a kind about a made-up invoice; a statement has so many entries.
pub(super) fn turned(kind: &str, sheet: Sheet, entries: usize) -> Sheet {
    let (letter, number) = match kind {
        "reminder" => (Letter::Reminder(reminder(&sheet)), sheet.number.clone()),
        "receipt" => (Letter::Receipt(receipt(&sheet)), sheet.number.clone()),
        _ => (Letter::Statement(statement(entries)), "K-10417".to_owned()),
    };
    Sheet {
        kind: Kind::Letter(letter),
        number,
        issue_date: date(2026, 12, 9),
        supply_date: None,
        tax_point_date: None,
        order_reference: None,
        buyer_reference: None,
        lines: Vec::new(),
        adjustments: Vec::new(),
        vat: Vec::new(),
        accounting: None,
        vat_notes: Vec::new(),
        totals: Totals::default(),
        note: None,
        saudi_code: None,
        ..sheet
    }
}

fn reminder(sheet: &Sheet) -> Reminder {
    let Kind::Invoice(claim) = &sheet.kind else { unreachable!("an invoice is reminded of") };
    let settled = Decimal::new(100_000, 2);
    let open = sheet.totals.payable - settled;
    Reminder {
        invoice: documents::sheet::Preceding { number: sheet.number.clone(), issue_date: sheet.issue_date },
        due_date: claim.due_date,
        days_overdue: 4,
        claimed: sheet.totals.payable,
        settled,
        open,
        payment: codes::coded(claim.payment.clone(), &sheet.seller.name, &sheet.currency, open),
    }
}

fn receipt(sheet: &Sheet) -> Receipt {
    let amount = Decimal::new(100_000, 2);
    Receipt {
        invoice: preceding(&sheet.number),
        received_on: date(2026, 12, 7),
        amount,
        means: Means::Online,
        movement: "pi_3QK8yL2eZvKYlo2C1gFh5d8N".into(),
        claimed: sheet.totals.payable,
        open: sheet.totals.payable - amount,
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
