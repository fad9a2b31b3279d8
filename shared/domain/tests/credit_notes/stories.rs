//! What a shop credits: the arithmetic is visible in each story.

use domain::credit_note::{CreditAsked, Credited, PricedNote, credit};
use domain::invoice::{Line, ToPrice};

use crate::invoices::{
    allowance, amount, charge, fixed, in_books, issued, issued_as, issued_with_vat, line, lines, lines_only, notes,
    one_note, percent, quantity, reduced, rest, sold, taxed, texts, vat,
};

fn totals(note: &PricedNote) -> [String; 3] {
    texts([note.totals.tax_exclusive, note.totals.vat, note.totals.payable])
}

#[test]
fn a_third_of_a_hundred_and_one_cent_three_times() {
    // 3 × 33.335 = 100.005 → 100.01. A third, two thirds, all of it: 33.34 (33.3367), 66.67 (66.6733), 100.01.
    // VAT of each: 8.34 (8.335), 16.67 (16.6675), 25.00 (25.0025): 8.34, 8.33 and 8.33.
    let invoice = issued("DKK", &[sold("3", "33.335")], &[]);
    let third = || lines([quantity(1, "1")]);
    let notes = notes(&invoice, &[third(), third(), third()]);
    let printed: Vec<_> = notes.iter().map(totals).collect();
    assert_eq!(printed, [["33.34", "8.34", "41.68"], ["33.33", "8.33", "41.66"], ["33.34", "8.33", "41.67"]]);
    // 1 × 33.335 is 33.34 (33.335), a cent more than the second third: it is printed with the cent taken off.
    let rounding: Vec<_> = notes.iter().map(|note| note.lines[0].priced.adjustments.clone()).collect();
    assert!(rounding[0].is_empty() && rounding[2].is_empty());
    assert_eq!(rounding[1][0].adjustment.signed().to_string(), "-0.01");
    assert_eq!(rounding[1][0].reason.text().unwrap().as_str(), "Rounding");
}

#[test]
fn half_a_cent_of_vat_is_credited_once() {
    // Two of 0.02: 0.04 and 0.01 VAT. The first: 25 % of 0.02 is 0.005 → 0.01. Both: 0.01, of which 0.01 is credited.
    let invoice = issued("DKK", &[sold("2", "0.02")], &[]);
    let one = || lines([quantity(1, "1")]);
    let notes = notes(&invoice, &[one(), one()]);
    assert_eq!(totals(&notes[0]), ["0.02", "0.01", "0.03"]);
    assert_eq!(totals(&notes[1]), ["0.02", "0.00", "0.02"]);
}

