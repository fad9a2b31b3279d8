//! What holds for every invoice, however it is split over notes: no cent is lost or gained, every note adds up, and
//! none takes more than is left.

use domain::arithmetic::{AdjustmentKind, DocumentAdjustment, Figures, LineFigures, NetPrice, VatRow, add_up};
use domain::credit_note::{
    AskedLine, AskedPart, CreditAsked, Credited, DocumentPart, Left, LinePart, PricedNote, credit,
};
use domain::currency::Currency;
use domain::invoice::{Amount, Invoice, Line, PricedLine, TaxedAdjustment, ToPrice};
use domain::money::{Money, sum};
use domain::quantity::Quantity;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::invoices::{allowance, amount, charge, fixed, in_books, issued_as, line, percent, taxed, vat};

/// An amount of a currency, of so many minor units.
fn minor_units(currency: &str, minor: i64) -> String {
    Decimal::new(minor, Currency::parse(currency).unwrap().decimals()).to_string()
}

fn adjusted(currency: &'static str, minor: i64, most: i64) -> impl Strategy<Value = domain::invoice::AskedAdjustment> {
    let size = prop_oneof![
        (0..=minor).prop_map(move |minor| fixed(&minor_units(currency, minor))),
        (0..=most).prop_map(|percentage| percent(&Decimal::new(percentage, 2).to_string())),
    ];
    (any::<bool>(), size).prop_map(|(more, size)| if more { charge(size) } else { allowance(size) })
}

fn rates() -> impl Strategy<Value = domain::tax::VatTreatment> {
    prop::sample::select(vec![("S", "25"), ("S", "21"), ("S", "5.5"), ("Z", "0"), ("E", "0"), ("O", "0")])
        .prop_map(|(category, rate)| vat(category, rate))
}

/// A line: its quantity in ten-thousandths (some whole, some not), its price from fractions of a cent up.
fn sale(currency: &'static str, signed: bool, adjustments: usize) -> impl Strategy<Value = Line> {
    let quantity = prop_oneof![(1_i64..=20).prop_map(|units| units * 10_000), 1_i64..=300_000, Just(0)];
    let quantity = (quantity, any::<bool>()).prop_map(move |(quantity, negative)| match (signed, negative) {
        (true, true) => -quantity,
        (true, false) => quantity,
        (false, _) => quantity.max(1),
    });
    let price = prop_oneof![0_i64..=2_000_000, (0_i64..=50_000).prop_map(|cents| cents * 10_000)];
    let base = prop::sample::select(vec!["1", "1", "1", "12", "0.5"]);
    (quantity, price, base, prop::collection::vec(adjusted(currency, 30, 4_000), 0..=adjustments), rates()).prop_map(
        move |(quantity, price, base, asked, rate)| {
            let (quantity, price) = (Decimal::new(quantity, 4).to_string(), Decimal::new(price, 6).to_string());
            let base_quantity = domain::arithmetic::BaseQuantity::parse(base).unwrap();
            Line { base_quantity, asked, ..line(&quantity, &price, &rate) }
        },
    )
}

/// Invoices before VAT, with allowances and charges; `signed`: with returns and lines of no units among them.
fn before_vat(signed: bool) -> impl Strategy<Value = Invoice> {
    prop::sample::select(vec!["DKK", "JPY", "KWD", "CLF"]).prop_flat_map(move |currency| {
        let lines = prop::collection::vec(sale(currency, signed, 2), 1..=8);
        let document =
            prop::collection::vec((adjusted(currency, 100, 3_000), rates(), any::<prop::sample::Index>()), 0..=4);
        let rounding = prop_oneof![4 => Just(None), 1 => (-3_i64..=3).prop_map(Some)];
        (lines, document, rounding).prop_map(move |(lines, document, rounding)| {
            // What is taken off is off lines; what is added may have a rate of its own.
            let document = document.into_iter().map(|(asked, vat, line)| match asked.kind {
                AdjustmentKind::Allowance => taxed(asked, line.get(&lines).vat.clone()),
                AdjustmentKind::Charge => taxed(asked, vat),
            });
            let adjustments: Vec<_> = document.collect();
            let rounding = rounding.map(|minor| amount(&minor_units(currency, minor)));
            let asked = ToPrice {
                lines: &lines,
                adjustments: &adjustments,
                prices_include_vat: false,
                prepaid: None,
                rounding,
            };
            in_books(issued_as(currency, asked), "EUR", "0.13404")
        })
    })
}

