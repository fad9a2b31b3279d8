//! What holds for every price, whatever is asked for.

use domain::arithmetic::Percentage;
use domain::invoice::AskedSize;
use domain::money::Money;
use domain::price::UnitPrice;
use domain::pricing::{
    CouponOrder, CouponWorth, Measure, PresentedCoupon, PriceModel, QuantityDiscounts, QuotedLine, TaxableBase, Tier,
    Tiers, redeem,
};
use domain::quantity::Quantity;
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::coupons::{coupon, taxed};
use crate::made::{currency, customer, net, package, percentage, quoted, units};

fn quantities() -> impl Strategy<Value = Quantity> {
    (1_i64..=99_999_999).prop_map(|mantissa| Quantity::parse(&Decimal::new(mantissa, 4).to_string()).unwrap())
}

fn prices() -> impl Strategy<Value = UnitPrice> {
    (0_i64..=9_999_999_999).prop_map(|mantissa| UnitPrice::parse(&Decimal::new(mantissa, 6).to_string()).unwrap())
}

/// Up to eight rungs whose bounds lie among the quantities that are asked for.
fn tiers() -> impl Strategy<Value = Tiers> {
    let fee = prop::option::of((1_i64..100_000).prop_map(|minor| Decimal::new(minor, 2).to_string()));
    let rung = (1_i64..=20_000_000, prices(), fee);
    prop::collection::vec(rung, 1..8).prop_map(|rungs| {
        let count = rungs.len();
        let mut bound = 0_i64;
        let tier = |(index, (width, unit_price, fee)): (usize, (i64, UnitPrice, Option<String>))| {
            bound += width;
            Tier {
                up_to: (index + 1 < count).then(|| Quantity::parse(&Decimal::new(bound, 4).to_string()).unwrap()),
                unit_price,
                flat_fee: fee.map(|fee| UnitPrice::parse(&fee).unwrap()),
            }
        };
        Tiers::new(&rungs.into_iter().enumerate().map(tier).collect::<Vec<_>>()).unwrap()
    })
}

fn of_units(lines: &[QuotedLine]) -> impl Iterator<Item = &QuotedLine> {
    lines.iter().filter(|line| line.unit.code() == "KGM")
}

fn fees(lines: &[QuotedLine]) -> Vec<UnitPrice> {
    lines.iter().filter(|line| line.unit.code() == "C62").map(|line| line.unit_price).collect()
}

/// A unit counted one ten-thousandth at a time is told from its neighbour by the bounds alone.
fn price_at(tiers: &Tiers, position: Decimal) -> Decimal {
    let rung = tiers.rungs().find(|rung| rung.up_to.is_none_or(|up_to| position <= up_to.value()));
    rung.unwrap().unit_price.value()
}

fn exact(lines: &[QuotedLine]) -> Decimal {
    of_units(lines).map(|line| line.quantity.value() * line.unit_price.value()).sum()
}