#[test]
fn the_whole_is_the_invoice_without_what_was_paid_before() {
    // 100.00 and 50.00 less 10 % and 20.00 freight: 155.00 and 38.75; 193.75 − 0.25 = 193.50, of which 100.00 is paid.
    let asked = [sold("4", "25"), sold("1", "50")];
    let adjustments = [taxed(allowance(percent("10")), vat("S", "25")), taxed(charge(fixed("20")), vat("S", "25"))];
    let asked = ToPrice {
        lines: &asked,
        adjustments: &adjustments,
        prices_include_vat: false,
        prepaid: Some(amount("100")),
        rounding: Some(amount("-0.25")),
    };
    let invoice = issued_as("DKK", asked);
    let note = one_note(&invoice, CreditAsked::Whole);
    let printed: Vec<_> = note.lines.iter().map(|line| line.priced.clone()).collect();
    assert_eq!(printed, invoice.lines);
    assert_eq!(note.lines.iter().map(|line| line.corrects_line).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((&note.adjustments, &note.vat_breakdown), (&invoice.adjustments, &invoice.vat_breakdown));
    assert_eq!((note.totals.prepaid, note.totals.rounding), (None, invoice.totals.rounding));
    assert_eq!(texts([invoice.totals.payable, note.totals.payable]), ["93.50", "193.50"]);
}

#[test]
fn document_allowances_and_charges_go_along_with_the_lines() {
    // 10 × 10.00 less 5 % (5.00) and 7.50 freight. 3 units: 30.00 − 1.50 + 2.25 = 30.75; VAT 7.69 (7.6875).
    let adjustments = [taxed(allowance(percent("5")), vat("S", "25")), taxed(charge(fixed("7.5")), vat("S", "25"))];
    let invoice = issued("DKK", &[sold("10", "10")], &adjustments);
    let notes = notes(&invoice, &[lines([quantity(1, "3")]), lines([quantity(1, "7")])]);
    assert_eq!(totals(&notes[0]), ["30.75", "7.69", "38.44"]);
    let shares: Vec<_> = notes[0].adjustments.iter().map(|one| one.reasoned.adjustment.signed().to_string()).collect();
    assert_eq!(shares, ["-1.50", "2.25"]);
    let allowance = notes[0].adjustments[0].reasoned.adjustment.of().unwrap();
    assert_eq!((allowance.percentage.to_string(), allowance.base.to_string()), ("5".to_owned(), "30.00".to_owned()));
    assert_eq!(texts([notes[0].totals.allowances.unwrap(), notes[0].totals.charges.unwrap()]), ["1.50", "2.25"]);
    // All: 102.50 and 25.63 (25.625). The rest: 71.75 and 17.94.
    assert_eq!(totals(&notes[1]), ["71.75", "17.94", "89.69"]);
}

#[test]
fn freight_that_stays_is_credited_with_the_whole() {
    // 2 × 50.00 and 20.00 freight. Both returned, the freight not: 100.00. Then the freight.
    let invoice = issued("DKK", &[sold("2", "50")], &[taxed(charge(fixed("20")), vat("S", "25"))]);
    let [goods, freight] = &notes(&invoice, &[lines_only([rest(1)]), CreditAsked::Whole])[..] else { panic!("two") };
    assert_eq!(totals(goods), ["100.00", "25.00", "125.00"]);
    assert!(goods.adjustments.is_empty() && goods.totals.charges.is_none());
    assert_eq!(totals(freight), ["20.00", "5.00", "25.00"]);
    // A document has a line: of the bracket nothing is credited.
    let [zero] = &freight.lines[..] else { panic!("one line") };
    assert_eq!((zero.corrects_line, zero.priced.line.quantity.to_string()), (1, "0".to_owned()));
    assert!(zero.priced.net.is_zero() && zero.priced.adjustments.is_empty());

    // Its line is one of its own row of the breakdown, where there is one.
    let (book, bracket) = (line("1", "100", &vat("S", "11")), sold("2", "50"));
    let invoice = issued("DKK", &[book, bracket], &[taxed(charge(fixed("20")), vat("S", "25"))]);
    let freight = notes(&invoice, &[lines_only([rest(1), rest(2)]), CreditAsked::Whole]).remove(1);
    assert_eq!((freight.lines[0].corrects_line, freight.vat_breakdown.len()), (2, 1));
}

#[test]
fn what_stayed_with_some_units_does_not_come_along_with_others() {
    // 4 × 25.00 and 20.00 freight, 5.00 a unit. One without its freight, one with: 5.00. The last two with: 10.00.
    let invoice = issued("DKK", &[sold("4", "25")], &[taxed(charge(fixed("20")), vat("S", "25"))]);
    let asked = [lines_only([quantity(1, "1")]), lines([quantity(1, "1")]), lines([rest(1)]), CreditAsked::Whole];
    let printed: Vec<_> = notes(&invoice, &asked).iter().map(|note| note.totals.tax_exclusive.to_string()).collect();
    assert_eq!(printed, ["25.00", "30.00", "60.00", "5.00"]);
}

#[test]
fn a_charge_without_lines_of_its_rate_follows_all_lines() {
    // 60.00 at 25 % and 40.00 at 11 %; 10.00 insurance, exempt. The 40.00 are 40 % of all: 4.00.
    let invoice = issued(
        "DKK",
        &[sold("1", "60"), line("1", "40", &vat("S", "11"))],
        &[taxed(charge(fixed("10")), vat("E", "0"))],
    );
    let note = one_note(&invoice, lines([rest(2)]));
    let rows: Vec<_> = note.vat_breakdown.iter().map(|row| (row.rate.to_string(), row.taxable.to_string())).collect();
    assert_eq!(rows, [("11".to_owned(), "40.00".to_owned()), ("0".to_owned(), "4.00".to_owned())]);
    assert!(note.vat_breakdown[1].exemption_reason.is_some(), "the reason goes along");
    assert_eq!(totals(&note), ["44.00", "4.40", "48.40"]);
}

#[test]
fn a_lower_price_after_the_fact_leaves_the_units() {
    // 4 × 25.00 = 100.00. 10.00 off: 90.00 for 4 units, 22.50 each. One returned: 22.50, then three: 67.50.
    let invoice = issued("DKK", &[sold("4", "25")], &[]);
    let asked = [lines([reduced(1, "10")]), lines([quantity(1, "1")]), CreditAsked::Whole];
    let notes = notes(&invoice, &asked);
    let printed: Vec<_> = notes.iter().map(|note| note.totals.tax_exclusive.to_string()).collect();
    assert_eq!(printed, ["10.00", "22.50", "67.50"]);
    let shown = |note: &PricedNote| {
        let line = &note.lines[0].priced;
        let one = &line.adjustments[0];
        let reason = one.reason.text().unwrap().to_string();
        (line.line.quantity.to_string(), one.adjustment.signed().to_string(), reason)
    };
    let text = |quantity: &str, signed: &str, reason: &str| (quantity.to_owned(), signed.to_owned(), reason.to_owned());
    assert_eq!(shown(&notes[0]), text("0", "10.00", "Price reduction"));
    assert_eq!(shown(&notes[1]), text("1", "-2.50", "Already credited"));
    assert_eq!(shown(&notes[2]), text("3", "-7.50", "Already credited"));
}

#[test]
fn a_lower_price_after_a_return_is_all_of_what_it_says() {
    // 2 × 50.00; one returned, 50.00; 10.00 off the other; the other returned: 40.00.
    let invoice = issued("DKK", &[sold("2", "50")], &[]);
    let asked = [lines([quantity(1, "1")]), lines([reduced(1, "10")]), lines([quantity(1, "1")])];
    let printed: Vec<_> = notes(&invoice, &asked).iter().map(|note| note.totals.tax_exclusive.to_string()).collect();
    assert_eq!(printed, ["50.00", "10.00", "40.00"]);
}

#[test]
fn who_returns_one_of_three_gets_what_one_cost_with_vat() {
    // 3 × 10.02 with VAT = 30.06: 24.05 + 6.01. One: 8.02 + 2.01 (2.005) = 10.03, less 0.01. Two: 16.03 + 4.01 =
    // 20.04. Three: 24.05 + 6.01 = 30.06.
    let invoice = issued_with_vat("DKK", &[sold("3", "10.02")]);
    let one = || lines([quantity(1, "1")]);
    let notes = notes(&invoice, &[one(), one(), one()]);
    let printed: Vec<_> = notes.iter().map(totals).collect();
    assert_eq!(printed, [["8.02", "2.01", "10.02"], ["8.01", "2.00", "10.02"], ["8.02", "2.00", "10.02"]]);
    let rounding: Vec<_> = notes.iter().map(|note| note.totals.rounding.map(|money| money.to_string())).collect();
    assert_eq!(rounding, [Some("-0.01".to_owned()), Some("0.01".to_owned()), None]);
    assert_eq!(notes[0].lines[0].priced.price_with_vat.unwrap().to_string(), "10.02");
}

#[test]
fn a_lower_price_with_vat_is_credited_to_the_cent() {
    // 19.99 with VAT: 15.99 + 4.00. 5.00 off: 4.00 + 1.00. The rest is 14.99: 11.99 + 3.00.
    let invoice = issued_with_vat("DKK", &[sold("1", "19.99")]);
    let notes = notes(&invoice, &[lines([reduced(1, "5")]), lines([reduced(1, "14.99")])]);
    assert_eq!(totals(&notes[0]), ["4.00", "1.00", "5.00"]);
    assert_eq!(totals(&notes[1]), ["11.99", "3.00", "14.99"]);
}

#[test]
fn a_price_with_vat_lowered_cent_by_cent_is_never_more_than_it_was() {
    // 0.10 with VAT: 0.08 + 0.02. Each 0.01 is 0.01 (0.008) before VAT, so that after eight of ten there is no more.
    let invoice = issued_with_vat("DKK", &[sold("1", "0.10")]);
    let notes = notes(&invoice, &std::array::from_fn::<_, 10, _>(|_| lines([reduced(1, "0.01")])));
    assert!(notes.iter().all(|note| note.totals.payable.to_string() == "0.01"));
    let nets: Vec<_> = notes.iter().map(|note| note.lines[0].priced.net.minor()).collect();
    assert_eq!(nets, [1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
}

#[test]
fn rounding_goes_with_the_last_of_everything() {
    // 100.10 + 25.03 (25.025) − 0.13 = 125.00; a sample for nothing beside it.
    let asked = [sold("10", "10.01"), sold("1", "0")];
    let rounding = Some(amount("-0.13"));
    let asked = ToPrice { lines: &asked, adjustments: &[], prices_include_vat: false, prepaid: None, rounding };
    let invoice = issued_as("DKK", asked);
    let notes = notes(&invoice, &[lines([quantity(1, "5")]), lines([quantity(1, "5")]), CreditAsked::Whole]);
    // 50.05 + 12.51 (12.5125); then 50.05 + 12.52 − 0.13; then the sample.
    assert_eq!(totals(&notes[0]), ["50.05", "12.51", "62.56"]);
    assert_eq!(totals(&notes[1]), ["50.05", "12.52", "62.44"]);
    assert_eq!(totals(&notes[2]), ["0.00", "0.00", "0.00"]);
    assert_eq!(notes[2].lines[0].corrects_line, 2);
}

#[test]
fn vat_in_the_currency_of_the_books_is_mirrored_at_the_rate_of_the_invoice() {
    // EUR 3.00 VAT at 7.4606 = DKK 22.38 (22.3818). 1.00: 7.46 (7.4606); 2.00: 14.92 (14.9212); 3.00: 22.38.
    let invoice = in_books(issued("EUR", &[sold("3", "4")], &[]), "DKK", "7.4606");
    let one = || lines([quantity(1, "1")]);
    let notes = notes(&invoice, &[one(), one(), one()]);
    let printed: Vec<_> = notes.iter().map(|note| note.accounting.as_ref().unwrap().vat.to_string()).collect();
    assert_eq!(printed, ["7.46", "7.46", "7.46"]);
    assert_eq!(invoice.accounting.as_ref().unwrap().vat.to_string(), "22.38");
    assert_eq!(notes[0].accounting.as_ref().unwrap().rate, invoice.accounting.unwrap().rate);
}

#[test]
fn a_deposit_deducted_is_credited_with_what_it_was_deducted_from() {
    // 100.00 − 30.00 deposit = 70.00 and 17.50. 40 of it first, the rest with the deposit: 60.00 − 30.00.
    let invoice = issued("DKK", &[sold("10", "10"), sold("-1", "30")], &[]);
    let notes = notes(&invoice, &[lines([quantity(1, "4")]), CreditAsked::Whole]);
    assert_eq!(totals(&notes[0]), ["40.00", "10.00", "50.00"]);
    assert_eq!(totals(&notes[1]), ["30.00", "7.50", "37.50"]);
    let deposit = &notes[1].lines[1].priced;
    assert_eq!((deposit.line.quantity.to_string(), deposit.net.to_string()), ("-1".to_owned(), "-30.00".to_owned()));
}

#[test]
fn a_return_among_the_lines_is_credited_by_its_quantity_without_the_sign() {
    // 10 × 10.00 − 3 × 3.335 (10.005 → 10.01); 2 of the 3: 6.67 (6.6733).
    let invoice = issued("DKK", &[sold("10", "10"), sold("-3", "3.335")], &[]);
    let note = one_note(&invoice, lines([quantity(1, "1"), quantity(2, "2")]));
    let nets: Vec<_> = note.lines.iter().map(|line| line.priced.net.to_string()).collect();
    assert_eq!(nets, ["10.00", "-6.67"]);
    assert_eq!(note.lines[1].priced.line.quantity.to_string(), "-2");
}

#[test]
fn an_invoice_of_nothing_can_be_voided() {
    // 100.00 less the deposit of 100.00.
    for lines in [vec![sold("1", "100"), sold("-1", "100")], vec![sold("0", "10")], vec![sold("1", "0")]] {
        let invoice = issued("DKK", &lines, &[]);
        let (note, credited) = credit(&invoice, &Credited::nothing(&invoice), &CreditAsked::Whole).unwrap();
        assert_eq!(totals(&note), ["0.00", "0.00", "0.00"]);
        assert_eq!(note.lines.len(), lines.len());
        let again = credit(&invoice, &credited, &CreditAsked::Whole).unwrap_err();
        assert_eq!(again.invalid.code, "nothing_left_to_credit");
    }
}

#[test]
fn a_line_of_no_units_is_credited_by_its_rest_or_by_amounts() {
    // No units, a fee of 5.00. 2.00 of it, then the rest: 5.00 less the 2.00 credited before.
    let fee = Line { asked: vec![charge(fixed("5"))], ..sold("0", "10") };
    let invoice = issued("DKK", &[fee], &[]);
    assert_eq!(one_note(&invoice, CreditAsked::Whole).lines[0].priced, invoice.lines[0]);
    let notes = notes(&invoice, &[lines([reduced(1, "2")]), lines([rest(1)])]);
    let signed = |note: &PricedNote| {
        let adjustments = note.lines[0].priced.adjustments.iter();
        adjustments.map(|one| one.adjustment.signed().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(signed(&notes[0]), ["2.00"]);
    assert_eq!(signed(&notes[1]), ["5.00", "-2.00"]);
    assert_eq!(notes[1].lines[0].priced.net.to_string(), "3.00");
}

#[test]
fn allowances_of_a_line_are_credited_in_proportion() {
    // 3 × 20.00 less 10 % (6.00), 1.00 packing: 55.00. Two: 36.67 (36.6667) is 40.00 − 4.00 + 0.67.
    let asked = vec![allowance(percent("10")), charge(fixed("1"))];
    let invoice = issued("DKK", &[Line { asked, ..sold("3", "20") }], &[]);
    let line = one_note(&invoice, lines([quantity(1, "2")])).lines.remove(0).priced;
    let signed: Vec<_> = line.adjustments.iter().map(|one| one.adjustment.signed().to_string()).collect();
    assert_eq!((line.net.to_string(), signed), ("36.67".to_owned(), vec!["-4.00".to_owned(), "0.67".to_owned()]));
    assert_eq!(line.adjustments[0].adjustment.of().unwrap().base.to_string(), "40.00");
}

#[test]
fn currencies_without_or_with_more_decimals_are_mirrored_in_their_own() {
    // 3 × 33.335 = 100.005: 100 yen and 10 tax; 100.005 and 10.001 (10.0005) in dinars. One: 33 and 3 (3.3);
    // 33.335 and 3.334 (3.3335).
    for (currency, expected) in [("JPY", ["33", "3", "36"]), ("KWD", ["33.335", "3.334", "36.669"])] {
        let invoice = issued(currency, &[line("3", "33.335", &vat("S", "10"))], &[]);
        assert_eq!(totals(&one_note(&invoice, lines([quantity(1, "1")]))), expected, "{currency}");
    }
}

#[test]
fn the_largest_amounts_are_credited_like_any_other() {
    // 9,999,999,990,000.00 − 9,999,999,980,000.00 + 1.00 = 10,001.00, less 10 %: 1,000.10.
    let off = taxed(allowance(percent("10")), vat("Z", "0"));
    let large = |quantity: &str| line(quantity, "10000", &vat("Z", "0"));
    let invoice = issued("DKK", &[large("999999999"), large("-999999998"), line("1", "1", &vat("Z", "0"))], &[off]);
    assert_eq!(invoice.totals.payable.to_string(), "9000.90");
    let asked = [lines([rest(1), rest(2)]), CreditAsked::Whole];
    let printed: Vec<_> = notes(&invoice, &asked).iter().map(|note| note.totals.payable.to_string()).collect();
    // Counted without their signs the first two are all but 1.00 of 19,999,999,970,001.00: the 1,000.10 go with them.
    assert_eq!(printed, ["8999.90", "1.00"]);
}

#[test]
fn every_category_is_credited_in_its_own_row_with_its_reason() {
    for (category, rate) in [("S", "25"), ("Z", "0"), ("E", "0"), ("AE", "0"), ("K", "0"), ("G", "0"), ("O", "0")] {
        let invoice = issued("DKK", &[line("4", "25", &vat(category, rate))], &[]);
        let notes = notes(&invoice, &[lines([quantity(1, "1")]), CreditAsked::Whole]);
        for (note, taxable) in notes.iter().zip(["25.00", "75.00"]) {
            let [row] = &note.vat_breakdown[..] else { panic!("one row") };
            assert_eq!((row.category.code(), row.taxable.to_string()), (category, taxable.to_owned()));
            assert_eq!(row.exemption_reason, invoice.vat_breakdown[0].exemption_reason);
        }
    }
}