/// Invoices whose prices include VAT.
fn with_vat() -> impl Strategy<Value = Invoice> {
    prop::sample::select(vec!["DKK", "JPY", "KWD", "CLF"]).prop_flat_map(|currency| {
        prop::collection::vec(sale(currency, false, 0), 1..=8).prop_map(move |lines| {
            let asked =
                ToPrice { lines: &lines, adjustments: &[], prices_include_vat: true, prepaid: None, rounding: None };
            in_books(issued_as(currency, asked), "EUR", "0.13404")
        })
    })
}

/// What one note is to credit of a line: which, how (units, an amount or the rest), and how much in thousandths.
type Wish = (usize, u8, i64);

/// Notes of a few lines each, and whether the document's allowances and charges stay.
fn wishes() -> impl Strategy<Value = Vec<(Vec<Wish>, bool)>> {
    let wish = (0_usize..8, 0_u8..8, 1_i64..=1_000);
    prop::collection::vec((prop::collection::vec(wish, 1..=4), prop::bool::weighted(0.2)), 0..=6)
}

/// The wish as it can be asked for, if anything of that is left.
fn ask(invoice: &Invoice, left: &Left, (line, how, thousandths): Wish) -> Option<AskedLine> {
    let (number, part) = *left.lines.get(line % left.lines.len().max(1))?;
    let share = Decimal::new(thousandths, 3);
    let part = match how {
        0 => AskedPart::Rest,
        1 => {
            let LinePart { net, with_vat, .. } = part;
            let share = with_vat.unwrap_or(net).to_decimal().abs() * share;
            let amount = share.round_dp_with_strategy(invoice.currency.decimals(), RoundingStrategy::ToZero);
            AskedPart::Amount(Amount::parse(&amount.to_string()).ok().filter(|_| !amount.is_zero())?)
        }
        _ => {
            let units = part.quantity.value().abs();
            let decimals = if units.fract().is_zero() { 0 } else { 4 };
            let units = (units * share).round_dp_with_strategy(decimals, RoundingStrategy::AwayFromZero);
            AskedPart::Quantity(Quantity::parse(&units.to_string()).ok().filter(|units| !units.is_zero())?)
        }
    };
    Some(AskedLine { line: number, part })
}

/// Credits an invoice by wishes, then wholly; the notes there were, the refusals, and what was credited in the end.
fn credited(invoice: &Invoice, wishes: Vec<(Vec<Wish>, bool)>) -> (Vec<PricedNote>, Vec<&'static str>, Credited) {
    let (mut notes, mut refused, mut so_far) = (Vec::new(), Vec::new(), Credited::nothing(invoice));
    for (wishes, keep) in wishes {
        let left = so_far.left(invoice).unwrap();
        let mut lines: Vec<_> = wishes.into_iter().filter_map(|wish| ask(invoice, &left, wish)).collect();
        lines.sort_by_key(|asked| asked.line);
        lines.dedup_by_key(|asked| asked.line);
        let document = if keep { DocumentPart::Keep } else { DocumentPart::Proportional };
        match credit(invoice, &so_far, &CreditAsked::Lines { lines, document }) {
            Ok((note, after)) => {
                adds_up(invoice, &note);
                moves_on(invoice, &so_far, &note, &after);
                notes.push(note);
                so_far = after;
            }
            Err(at) => refused.push(at.invalid.code),
        }
    }
    match credit(invoice, &so_far, &CreditAsked::Whole) {
        Ok((note, after)) => {
            adds_up(invoice, &note);
            moves_on(invoice, &so_far, &note, &after);
            notes.push(note);
            so_far = after;
        }
        Err(at) => assert_eq!(at.invalid.code, "nothing_left_to_credit"),
    }
    (notes, refused, so_far)
}

