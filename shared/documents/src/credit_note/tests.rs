//! An issued credit note says on paper what it says in the books.

use domain::credit_note::{CreditNote, CreditNoteLine, IssuingNote, PricedNote, Settlement};
use domain::id::CreditNoteId;
use domain::invoice::Invoice;
use domain::money::Money;
use domain::party::Metadata;
use domain::series::{Pattern, Purpose, Run, Sequence, SeriesName};
use domain::text::Note;
use jiff::civil::date;

use crate::invoice::tests::{issued, line};
use crate::sheet::{Kind, Sheet};

/// A note of the whole invoice, of which so much is paid back and the rest set off.
fn credited(invoice: &Invoice, refund: &str) -> CreditNote {
    let lines = (1..).zip(&invoice.lines);
    let priced = PricedNote {
        lines: lines.map(|(number, line)| CreditNoteLine { corrects_line: number, priced: line.clone() }).collect(),
        adjustments: invoice.adjustments.clone(),
        vat_breakdown: invoice.vat_breakdown.clone(),
        totals: invoice.totals.clone(),
        accounting: invoice.accounting.clone(),
    };
    let refund = Money::parse(refund, invoice.currency).unwrap();
    let reduces_open = invoice.totals.payable.checked_sub(refund).unwrap();
    let issuing = IssuingNote {
        id: CreditNoteId::parse("crn_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        number: Pattern::standard().format(2026, 7),
        sequence: Sequence { series: SeriesName::standing(Purpose::CreditNote), run: Run::Year(2026) },
        sequence_number: 7,
        issue_date: date(2026, 11, 28),
        reason: Note::parse("Returneret").unwrap(),
        external_id: None,
        metadata: Metadata::new(),
        effect: Settlement { reduces_open, refund, credit: Money::zero(invoice.currency) },
        issued_at: "2026-11-28T10:00:00Z".parse().unwrap(),
    };
    CreditNote::freeze(issuing, priced, invoice)
}

#[test]
fn the_sheet_of_a_note_says_what_it_corrects_why_and_what_becomes_of_it() {
    // 5 × 100 = 500.00, with 25 %: 625.00, of which 125.00 goes back.
    let note = credited(&issued(&[line("100", "S", "25", None)]), "125");
    let sheet = Sheet::of_credit_note(&note);
    assert_eq!((sheet.number.as_str(), sheet.issue_date), ("2026-00007", date(2026, 11, 28)));
    assert_eq!(sheet.lines[0].net.to_string(), "500.00");
    assert_eq!(sheet.totals.payable.to_string(), "625.00");
    assert_eq!(sheet.note.as_deref(), Some("Returneret"));
    let Kind::CreditNote(credit) = sheet.kind else { panic!("a credit note") };
    assert_eq!((credit.corrects.number.as_str(), credit.corrects.issue_date), ("2026-00042", date(2026, 11, 21)));
    let amounts = [credit.reduces_open, credit.refund, credit.kept].map(|amount| amount.map(|one| one.to_string()));
    assert_eq!(amounts, [Some("500.00".into()), Some("125.00".into()), None], "625.00 = 500.00 + 125.00");
}

#[test]
fn a_note_is_drawn() {
    let note = credited(&issued(&[line("100", "O", "0", Some("Not subject to VAT"))]), "0");
    assert!(crate::credit_note(&note).unwrap().starts_with(b"%PDF-1.7"));
}