proptest! {
    #[test]
    fn graduated_lines_count_every_unit_once_at_the_price_of_its_rung(tiers in tiers(), counted in quantities()) {
        let lines = quoted(PriceModel::Graduated { tiers: tiers.clone() }, Measure::Quantity(counted));
        prop_assert_eq!(of_units(&lines).map(|line| line.quantity.value()).sum::<Decimal>(), counted.value());
        let mut begin = Decimal::ZERO;
        for line in of_units(&lines) {
            prop_assert!(line.quantity.value() > Decimal::ZERO);
            let end = begin + line.quantity.value();
            let smallest = Decimal::new(1, 4);
            prop_assert_eq!(price_at(&tiers, begin + smallest), line.unit_price.value());
            prop_assert_eq!(price_at(&tiers, end), line.unit_price.value());
            begin = end;
        }
        let used = tiers.rungs().filter(|rung| rung.above.value() < counted.value());
        prop_assert_eq!(fees(&lines), used.filter_map(|rung| rung.flat_fee).collect::<Vec<_>>());
    }

    #[test]
    fn one_more_unit_costs_what_its_rung_says(tiers in tiers(), counted in quantities()) {
        let more = Quantity::parse(&(counted.value() + Decimal::new(1, 4)).to_string()).unwrap();
        let cost = |quantity| {
            exact(&quoted(PriceModel::Graduated { tiers: tiers.clone() }, Measure::Quantity(quantity)))
        };
        let price = price_at(&tiers, more.value());
        prop_assert_eq!(cost(more) - cost(counted), price * Decimal::new(1, 4));
    }

    #[test]
    fn volume_units_all_cost_what_the_last_of_them_does(tiers in tiers(), counted in quantities()) {
        let lines = quoted(PriceModel::Volume { tiers: tiers.clone() }, Measure::Quantity(counted));
        prop_assert_eq!(exact(&lines), counted.value() * price_at(&tiers, counted.value()));
        let rung = tiers.rungs().find(|rung| rung.up_to.is_none_or(|up_to| counted.value() <= up_to.value()));
        prop_assert_eq!(fees(&lines), rung.unwrap().flat_fee.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn packages_hold_all_units_and_none_is_superfluous(counted in quantities(), size in 1_i64..=1_000_000) {
        let size = Decimal::new(size, 4);
        let lines = quoted(package(&size.to_string(), "1"), Measure::Quantity(counted));
        let count = lines[0].quantity.value();
        prop_assert!(count.fract().is_zero());
        prop_assert!(count * size >= counted.value());
        prop_assert!((count - Decimal::ONE) * size < counted.value());
    }

    #[test]
    fn a_percentage_lies_between_its_bounds_and_is_what_its_lines_print(
        percent in 0_i64..=1_000_000,
        amount in 1_i64..=1_000_000_000,
        fixed in 0_i64..10_000,
        minimum in 0_i64..10_000,
        room in 0_i64..100_000,
    ) {
        let text = |minor: i64| Decimal::new(minor, 2).to_string();
        let percent = Decimal::new(percent, 4);
        let (least, most) = (Decimal::new(minimum, 2), Decimal::new(minimum + room, 2));
        let model = percentage(&percent.to_string(), &text(fixed), &least.to_string(), &most.to_string());
        let lines = quoted(model, Measure::Amount(domain::invoice::Amount::parse(&text(amount)).unwrap()));
        let printed: Decimal = lines.iter().map(|line| net(line, "DKK").to_decimal()).sum();
        let of = Money::from_minor(amount, currency("DKK")).unwrap();
        let share = Percentage::parse(&percent.to_string()).unwrap().of(of).unwrap().to_decimal();
        prop_assert_eq!(printed, (share + Decimal::new(fixed, 2)).clamp(least, most));
    }

    #[test]
    fn a_quantity_discount_is_taken_from_every_line_of_units_and_from_no_fee(
        tiers in tiers(), counted in quantities(), percent in 1_i64..=100,
    ) {
        let step = domain::pricing::QuantityDiscount {
            from: counted,
            percentage: Percentage::parse(&percent.to_string()).unwrap(),
        };
        let discounts = QuantityDiscounts::new(vec![step]).unwrap();
        let model = PriceModel::Graduated { tiers };
        let lines =
            crate::made::quoted_with("DKK", model, discounts, Measure::Quantity(counted)).unwrap();
        for line in lines {
            let fee = line.unit.code() == "C62";
            let percent: Vec<_> = line.allowances.iter().map(|allowance| allowance.size).collect();
            prop_assert_eq!(percent, if fee { vec![] } else { vec![AskedSize::Percentage(step.percentage, None)] });
            prop_assert_eq!(line.explanation.discount_from, (!fee).then_some(counted));
        }
    }

    #[test]
    fn the_allowances_of_a_coupon_come_to_it_and_to_no_more_than_there_is(
        bases in prop::collection::vec(-1_000_i64..100_000, 1..6),
        worth in prop_oneof![
            (1_i64..200_000).prop_map(|minor| CouponWorth::Amount(Money::from_minor(minor, currency("DKK")).unwrap())),
            (1_i64..=1_000_000).prop_map(|percent| {
                CouponWorth::Percentage(Percentage::parse(&Decimal::new(percent, 4).to_string()).unwrap())
            }),
        ],
    ) {
        let rates = ["0", "5", "11", "21", "25"];
        let money = |minor: i64| Money::from_minor(minor, currency("DKK")).unwrap();
        let total: i64 = bases.iter().sum();
        let bases: Vec<_> = bases
            .iter()
            .zip(rates)
            .map(|(minor, rate)| TaxableBase { vat: taxed(rate), taxable: money(*minor) })
            .collect();
        let coupon = coupon(2, worth, None);
        let order = CouponOrder {
            customer: customer(5), on: date(2026, 11, 20), currency: currency("DKK"), bases: &bases,
        };
        let redemptions = redeem(&[PresentedCoupon { coupon: &coupon, used: 0 }], order).unwrap();
        let wanted = match worth {
            CouponWorth::Amount(amount) => amount.minor().min(total).max(0),
            CouponWorth::Percentage(percentage) => percentage.of(money(total)).unwrap().minor().max(0),
        };
        prop_assert_eq!(redemptions.iter().map(|one| one.applied.taken.minor()).sum::<i64>(), wanted);
        let mut parts = 0_i64;
        for allowance in redemptions.iter().flat_map(|one| &one.allowances) {
            let AskedSize::Amount(amount) = allowance.asked.size else { panic!("an amount") };
            let part = amount.in_currency(currency("DKK")).unwrap().minor();
            let there = bases.iter().find(|base| base.vat == allowance.vat).unwrap().taxable.minor();
            prop_assert!(part > 0 && part <= there);
            // In proportion: within one minor unit of its exact share of what is above nothing.
            let positive: i64 = bases.iter().map(|base| base.taxable.minor().max(0)).sum();
            let exact = Decimal::from(wanted) * Decimal::from(there) / Decimal::from(positive);
            prop_assert!((Decimal::from(part) - exact).abs() < Decimal::ONE);
            parts += part;
        }
        prop_assert_eq!(parts, wanted);
    }

    #[test]
    fn units_of_the_smallest_kind_are_priced_exactly(mantissa in 1_i64..=9_999_999_999_999) {
        let counted = Decimal::new(mantissa, 4).to_string();
        let lines = quoted(PriceModel::Graduated { tiers: crate::made::tiers(&[("0.0001", "1", ""), ("", "2", "")]) },
            units(&counted));
        prop_assert_eq!(exact(&lines), counted.parse::<Decimal>().unwrap() * Decimal::TWO - Decimal::new(1, 4));
    }
}