/// The figures of a note, as those of any document.
fn figures(invoice: &Invoice, note: &PricedNote) -> Figures {
    let line = |PricedLine { line, adjustments, .. }: &PricedLine| LineFigures {
        quantity: line.quantity,
        price: NetPrice::plain(line.unit_price),
        base_quantity: line.base_quantity,
        adjustments: adjustments.iter().map(|one| one.adjustment).collect(),
        category: line.vat.category(),
        rate: line.vat.rate(),
    };
    let document = |TaxedAdjustment { reasoned, vat }: &TaxedAdjustment| DocumentAdjustment {
        adjustment: reasoned.adjustment,
        category: vat.category(),
        rate: vat.rate(),
    };
    Figures {
        currency: invoice.currency,
        lines: note.lines.iter().map(|one| line(&one.priced)).collect(),
        adjustments: note.adjustments.iter().map(document).collect(),
        prepaid: None,
        rounding: note.totals.rounding,
    }
}

/// Every note adds up as every document does, but for VAT, which is within one minor unit of the rate.
fn adds_up(invoice: &Invoice, note: &PricedNote) {
    let (sums, totals) = (add_up(&figures(invoice, note)).unwrap(), &note.totals);
    assert_eq!(sums.line_nets, note.lines.iter().map(|one| one.priced.net).collect::<Vec<_>>());
    assert_eq!(
        (sums.line_total, sums.allowances, sums.charges, sums.tax_exclusive),
        (totals.line_total, totals.allowances, totals.charges, totals.tax_exclusive)
    );
    let minor = Decimal::new(1, invoice.currency.decimals());
    assert_eq!(sums.breakdown.len(), note.vat_breakdown.len());
    for (VatRow { category, rate, taxable, .. }, row) in sums.breakdown.into_iter().zip(&note.vat_breakdown) {
        assert_eq!((category, rate, taxable), (row.category, row.rate, row.taxable));
        let exact = taxable.to_decimal() * rate.percent() / Decimal::ONE_HUNDRED;
        assert!((row.tax.to_decimal() - exact).abs() < minor, "{} is not {exact}", row.tax);
    }
    let vat = sum(invoice.currency, note.vat_breakdown.iter().map(|row| row.tax)).unwrap();
    assert_eq!((totals.vat, totals.tax_inclusive), (vat, totals.tax_exclusive.checked_add(vat).unwrap()));
    let rounding = totals.rounding.unwrap_or(Money::zero(invoice.currency));
    assert_eq!((totals.prepaid, totals.payable), (None, totals.tax_inclusive.checked_add(rounding).unwrap()));
    assert!(!note.lines.is_empty() && !totals.payable.is_negative());
}

/// What was credited moves by the note, and never beyond what there is.
fn moves_on(invoice: &Invoice, before: &Credited, note: &PricedNote, after: &Credited) {
    let (then, now) = (before.left(invoice).unwrap(), after.left(invoice).unwrap());
    assert_eq!(now.total, then.total.checked_sub(note.totals.payable).unwrap());
    assert!(!now.total.is_negative());
    for (whole, left) in invoice.vat_breakdown.iter().zip(&now.vat_breakdown) {
        for (whole, left) in [(whole.taxable, left.taxable), (whole.tax, left.tax)] {
            let (whole, left) = (whole.minor(), left.minor());
            assert!((whole.min(0)..=whole.max(0)).contains(&left), "{left} of {whole}");
        }
    }
    for (number, LinePart { quantity, net, .. }) in &now.lines {
        let line = &invoice.lines[number - 1];
        assert!(net.minor().abs() <= line.net.minor().abs() && net.minor() * line.net.minor() >= 0);
        assert!(quantity.value().abs() <= line.line.quantity.value().abs());
    }
    for (place, left) in &now.adjustments {
        let whole = invoice.adjustments[place - 1].reasoned.adjustment.amount().minor();
        assert!((whole.min(0)..=whole.max(0)).contains(&left.minor()));
    }
}

