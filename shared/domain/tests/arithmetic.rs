//! What holds for every invoice, whatever is sold: printed lines add up to printed totals, and nothing overflows silently.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

use domain::arithmetic::{
    Adjustment, AdjustmentKind, BaseQuantity, DocumentAdjustment, Figures, GrossLine, LineFigures, NetPrice,
    Percentage, PercentageOf, Sum, add_up, from_gross,
};
use domain::currency::Currency;
use domain::money::{Money, MoneyError, sum};
use domain::price::UnitPrice;
use domain::quantity::Quantity;
use domain::tax::{VatCategory, VatRate};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn currencies() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["DKK", "JPY", "KWD", "CLF"]).prop_map(|code| Currency::parse(code).unwrap())
}

fn rates() -> impl Strategy<Value = (VatCategory, VatRate)> {
    prop::sample::select(vec![("S", "25"), ("S", "21"), ("S", "11"), ("S", "5.5"), ("Z", "0"), ("E", "0"), ("O", "0")])
        .prop_map(|(category, rate)| (VatCategory::parse(category).unwrap(), VatRate::parse(rate).unwrap()))
}

fn number(max: i64, decimals: u32) -> impl Strategy<Value = String> {
    (-max..=max).prop_map(move |mantissa| Decimal::new(mantissa, decimals).to_string())
}

fn price() -> impl Strategy<Value = UnitPrice> {
    (0_i64..=5_000_000_000).prop_map(|mantissa| UnitPrice::parse(&Decimal::new(mantissa, 6).to_string()).unwrap())
}

fn adjustment(currency: Currency) -> impl Strategy<Value = Adjustment> {
    let kind = prop::sample::select(vec![AdjustmentKind::Allowance, AdjustmentKind::Charge]);
    (kind, 0_i64..1_000_000, prop::option::of(0_i64..1_000_000)).prop_map(move |(kind, minor, percent)| {
        let money = Money::from_minor(minor, currency).unwrap();
        match percent {
            None => Adjustment::fixed(kind, money),
            Some(percent) => {
                let percentage = Percentage::parse(&Decimal::new(percent, 4).to_string()).unwrap();
                Adjustment::percentage(kind, PercentageOf { percentage, base: money }).unwrap()
            }
        }
    })
}

fn line(currency: Currency) -> impl Strategy<Value = LineFigures> {
    let base = prop::sample::select(vec!["1", "12", "100", "0.5", "3"]);
    (number(50_000_000, 4), price(), base, prop::collection::vec(adjustment(currency), 0..3), rates()).prop_map(
        |(quantity, price, base, adjustments, (category, rate))| LineFigures {
            quantity: Quantity::parse(&quantity).unwrap(),
            price: NetPrice::plain(price),
            base_quantity: BaseQuantity::parse(base).unwrap(),
            adjustments,
            category,
            rate,
        },
    )
}

prop_compose! {
    fn invoices()(currency in currencies())(
        lines in prop::collection::vec(line(currency), 1..30),
        adjustments in prop::collection::vec((adjustment(currency), rates()), 0..4),
        prepaid in prop::option::of(0_i64..1_000_000),
        rounding in prop::option::of(-50_i64..50),
        currency in Just(currency),
    ) -> Figures {
        let money = |minor| Money::from_minor(minor, currency).unwrap();
        let taxed = |(adjustment, (category, rate))| DocumentAdjustment { adjustment, category, rate };
        Figures {
            currency,
            lines,
            adjustments: adjustments.into_iter().map(taxed).collect(),
            prepaid: prepaid.map(money),
            rounding: rounding.map(money),
        }
    }
}

fn decimal(money: Money) -> Decimal {
    money.to_decimal()
}

