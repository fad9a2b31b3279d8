//! The official example invoices, recomputed to the cent from their inputs alone: each is a case of its own.
//!
//! `figures.json` holds the figures of 41 examples of the EN 16931, Peppol BIS, Danish, `XRechnung` and ZATCA suites:
//! lines, allowances, charges, prepaid and rounding in; line nets, breakdown and totals out.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use domain::arithmetic::{
    Adjustment, AdjustmentKind, BaseQuantity, DocumentAdjustment, Figures, LineFigures, NetPrice, Percentage,
    PercentageOf, Sum, add_up,
};
use domain::currency::Currency;
use domain::money::Money;
use domain::price::UnitPrice;
use domain::quantity::Quantity;
use domain::tax::{VatCategory, VatRate};
use libtest_mimic::{Arguments, Trial};
use rust_decimal::Decimal;
use serde_json::Value;

fn main() {
    let examples: Vec<Value> = serde_json::from_str(include_str!("figures.json")).unwrap();
    let trials = examples.into_iter().map(|example| {
        let name = example["name"].as_str().unwrap().to_owned();
        Trial::test(name, move || recompute(&example).map_err(Into::into))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn recompute(example: &Value) -> Result<(), String> {
    let currency = Currency::parse(example["currency"].as_str().unwrap()).unwrap();
    let figures = figures(example, currency);
    let sum = add_up(&figures).map_err(|error| error.to_string())?;
    let mut wrong = Vec::new();
    let mut check = |term: String, computed: Option<Money>, expected: &Value| {
        // An absent amount and one of zero say the same.
        let computed = computed.map_or(Decimal::ZERO, Money::to_decimal);
        let expected = decimal(expected).unwrap_or(Decimal::ZERO);
        if computed != expected {
            wrong.push(format!("{term}: computed {computed}, expected {expected}"));
        }
    };
    for (index, line) in example["lines"].as_array().unwrap().iter().enumerate() {
        check(format!("line {index} BT-131"), sum.line_nets.get(index).copied(), &line["expected_net"]);
    }
    let expected = &example["expected"];
    for (term, computed) in [
        ("BT-106", Some(sum.line_total)),
        ("BT-107", sum.allowances),
        ("BT-108", sum.charges),
        ("BT-109", Some(sum.tax_exclusive)),
        ("BT-110", Some(sum.vat)),
        ("BT-112", Some(sum.tax_inclusive)),
        ("BT-113", figures.prepaid),
        ("BT-114", figures.rounding),
        ("BT-115", Some(sum.payable)),
    ] {
        check(term.to_owned(), computed, &expected[term]);
    }
    for row in example["expected_vat"].as_array().unwrap() {
        let found = row_of(&sum, row);
        check(format!("BT-116 {}", row["category"]), found.map(|found| found.0), &row["taxable"]);
        check(format!("BT-117 {}", row["category"]), found.map(|found| found.1), &row["tax"]);
    }
    if sum.breakdown.len() != example["expected_vat"].as_array().unwrap().len() {
        wrong.push(format!("{} rows of VAT, expected {}", sum.breakdown.len(), example["expected_vat"]));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn row_of(sum: &Sum, row: &Value) -> Option<(Money, Money)> {
    let (category, rate) = (category(&row["category"]), rate(&row["rate"]));
    sum.breakdown
        .iter()
        .find(|found| found.category == category && found.rate == rate)
        .map(|row| (row.taxable, row.tax))
}

fn figures(example: &Value, currency: Currency) -> Figures {
    let lines = example["lines"].as_array().unwrap().iter().map(|line| LineFigures {
        quantity: Quantity::parse(line["quantity"].as_str().unwrap()).unwrap(),
        price: price(line),
        base_quantity: text(&line["base_quantity"])
            .map_or(BaseQuantity::ONE, |text| BaseQuantity::parse(text).unwrap()),
        adjustments: adjustments(&line["allowances_charges"], currency),
        category: category(&line["vat_category"]),
        rate: rate(&line["vat_rate"]),
    });
    let document = example["allowances_charges"].as_array().unwrap();
    let taxed = document.iter().zip(adjustments(&example["allowances_charges"], currency)).map(|(told, adjustment)| {
        DocumentAdjustment { adjustment, category: category(&told["vat_category"]), rate: rate(&told["vat_rate"]) }
    });
    Figures {
        currency,
        lines: lines.collect(),
        adjustments: taxed.collect(),
        prepaid: text(&example["prepaid"]).map(|text| Money::parse(text, currency).unwrap()),
        rounding: text(&example["rounding"]).map(|text| Money::parse(text, currency).unwrap()),
    }
}

fn price(line: &Value) -> NetPrice {
    let read = |field: &str| text(&line[field]).map(|text| UnitPrice::parse(text).unwrap());
    match (read("price_gross"), read("price_discount")) {
        (Some(gross), Some(discount)) => NetPrice::discounted(gross, discount, read("price")).unwrap(),
        _ => NetPrice::plain(read("price").unwrap()),
    }
}

fn adjustments(told: &Value, currency: Currency) -> Vec<Adjustment> {
    let read = |told: &Value| {
        let kind =
            if told["is_charge"].as_bool().unwrap() { AdjustmentKind::Charge } else { AdjustmentKind::Allowance };
        let money = |field: &str| text(&told[field]).map(|text| Money::parse(text, currency).unwrap());
        let percentage = text(&told["percentage"]).map(|text| Percentage::parse(text).unwrap());
        match percentage.zip(money("base")) {
            Some((percentage, base)) => {
                let of = PercentageOf { percentage, base };
                money("amount").map_or_else(
                    || Adjustment::percentage(kind, of).unwrap(),
                    |amount| Adjustment::told(kind, amount, of).unwrap(),
                )
            }
            None => Adjustment::fixed(kind, money("amount").unwrap()),
        }
    };
    told.as_array().unwrap().iter().map(read).collect()
}

fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

fn decimal(value: &Value) -> Option<Decimal> {
    text(value).map(|text| text.parse().unwrap())
}

fn category(value: &Value) -> VatCategory {
    VatCategory::parse(value.as_str().unwrap()).unwrap()
}

fn rate(value: &Value) -> VatRate {
    text(value).map_or(VatRate::ZERO, |text| VatRate::parse(text).unwrap())
}