fn total(invoice: &Invoice, amounts: impl Iterator<Item = Option<Money>>) -> Money {
    sum(invoice.currency, amounts.flatten()).unwrap()
}

/// The notes of an invoice together are the invoice.
fn are_the_invoice(invoice: &Invoice, notes: &[PricedNote]) {
    for (number, line) in (1..).zip(&invoice.lines) {
        let credited = || notes.iter().flat_map(|note| &note.lines).filter(|one| one.corrects_line == number);
        assert_eq!(total(invoice, credited().map(|one| Some(one.priced.net))), line.net);
        let units: Decimal = credited().map(|one| one.priced.line.quantity.value()).sum();
        assert_eq!(units, line.line.quantity.value());
    }
    for group in &invoice.vat_breakdown {
        let rows = || {
            let rows = notes.iter().flat_map(|note| &note.vat_breakdown);
            rows.filter(|row| (row.category, row.rate) == (group.category, group.rate))
        };
        assert_eq!(total(invoice, rows().map(|row| Some(row.taxable))), group.taxable);
        assert_eq!(total(invoice, rows().map(|row| Some(row.tax))), group.tax);
    }
    let (totals, zero) = (&invoice.totals, Money::zero(invoice.currency));
    let of = |which: fn(&PricedNote) -> Option<Money>| total(invoice, notes.iter().map(which));
    assert_eq!(of(|note| note.totals.allowances), totals.allowances.unwrap_or(zero));
    assert_eq!(of(|note| note.totals.charges), totals.charges.unwrap_or(zero));
    assert_eq!(of(|note| note.totals.rounding), totals.rounding.unwrap_or(zero));
    assert_eq!(of(|note| Some(note.totals.line_total)), totals.line_total);
    assert_eq!(of(|note| Some(note.totals.tax_exclusive)), totals.tax_exclusive);
    assert_eq!(of(|note| Some(note.totals.vat)), totals.vat);
    assert_eq!(of(|note| Some(note.totals.payable)), totals.payable);
    let books = invoice.accounting.as_ref().unwrap();
    let vat = notes.iter().map(|note| note.accounting.as_ref().unwrap().vat);
    assert_eq!(sum(books.rate.to(), vat).unwrap(), books.vat);
}

/// Whether an invoice sells only: no line, allowance or charge has its sign turned, and in no row of the breakdown is
/// more taken off than the lines come to.
fn only_sells(invoice: &Invoice) -> bool {
    let rows = invoice.vat_breakdown.iter().all(|row| {
        let lines = invoice.lines.iter().filter(|line| line.line.vat.category() == row.category);
        let lines: i64 = lines.filter(|line| line.line.vat.rate() == row.rate).map(|line| line.net.minor()).sum();
        let off = invoice.adjustments.iter().filter(|taxed| taxed.vat.category() == row.category);
        let off = off.filter(|taxed| taxed.vat.rate() == row.rate).map(|taxed| taxed.reasoned.adjustment);
        let off: i64 = off.filter(|one| one.kind() == AdjustmentKind::Allowance).map(|one| one.amount().minor()).sum();
        off <= lines
    });
    rows && invoice.lines.iter().all(|line| !line.net.is_negative())
}

/// What comes to less than nothing is never issued.
fn issuable(invoice: Invoice) -> Option<Invoice> {
    Some(invoice).filter(|invoice| !invoice.totals.payable.is_negative())
}

