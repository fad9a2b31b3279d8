//! What is stored: the body, its state, and what was credited of an invoice.

use domain::credit_note::{
    CreditAsked, CreditNote, CreditNoteState, Credited, Effect, IssuingNote, Left, RefundStatus, credit, settle,
};
use domain::id::CreditNoteId;
use domain::invoice::{Delivery, Invoice, StoredDocument};
use domain::money::Money;
use domain::party::Metadata;
use domain::series::{Pattern, Purpose, Run, Sequence, SeriesName};
use domain::text::{Note, Reference};
use jiff::civil::date;

use crate::invoices::{charge, fixed, in_books, issued, lines, lines_only, quantity, reduced, rest, sold, taxed, vat};

fn invoice() -> Invoice {
    let freight = taxed(charge(fixed("20")), vat("S", "25"));
    in_books(issued("EUR", &[sold("4", "25"), sold("1", "10")], &[freight]), "DKK", "7.4606")
}

fn frozen(open: &str, effect: Effect) -> CreditNote {
    let invoice = invoice();
    let (priced, _) = credit(&invoice, &Credited::nothing(&invoice), &lines([quantity(1, "2"), rest(2)])).unwrap();
    let open = Money::parse(open, invoice.currency).unwrap();
    let issuing = IssuingNote {
        id: CreditNoteId::parse("crn_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        number: Pattern::standard().format(2026, 7),
        sequence: Sequence { series: SeriesName::standing(Purpose::CreditNote), run: Run::Year(2026) },
        sequence_number: 7,
        issue_date: date(2026, 11, 30),
        reason: Note::parse("Returned").unwrap(),
        external_id: Some(Reference::parse("return-17").unwrap()),
        metadata: Metadata::new(),
        effect: settle(open, priced.totals.payable, effect).unwrap(),
        issued_at: "2026-11-30T10:00:00Z".parse().unwrap(),
    };
    CreditNote::freeze(issuing, priced, &invoice)
}

#[test]
fn a_note_says_what_it_corrects_and_what_its_document_needs() {
    // 50.00 + 10.00, freight 20.00 × 60 ÷ 110 = 10.91 (10.909): 70.91 and 17.73 (17.7275).
    let (note, invoice) = (frozen("88.64", Effect::ReduceOpen), invoice());
    assert_eq!((note.number.as_str(), note.sequence_number, note.issue_date), ("2026-00007", 7, date(2026, 11, 30)));
    assert_eq!((note.corrects.invoice, &note.corrects.number), (invoice.id, &invoice.number));
    assert_eq!((note.corrects.issue_date, note.supply_date), (invoice.issue_date, invoice.supply_date));
    assert_eq!((&note.seller, &note.buyer, note.customer), (&invoice.seller, &invoice.buyer, invoice.customer));
    assert_eq!((note.merchant, &note.time_zone), (invoice.merchant, &invoice.time_zone));
    assert_eq!((&note.order_reference, &note.buyer_reference), (&invoice.order_reference, &invoice.buyer_reference));
    assert_eq!((note.lines.len(), note.adjustments.len(), note.vat_breakdown.len()), (2, 1, 1));
    assert_eq!(note.totals.payable.to_string(), "88.64");
    assert_eq!(note.accounting.as_ref().unwrap().vat.to_string(), "132.28", "17.73 × 7.4606 = 132.276");
    assert_eq!((note.reason.as_str(), note.external_id.as_ref().unwrap().as_str()), ("Returned", "return-17"));
    let settled = [note.effect.reduces_open, note.effect.refund, note.effect.credit].map(|money| money.to_string());
    assert_eq!(settled, ["88.64", "0.00", "0.00"]);
}

#[test]
fn a_note_is_read_back_as_it_was_stored() {
    let note = frozen("0", Effect::Credit);
    let stored = serde_json::to_value(&note).unwrap();
    assert_eq!(stored["lines"][0]["corrects_line"], 1);
    assert_eq!(stored["lines"][0]["quantity"], "2", "a line is stored as one of an invoice, with what it corrects");
    assert_eq!(serde_json::from_value::<CreditNote>(stored).unwrap(), note);
}

#[test]
fn what_was_credited_is_read_back_as_it_was_stored() {
    let invoice = invoice();
    let mut so_far = Credited::nothing(&invoice);
    assert_eq!((so_far.version, so_far.invoice, so_far.merchant), (0, invoice.id, invoice.merchant));
    for asked in [lines_only([reduced(1, "10")]), lines([quantity(1, "1")]), CreditAsked::Whole] {
        let before = so_far.version;
        so_far = credit(&invoice, &so_far, &asked).unwrap().1;
        assert_eq!(so_far.version, before + 1);
        let stored = serde_json::to_string(&so_far).unwrap();
        assert_eq!(serde_json::from_str::<Credited>(&stored).unwrap(), so_far);
    }
    assert!(so_far.left(&invoice).unwrap().is_nothing());
    assert_eq!(so_far.total, invoice.totals.payable);
}

#[test]
fn what_is_left_is_told_line_by_line() {
    let invoice = invoice();
    let all = Credited::nothing(&invoice).left(&invoice).unwrap();
    assert_eq!((all.vat_breakdown.clone(), all.total), (invoice.vat_breakdown.clone(), invoice.totals.payable));
    assert!(!all.is_nothing());
    let so_far = credit(&invoice, &Credited::nothing(&invoice), &lines([quantity(1, "1"), rest(2)])).unwrap().1;
    // 3 × 25.00 of line 1; freight 20.00 × 75 ÷ 110 = 13.64 (6.36 credited); 88.64 and 22.16 (10.34 of 32.50 credited).
    let Left { lines, adjustments, vat_breakdown, rounding, total } = so_far.left(&invoice).unwrap();
    let lines: Vec<_> = lines.iter().map(|(line, part)| (*line, part.quantity.to_string(), part.net.minor())).collect();
    assert_eq!(lines, [(1, "3".to_owned(), 7_500)]);
    assert_eq!(adjustments.iter().map(|(place, left)| (*place, left.minor())).collect::<Vec<_>>(), [(1, 1_364)]);
    let row = &vat_breakdown[0];
    assert_eq!((row.taxable.minor(), row.tax.minor(), rounding.minor(), total.minor()), (8_864, 2_216, 0, 11_080));
}

#[test]
fn a_state_begins_undrawn_and_owes_what_is_to_be_paid_back() {
    let draw_by = "2026-11-30T10:05:00Z".parse().unwrap();
    let state = CreditNoteState::issued(&frozen("88.63", Effect::Refund), draw_by);
    assert_eq!((state.version, state.delivery, state.draw_by), (1, Delivery::Pending, Some(draw_by)));
    assert_eq!(state.refund, RefundStatus::Due);
    assert_eq!(CreditNoteState::issued(&frozen("88.64", Effect::Refund), draw_by).refund, RefundStatus::None);

    let document = StoredDocument { key: "k".repeat(200), sha256: "0".repeat(64), bytes: u64::MAX };
    let drawn = state.drawn(document.clone());
    assert_eq!((drawn.version, drawn.delivery, drawn.draw_by), (2, Delivery::Drawn, None));
    assert_eq!(drawn.document, Some(document));
    let sent = drawn.sent();
    assert_eq!((sent.version, sent.delivery, sent.refund), (3, Delivery::Sent, RefundStatus::Due));
    let paid = sent.refunded();
    assert_eq!((paid.version, paid.refund, paid.delivery), (4, RefundStatus::Paid, Delivery::Sent));
    let stored = serde_json::to_string(&paid).unwrap();
    assert!(stored.len() <= 1_024, "{} bytes", stored.len());
    assert_eq!(serde_json::from_str::<CreditNoteState>(&stored).unwrap(), paid);
}
