//! An issued credit note says on paper what it says in the books.

use domain::credit_note::{
    AskedLine, AskedPart, CreditAsked, CreditNote, Credited, DocumentPart, Effect, IssuingNote, credit, settle,
};
use domain::id::CreditNoteId;
use domain::invoice::{Amount, Invoice};
use domain::money::Money;
use domain::party::Metadata;
use domain::quantity::Quantity;
use domain::series::{Pattern, Purpose, Run, Sequence, SeriesName};
use domain::text::Note;
use domain::theme::Look;
use jiff::civil::date;

use crate::invoice::tests::{issued, line};
use crate::sheet::{Adjustment, Kind, Sale, Sheet};

/// The first note of an invoice of which so much is open.
fn credited(invoice: &Invoice, asked: &CreditAsked, open: &str, effect: Effect) -> CreditNote {
    let (priced, _) = credit(invoice, &Credited::nothing(invoice), asked).unwrap();
    let open = Money::parse(open, invoice.currency).unwrap();
    let issuing = IssuingNote {
        id: CreditNoteId::parse("crn_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        number: Pattern::standard().format(2026, 7),
        sequence: Sequence { series: SeriesName::standing(Purpose::CreditNote), run: Run::Year(2026) },
        sequence_number: 7,
        issue_date: date(2026, 11, 28),
        reason: Note::parse("Returneret").unwrap(),
        external_id: None,
        metadata: Metadata::new(),
        effect: settle(open, priced.totals.payable, effect).unwrap(),
        issued_at: "2026-11-28T10:00:00Z".parse().unwrap(),
    };
    CreditNote::freeze(issuing, priced, invoice)
}

fn part_of_line(part: AskedPart) -> CreditAsked {
    CreditAsked::Lines { lines: vec![AskedLine { line: 1, part }], document: DocumentPart::Proportional }
}

#[test]
fn the_sheet_of_a_note_says_what_it_corrects_why_and_what_becomes_of_it() {
    // Two of 5 × 100: 200.00, with 25 % 250.00, of which 175.00 is open and 75.00 goes back.
    let invoice = issued(&[line("100", "S", "25", None)]);
    let two = part_of_line(AskedPart::Quantity(Quantity::parse("2").unwrap()));
    let note = credited(&invoice, &two, "175", Effect::Refund);
    let (sheet, sale) = (Sheet::of_credit_note(&note), Sale::of_credit_note(&note));
    assert_eq!((sheet.number.as_str(), sheet.issue_date), ("2026-00007", date(2026, 11, 28)));
    assert_eq!((sale.lines[0].quantity.to_string(), sale.lines[0].net.to_string()), ("2".into(), "200.00".into()));
    assert_eq!(sale.totals.payable.to_string(), "250.00");
    assert_eq!(sale.note.as_deref(), Some("Returneret"));
    let Kind::CreditNote(credit) = sale.kind else { panic!("a credit note") };
    assert_eq!((credit.corrects.number.as_str(), credit.corrects.issue_date), ("2026-00042", date(2026, 11, 21)));
    let amounts = [credit.reduces_open, credit.refund, credit.kept].map(|amount| amount.map(|one| one.to_string()));
    assert_eq!(amounts, [Some("175.00".into()), Some("75.00".into()), None], "250.00 = 175.00 + 75.00");
}

#[test]
fn an_amount_that_is_credited_without_units_is_told_beside_its_line() {
    let invoice = issued(&[line("100", "S", "25", None)]);
    let amount = part_of_line(AskedPart::Amount(Amount::parse("40").unwrap()));
    let sale = Sale::of_credit_note(&credited(&invoice, &amount, "0", Effect::Credit));
    let told = |one: &Adjustment| (one.reason.clone(), one.amount.to_string());
    assert_eq!(sale.lines[0].quantity.to_string(), "0");
    assert_eq!(
        sale.lines[0].adjustments.iter().map(told).collect::<Vec<_>>(),
        [("Prisnedsættelse".into(), "40.00".into())]
    );
    let Kind::CreditNote(credit) = sale.kind else { panic!("a credit note") };
    assert_eq!(credit.kept.map(|kept| kept.to_string()).as_deref(), Some("50.00"), "40.00 and 25 %");
}

#[test]
fn a_note_is_drawn() {
    let invoice = issued(&[line("100", "O", "0", Some("Not subject to VAT"))]);
    let note = credited(&invoice, &CreditAsked::Whole, "500", Effect::ReduceOpen);
    assert!(crate::credit_note(&note, &Look::default()).unwrap().pdf.starts_with(b"%PDF-1.7"));
}