fn nothing_is_negative(note: &PricedNote) {
    let lines = note.lines.iter().flat_map(|one| {
        let line = &one.priced;
        assert!(!line.line.quantity.is_negative());
        line.adjustments.iter().map(|one| one.adjustment.amount()).chain([line.net])
    });
    let document = note.adjustments.iter().map(|one| one.reasoned.adjustment.amount());
    let rows = note.vat_breakdown.iter().flat_map(|row| [row.taxable, row.tax]);
    let totals = &note.totals;
    let totals = [totals.line_total, totals.tax_exclusive, totals.vat, totals.tax_inclusive, totals.payable];
    let amounts: Vec<_> = lines.chain(document).chain(rows).chain(totals).collect();
    assert!(amounts.iter().all(|money| !money.is_negative()), "{note:#?}");
    assert!(!note.accounting.as_ref().unwrap().vat.is_negative());
}

proptest! {
    #[test]
    fn an_invoice_split_over_notes_loses_and_gains_no_cent(invoice in before_vat(false), wishes in wishes()) {
        let Some(invoice) = issuable(invoice) else { return Ok(()) };
        let keeps = wishes.iter().any(|(_, keep)| *keep);
        let rounded = invoice.totals.rounding.is_some();
        let (notes, refused, so_far) = credited(&invoice, wishes);
        are_the_invoice(&invoice, &notes);
        prop_assert!(so_far.left(&invoice).unwrap().is_nothing());
        if !only_sells(&invoice) {
            return Ok(());
        }
        notes.iter().for_each(nothing_is_negative);
        // What stays can leave too little for an allowance or a rounding that takes away; else nothing is too much.
        for code in refused {
            let known = ["credit_zero", "lines_count", "nothing_left_to_credit"].contains(&code);
            prop_assert!(known || code == "credit_exceeds_left" && (keeps || rounded), "{}", code);
        }
    }

    #[test]
    fn a_return_among_the_lines_loses_and_gains_no_cent(invoice in before_vat(true), wishes in wishes()) {
        let Some(invoice) = issuable(invoice) else { return Ok(()) };
        let (notes, _, so_far) = credited(&invoice, wishes);
        are_the_invoice(&invoice, &notes);
        prop_assert!(so_far.left(&invoice).unwrap().is_nothing());
    }

    #[test]
    fn units_returned_are_credited_what_they_cost_with_vat(invoice in with_vat(), wishes in wishes()) {
        let (notes, refused, so_far) = credited(&invoice, wishes);
        are_the_invoice(&invoice, &notes);
        prop_assert!(so_far.left(&invoice).unwrap().is_nothing());
        prop_assert!(refused.iter().all(|code| ["credit_zero", "lines_count", "nothing_left_to_credit"].contains(code)));
        // Notes of units only: of each line, what all units so far cost together, rounded once.
        let mut units: Vec<Decimal> = invoice.lines.iter().map(|_| Decimal::ZERO).collect();
        let mut paid_back = Money::zero(invoice.currency);
        for note in &notes {
            if note.lines.iter().any(|one| !one.priced.adjustments.iter().all(|one| one.reason.text().unwrap().as_str() == "Rounding")) {
                break;
            }
            for one in &note.lines {
                units[one.corrects_line - 1] += one.priced.line.quantity.value();
            }
            paid_back = paid_back.checked_add(note.totals.payable).unwrap();
            let cost = invoice.lines.iter().zip(&units).map(|(line, units)| {
                let (price, base) = (line.price_with_vat.unwrap().value(), line.line.base_quantity.value());
                let all = Money::round_ratio(line.line.quantity.value(), price, base, invoice.currency).unwrap();
                Money::round_ratio(all.to_decimal(), *units, line.line.quantity.value(), invoice.currency).unwrap()
            });
            prop_assert_eq!(paid_back, sum(invoice.currency, cost).unwrap());
        }
    }
}
