//! How long pricing, tax and totals of an invoice take: 1, 10, 1,000 and 10,000 lines, each iteration another invoice.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, missing_docs, reason = "a benchmark")]

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use domain::arithmetic::{AdjustmentKind, BaseQuantity};
use domain::currency::Currency;
use domain::invoice::{Amount, AskedAdjustment, AskedSize, Line, Reason, ToPrice, price};
use domain::price::UnitPrice;
use domain::quantity::Quantity;
use domain::tax::{VatCategory, VatRate, VatTreatment};
use domain::text::{Line as ShortText, Name};
use domain::unit::Unit;

fn line(seed: usize) -> Line {
    let discount = AskedAdjustment {
        kind: AdjustmentKind::Allowance,
        size: AskedSize::Amount(Amount::parse("1.25").unwrap()),
        reason: Reason::new(Some(ShortText::parse("Agreed").unwrap()), None).unwrap(),
    };
    let rate = VatRate::parse(if seed.is_multiple_of(3) { "11" } else { "21" }).unwrap();
    Line {
        item_id: None,
        name: Name::parse("Item").unwrap(),
        description: None,
        quantity: Quantity::parse(&format!("{}.{}", seed % 97 + 1, seed % 10)).unwrap(),
        unit: Unit::parse("C62").unwrap(),
        unit_price: UnitPrice::parse(&format!("{}.{:02}", seed % 991, seed % 100)).unwrap(),
        discount: None,
        base_quantity: BaseQuantity::ONE,
        asked: if seed.is_multiple_of(4) { vec![discount] } else { Vec::new() },
        vat: VatTreatment::new(VatCategory::Standard, rate, None).unwrap(),
    }
}

fn arithmetic(criterion: &mut Criterion) {
    let currency = Currency::parse("RON").unwrap();
    let mut group = criterion.benchmark_group("arithmetic");
    for count in [1_usize, 10, 1_000, 10_000] {
        let mut seed = 0_usize;
        group.bench_function(BenchmarkId::from_parameter(format!("{count}-lines")), |bencher| {
            let lines = || {
                seed = seed.wrapping_add(7_919);
                (0..count).map(|index| line(seed.wrapping_add(index))).collect::<Vec<_>>()
            };
            let compute = |lines: Vec<Line>| {
                let asked = ToPrice {
                    lines: &lines,
                    adjustments: &[],
                    prices_include_vat: false,
                    prepaid: None,
                    rounding: None,
                };
                price(currency, asked).unwrap()
            };
            bencher.iter_batched(lines, compute, BatchSize::SmallInput);
        });
    }
    group.finish();
}

criterion_group!(benches, arithmetic);
criterion_main!(benches);