proptest! {
    #[test]
    fn printed_amounts_add_up(figures in invoices()) {
        let Sum { line_nets, breakdown, line_total, allowances, charges, tax_exclusive, vat, tax_inclusive, payable } =
            add_up(&figures).unwrap();
        let zero = Money::zero(figures.currency);
        prop_assert_eq!(sum(figures.currency, line_nets).unwrap(), line_total);
        let (allowances, charges) = (allowances.unwrap_or(zero), charges.unwrap_or(zero));
        prop_assert_eq!(decimal(line_total) - decimal(allowances) + decimal(charges), decimal(tax_exclusive));
        prop_assert_eq!(breakdown.iter().map(|row| decimal(row.taxable)).sum::<Decimal>(), decimal(tax_exclusive));
        prop_assert_eq!(breakdown.iter().map(|row| decimal(row.tax)).sum::<Decimal>(), decimal(vat));
        prop_assert_eq!(decimal(tax_exclusive) + decimal(vat), decimal(tax_inclusive));
        let (prepaid, rounding) = (figures.prepaid.unwrap_or(zero), figures.rounding.unwrap_or(zero));
        prop_assert_eq!(decimal(tax_inclusive) - decimal(prepaid) + decimal(rounding), decimal(payable));
    }

    #[test]
    fn every_category_and_rate_has_one_row_and_its_tax_is_within_half_a_minor_unit(figures in invoices()) {
        let rows = add_up(&figures).unwrap().breakdown;
        let pairs: std::collections::BTreeSet<_> = rows.iter().map(|row| (row.category, row.rate)).collect();
        prop_assert_eq!(pairs.len(), rows.len());
        for row in rows {
            let exact = decimal(row.taxable) * row.rate.percent() / Decimal::ONE_HUNDRED;
            let half = Decimal::new(5, figures.currency.decimals() + 1);
            prop_assert!((decimal(row.tax) - exact).abs() <= half);
        }
    }

    #[test]
    fn the_same_invoice_the_other_way_round_is_its_mirror(figures in invoices()) {
        let mirrored = |adjustment: &Adjustment| match adjustment.kind() {
            AdjustmentKind::Allowance => Adjustment::fixed(AdjustmentKind::Charge, adjustment.amount()),
            AdjustmentKind::Charge => Adjustment::fixed(AdjustmentKind::Allowance, adjustment.amount()),
        };
        let mut mirror = figures.clone();
        for line in &mut mirror.lines {
            line.quantity = Quantity::parse(&(-line.quantity.value()).to_string()).unwrap();
            line.adjustments = line.adjustments.iter().map(mirrored).collect();
        }
        for document in &mut mirror.adjustments {
            document.adjustment = mirrored(&document.adjustment);
        }
        mirror.prepaid = figures.prepaid.map(Money::negated);
        mirror.rounding = figures.rounding.map(Money::negated);
        let (there, back) = (add_up(&figures).unwrap(), add_up(&mirror).unwrap());
        prop_assert_eq!(there.payable, back.payable.negated());
        for (row, mirrored) in there.breakdown.iter().zip(&back.breakdown) {
            prop_assert_eq!((row.taxable, row.tax), (mirrored.taxable.negated(), mirrored.tax.negated()));
        }
    }

    #[test]
    fn what_is_to_be_paid_is_what_was_asked_with_vat(
        lines in prop::collection::vec((1_i64..1_000_000, 0_i64..1_000_000_000, rates()), 1..40),
        currency in currencies(),
    ) {
        let lines: Vec<_> = lines.into_iter().map(|(quantity, price, (category, rate))| GrossLine {
            quantity: Quantity::parse(&Decimal::new(quantity, 3).to_string()).unwrap(),
            gross_price: UnitPrice::parse(&Decimal::new(price, 4).to_string()).unwrap(),
            category,
            rate,
        }).collect();
        let (figures, added) = from_gross(currency, &lines).unwrap();
        let asked = sum(currency, lines.iter().map(|line| line.asked(currency).unwrap())).unwrap();
        prop_assert_eq!(added.payable, asked);
        // Each line and each row may miss by half a minor unit, and VAT on it by as much again.
        let residue = decimal(figures.rounding.unwrap_or(Money::zero(currency))).abs();
        let minor = Decimal::new(1, currency.decimals());
        prop_assert!(residue <= minor * Decimal::from(2 * (lines.len() + added.breakdown.len())));
    }

    #[test]
    fn no_amount_overflows_silently(
        quantity in number(9_999_999_999_999, 4), mantissa in 0_i64..=999_999_999_999_999, lines in 1_usize..5,
    ) {
        let line = LineFigures {
            quantity: Quantity::parse(&quantity).unwrap(),
            price: NetPrice::plain(UnitPrice::parse(&Decimal::new(mantissa, 6).to_string()).unwrap()),
            base_quantity: BaseQuantity::ONE,
            adjustments: Vec::new(),
            category: VatCategory::Standard,
            rate: VatRate::parse("25").unwrap(),
        };
        let currency = Currency::parse("DKK").unwrap();
        let figures =
            Figures { currency, lines: vec![line; lines], adjustments: Vec::new(), prepaid: None, rounding: None };
        match add_up(&figures) {
            Ok(sum) => {
                // 10^13 × 10^15 fits into 28 digits: the check itself is exact.
                let exact = Decimal::new(mantissa, 6) * quantity.parse::<Decimal>().unwrap();
                prop_assert!((decimal(sum.line_nets[0]) - exact).abs() <= Decimal::new(5, 3));
            }
            Err(error) => prop_assert_eq!(error, MoneyError::TooLarge),
        }
    }
}

#[test]
fn ten_and_two_cents_with_vat_is_printed_with_its_residue() {
    let line = GrossLine {
        quantity: Quantity::parse("1").unwrap(),
        gross_price: UnitPrice::parse("10.02").unwrap(),
        category: VatCategory::Standard,
        rate: VatRate::parse("25").unwrap(),
    };
    let (figures, sum) = from_gross(Currency::parse("DKK").unwrap(), &[line]).unwrap();
    let printed = [sum.line_total, sum.vat, figures.rounding.unwrap(), sum.payable].map(|money| money.to_string());
    assert_eq!(printed, ["8.02", "2.01", "-0.01", "10.02"]);
}

#[test]
fn nineteen_lines_of_half_a_cent_are_nineteen_cents() {
    let line = LineFigures {
        quantity: Quantity::parse("0.5").unwrap(),
        price: NetPrice::plain(UnitPrice::parse("0.01").unwrap()),
        base_quantity: BaseQuantity::ONE,
        adjustments: Vec::new(),
        category: VatCategory::Standard,
        rate: VatRate::parse("25").unwrap(),
    };
    let figures = Figures {
        currency: Currency::parse("DKK").unwrap(),
        lines: vec![line; 19],
        adjustments: Vec::new(),
        prepaid: None,
        rounding: None,
    };
    let sum = add_up(&figures).unwrap();
    assert_eq!([sum.line_total, sum.vat, sum.payable].map(|money| money.to_string()), ["0.19", "0.05", "0.24"]);
}
