//! What a shop asks for, priced: the arithmetic is visible in each story.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use domain::arithmetic::{AdjustmentKind, BaseQuantity, Percentage};
use domain::currency::Currency;
use domain::invoice::{
    Amount, AskedAdjustment, AskedSize, AskedTaxedAdjustment, Line, Priced, Reason, ToPrice, Totals, price,
};
use domain::money::Money;
use domain::price::UnitPrice;
use domain::quantity::Quantity;
use domain::refusal::InvalidAt;
use domain::tax::{VatCategory, VatRate, VatTreatment};
use domain::text::{Line as ShortText, Name};
use domain::unit::Unit;

fn vat(category: &str, rate: &str) -> VatTreatment {
    let category = VatCategory::parse(category).unwrap();
    let reason = category.needs_reason().then(|| ShortText::parse("Exempt by law").unwrap());
    VatTreatment::new(category, VatRate::parse(rate).unwrap(), reason).unwrap()
}

fn line(quantity: &str, price: &str, rate: &str) -> Line {
    Line {
        item_id: None,
        name: Name::parse("Item").unwrap(),
        description: None,
        quantity: Quantity::parse(quantity).unwrap(),
        unit: Unit::parse("C62").unwrap(),
        unit_price: UnitPrice::parse(price).unwrap(),
        discount: None,
        base_quantity: BaseQuantity::ONE,
        asked: Vec::new(),
        vat: vat("S", rate),
    }
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

fn percent(text: &str) -> Percentage {
    Percentage::parse(text).unwrap()
}

fn asked(kind: AdjustmentKind, size: AskedSize) -> AskedAdjustment {
    AskedAdjustment { kind, size, reason: Reason::new(Some(ShortText::parse("Agreed").unwrap()), None).unwrap() }
}

fn allowance(size: AskedSize) -> AskedAdjustment {
    asked(AdjustmentKind::Allowance, size)
}

fn of<'a>(lines: &'a [Line], adjustments: &'a [AskedTaxedAdjustment]) -> ToPrice<'a> {
    ToPrice { lines, adjustments, prices_include_vat: false, prepaid: None, rounding: None }
}

fn priced(currency: &str, asked: ToPrice<'_>) -> Priced {
    price(Currency::parse(currency).unwrap(), asked).unwrap()
}

fn refused(asked: ToPrice<'_>) -> (String, &'static str) {
    let InvalidAt { invalid, pointer } = price(Currency::parse("DKK").unwrap(), asked).unwrap_err();
    (pointer, invalid.code)
}

fn text<const N: usize>(amounts: [Money; N]) -> [String; N] {
    amounts.map(|money| money.to_string())
}

#[test]
fn vat_is_taken_on_the_sum_of_a_rate_and_not_line_by_line() {
    // 3 × 0.05 = 0.15; 25 % of 0.15 = 0.0375 → 0.04. Line by line it would be 3 × 0.01 = 0.03.
    let Totals { line_total, vat, payable, .. } = priced("DKK", of(&vec![line("1", "0.05", "25"); 3], &[])).totals;
    assert_eq!(text([line_total, vat, payable]), ["0.15", "0.04", "0.19"]);
}

#[test]
fn each_rate_has_its_own_group_in_order() {
    // 50.00 at 11 % = 5.50; 100.00 at 21 % = 21.00.
    let priced = priced("RON", of(&[line("2", "50", "21"), line("4", "12.5", "11")], &[]));
    let groups: Vec<_> =
        priced.vat_breakdown.iter().map(|group| (group.rate.to_string(), group.tax.to_string())).collect();
    assert_eq!(groups, [("11".to_owned(), "5.50".to_owned()), ("21".to_owned(), "21.00".to_owned())]);
    assert_eq!(priced.totals.payable.to_string(), "176.50");
}

#[test]
fn a_price_for_a_dozen_is_divided_before_it_is_rounded() {
    // 132 × 15.24 ÷ 12 = 167.64; 1 × 441 ÷ 12 = 36.75.
    let dozen = BaseQuantity::parse("12").unwrap();
    let lines = [("132", "15.24"), ("1", "441")]
        .map(|(quantity, price)| Line { base_quantity: dozen, ..line(quantity, price, "21") });
    let nets: Vec<_> = priced("EUR", of(&lines, &[])).lines.iter().map(|line| line.net.to_string()).collect();
    assert_eq!(nets, ["167.64", "36.75"]);
}

#[test]
fn a_line_is_rounded_first_and_then_adjusted() {
    // 3 × 33.335 = 100.005 → 100.01; less 10 % of that, 10.00 (10.001), and 5.00 more.
    let adjustments = vec![
        allowance(AskedSize::Percentage(percent("10"), None)),
        asked(AdjustmentKind::Charge, AskedSize::Amount(amount("5"))),
    ];
    let line = Line { asked: adjustments, ..line("3", "33.335", "25") };
    let priced = priced("DKK", of(&[line], &[]));
    let settled: Vec<_> = priced.lines[0].adjustments.iter().map(|one| one.adjustment.amount().to_string()).collect();
    assert_eq!(settled, ["10.00", "5.00"]);
    assert_eq!(priced.lines[0].net.to_string(), "95.01");
    assert!(priced.lines[0].line.asked.is_empty(), "what was asked stands in what was settled");
}

#[test]
fn an_allowance_of_the_document_lowers_the_vat_of_its_own_rate() {
    // 100.00 at 21 % and 200.00 at 11 %; 10 % off what bears 21 %: 10.00. Freight of 20.00 at 11 %.
    let adjustments = [
        AskedTaxedAdjustment { asked: allowance(AskedSize::Percentage(percent("10"), None)), vat: vat("S", "21") },
        AskedTaxedAdjustment {
            asked: asked(AdjustmentKind::Charge, AskedSize::Amount(amount("20"))),
            vat: vat("S", "11"),
        },
    ];
    let Priced { totals, vat_breakdown, .. } =
        priced("RON", of(&[line("1", "100", "21"), line("1", "200", "11")], &adjustments));
    let rows: Vec<_> = vat_breakdown.iter().map(|row| text([row.taxable, row.tax])).collect();
    assert_eq!(rows, [["220.00", "24.20"], ["90.00", "18.90"]]);
    assert_eq!(text([totals.allowances.unwrap(), totals.charges.unwrap()]), ["10.00", "20.00"]);
    assert_eq!(text([totals.line_total, totals.tax_exclusive, totals.payable]), ["300.00", "310.00", "353.10"]);
}

#[test]
fn what_was_paid_and_what_is_rounded_change_only_what_is_to_be_paid() {
    let asked = [line("1", "100.10", "25")];
    let asked = ToPrice { prepaid: Some(amount("25")), rounding: Some(amount("-0.13")), ..of(&asked, &[]) };
    let totals = priced("DKK", asked).totals;
    // 100.10 + 25.03 (25.025) = 125.13; less 25.00, less 0.13.
    assert_eq!(text([totals.tax_inclusive, totals.payable]), ["125.13", "100.00"]);
    assert_eq!(text([totals.prepaid.unwrap(), totals.rounding.unwrap()]), ["25.00", "-0.13"]);
}

#[test]
fn a_price_with_vat_is_what_is_paid_to_the_cent() {
    let asked = [line("1", "10.02", "25")];
    let Priced { totals, lines, .. } = priced("DKK", ToPrice { prices_include_vat: true, ..of(&asked, &[]) });
    let printed = text([totals.line_total, totals.vat, totals.rounding.unwrap(), totals.payable]);
    assert_eq!(printed, ["8.02", "2.01", "-0.01", "10.02"]);
    assert_eq!(
        (lines[0].line.unit_price.to_string(), lines[0].price_with_vat.unwrap().to_string()),
        ("8.016".to_owned(), "10.02".to_owned())
    );

    // 3 × 19.99 = 59.97 with VAT: 47.98 + 12.00 − 0.01. What is at zero has no residue of its own.
    let asked = [line("3", "19.99", "25"), Line { vat: vat("Z", "0"), ..line("1", "100", "25") }];
    let totals = priced("DKK", ToPrice { prices_include_vat: true, ..of(&asked, &[]) }).totals;
    let printed = text([totals.line_total, totals.vat, totals.rounding.unwrap(), totals.payable]);
    assert_eq!(printed, ["147.98", "12.00", "-0.01", "159.97"]);
}

#[test]
fn what_cannot_be_priced_names_its_place() {
    let two_cents_off = allowance(AskedSize::Both(amount("10.03"), percent("10"), amount("100")));
    let within = allowance(AskedSize::Both(amount("10.02"), percent("10"), amount("100")));
    let lines = |asked| [line("1", "100", "25"), Line { asked: vec![asked], ..line("1", "100", "25") }];
    assert_eq!(
        refused(of(&lines(two_cents_off), &[])),
        ("/lines/1/allowances_charges/0".to_owned(), "amount_not_its_percentage")
    );
    assert_eq!(priced("DKK", of(&lines(within), &[])).lines[1].net.to_string(), "89.98");

    let too_fine = AskedTaxedAdjustment { asked: allowance(AskedSize::Amount(amount("0.001"))), vat: vat("S", "25") };
    assert_eq!(
        refused(of(&[line("1", "1", "25")], &[too_fine])),
        ("/allowances_charges/0".to_owned(), "amount_too_precise")
    );
    let asked = [line("1", "1", "25")];
    assert_eq!(refused(ToPrice { prepaid: Some(amount("0.001")), ..of(&asked, &[]) }).0, "/prepaid");
    let negative = refused(ToPrice { prepaid: Some(amount("-0.01")), ..of(&asked, &[]) });
    assert_eq!((negative.0.as_str(), negative.1), ("/prepaid", "prepaid_negative"));
    assert_eq!(refused(of(&vec![line("999999999", "999999999", "25"); 2], &[])).1, "amount_too_large");
}

#[test]
fn a_reason_is_said_in_words_or_by_a_code() {
    let code = |text: &str| domain::text::Text::<4>::parse(text).unwrap();
    assert!(Reason::new(None, Some(code("95"))).is_ok());
    assert_eq!(Reason::new(None, None).unwrap_err().code, "reason_missing");
    assert_eq!(Reason::new(None, Some(code("fc"))).unwrap_err().code, "reason_code_malformed");
}

#[test]
fn currencies_without_or_with_more_decimals_round_to_their_own() {
    let lines = [line("3", "33.335", "10")];
    // 100.005: 100 yen and 10 tax; 100.005 and 10.001 (10.0005) in dinars; 100.0050 and 10.0005 in UF.
    for (currency, expected) in [
        ("JPY", ["100", "10", "110"]),
        ("KWD", ["100.005", "10.001", "110.006"]),
        ("CLF", ["100.0050", "10.0005", "110.0055"]),
    ] {
        let Totals { line_total, vat, payable, .. } = priced(currency, of(&lines, &[])).totals;
        assert_eq!(text([line_total, vat, payable]), expected, "{currency}");
    }
}
