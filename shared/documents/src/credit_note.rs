//! What an issued credit note shows: the body of the note as a sheet.

use domain::credit_note::CreditNote;
use domain::money::Money;
use domain::tax::SaudiQr;
use rust_decimal::Decimal;

use crate::parts::{
    accounting, adjustment, buyer, delivery, line, period, preceding, seller, text, totals, vat_group, vat_notes,
};
use crate::sheet::{Content, Credit, Kind, Sale, Sheet};

impl Sheet {
    /// The sheet of an issued credit note.
    pub fn of_credit_note(note: &CreditNote) -> Self {
        Self {
            content: Content::Sale(Sale::of_credit_note(note)),
            language: note.buyer.language,
            number: note.number.to_string(),
            issue_date: note.issue_date,
            seller: seller(&note.seller),
            buyer: buyer(&note.buyer),
            currency: note.currency,
        }
    }
}

impl Sale {
    /// What an issued credit note shows of the sale it takes back.
    pub fn of_credit_note(note: &CreditNote) -> Self {
        Self {
            kind: Kind::CreditNote(credit(note)),
            supply_date: note.supply_date,
            period: note.period.map(period),
            delivery: note.delivery_address.as_ref().map(delivery),
            tax_point_date: None,
            order_reference: text(note.order_reference.as_ref()),
            buyer_reference: text(note.buyer_reference.as_ref()),
            lines: note.lines.iter().map(|credited| line(&credited.priced)).collect(),
            adjustments: note.adjustments.iter().map(|taxed| adjustment(&taxed.reasoned)).collect(),
            vat: note.vat_breakdown.iter().map(vat_group).collect(),
            accounting: note.accounting.as_ref().map(accounting),
            vat_notes: vat_notes(note.lines.iter().map(|line| &line.priced), note.buyer.language),
            totals: totals(&note.totals),
            note: Some(note.reason.to_string()),
            saudi_code: SaudiQr::of_credit_note(note).map(|qr| qr.payload()),
        }
    }
}

fn credit(note: &CreditNote) -> Credit {
    let some = |amount: Money| -> Option<Decimal> { (!amount.is_zero()).then(|| amount.to_decimal()) };
    Credit {
        corrects: preceding(&note.corrects),
        reduces_open: some(note.effect.reduces_open),
        refund: some(note.effect.refund),
        kept: some(note.effect.credit),
    }
}

#[cfg(test)]
mod tests;
