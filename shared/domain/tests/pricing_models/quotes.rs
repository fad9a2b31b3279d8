//! The lines an item becomes, by each kind of price.

use domain::arithmetic::{AdjustmentKind, BaseQuantity};
use domain::pricing::{Explanation, PriceModel, QuantityDiscounts};
use serde_json::json;

use crate::made::{
    discounts, flat, net, of_amount, package, percentage, quoted, quoted_with, rules, shown, tiers, unit_price, units,
};

#[test]
fn a_flat_price_is_one_line() {
    let lines = quoted(flat("2.5"), units("3.2"));
    // 3.2 × 2.50 = 8.00.
    assert_eq!(shown(&lines), ["3.2 KGM x 2.5 = 8.00"]);
    assert_eq!(rules(&lines), [json!({ "rule": "flat", "counted": "3.2" })]);

    // 132 × 15.24 ÷ 12 = 167.64.
    let dozen = BaseQuantity::parse("12").unwrap();
    let lines = quoted(PriceModel::Flat { unit_price: unit_price("15.24"), base_quantity: dozen }, units("132"));
    assert_eq!((lines[0].base_quantity, net(&lines[0], "DKK").to_string()), (dozen, "167.64".to_owned()));
}

fn calls() -> domain::pricing::Tiers {
    tiers(&[("100", "0.10", ""), ("500", "0.08", "5"), ("", "0.05", "20")])
}

#[test]
fn graduated_units_cost_what_their_rung_says() {
    // 100 × 0.10 = 10.00; 400 × 0.08 = 32.00 and 5.00; 120 × 0.05 = 6.00 and 20.00.
    let lines = quoted(PriceModel::Graduated { tiers: calls() }, units("620"));
    assert_eq!(
        shown(&lines),
        [
            "100 KGM x 0.1 = 10.00",
            "400 KGM x 0.08 = 32.00",
            "1 C62 x 5 = 5.00",
            "120 KGM x 0.05 = 6.00",
            "1 C62 x 20 = 20.00"
        ]
    );
    let first = json!({ "above": "0", "up_to": "100" });
    let second = json!({ "above": "100", "up_to": "500" });
    let last = json!({ "above": "500" });
    assert_eq!(
        rules(&lines),
        [
            json!({ "rule": "graduated", "counted": "620", "rung": first }),
            json!({ "rule": "graduated", "counted": "620", "rung": second }),
            json!({ "rule": "graduated_fee", "counted": "620", "rung": second }),
            json!({ "rule": "graduated", "counted": "620", "rung": last }),
            json!({ "rule": "graduated_fee", "counted": "620", "rung": last }),
        ]
    );
}

#[test]
fn a_graduated_rung_is_used_only_past_its_beginning() {
    let lines = |counted: &str| shown(&quoted(PriceModel::Graduated { tiers: calls() }, units(counted)));
    assert_eq!(lines("100"), ["100 KGM x 0.1 = 10.00"]);
    assert_eq!(lines("100.0001"), ["100 KGM x 0.1 = 10.00", "0.0001 KGM x 0.08 = 0.00", "1 C62 x 5 = 5.00"]);
    assert_eq!(lines("500").len(), 3);
    assert_eq!(lines("500.0001").len(), 5);
}

#[test]
fn volume_units_all_cost_what_the_rung_reached_says() {
    let lines = |counted: &str| shown(&quoted(PriceModel::Volume { tiers: calls() }, units(counted)));
    // 100 × 0.10 = 10.00; 101 × 0.08 = 8.08: one more may cost less, as volume prices do.
    assert_eq!(lines("100"), ["100 KGM x 0.1 = 10.00"]);
    assert_eq!(lines("101"), ["101 KGM x 0.08 = 8.08", "1 C62 x 5 = 5.00"]);
    assert_eq!(lines("100.0001"), ["100.0001 KGM x 0.08 = 8.00", "1 C62 x 5 = 5.00"]);
    assert_eq!(lines("500"), ["500 KGM x 0.08 = 40.00", "1 C62 x 5 = 5.00"]);
    assert_eq!(lines("500.0001"), ["500.0001 KGM x 0.05 = 25.00", "1 C62 x 20 = 20.00"]);
    let rung = json!({ "above": "100", "up_to": "500" });
    assert_eq!(
        rules(&quoted(PriceModel::Volume { tiers: calls() }, units("500"))),
        [
            json!({ "rule": "volume", "counted": "500", "rung": rung }),
            json!({ "rule": "volume_fee", "counted": "500", "rung": rung }),
        ]
    );
}

#[test]
fn a_package_that_is_begun_is_paid_for() {
    let count = |size: &str, counted: &str| quoted(package(size, "24.99"), units(counted))[0].quantity.to_string();
    for (counted, packages) in [("0.0001", "1"), ("5.9999", "1"), ("6", "1"), ("6.0001", "2"), ("12", "2"), ("13", "3")]
    {
        assert_eq!(count("6", counted), packages, "{counted}");
    }
    // 1 ÷ 0.3 = 3.33…; 0.9 ÷ 0.3 = 3.
    assert_eq!((count("0.3", "1"), count("0.3", "0.9")), ("4".to_owned(), "3".to_owned()));
    let lines = quoted(package("6", "24.99"), units("13"));
    assert_eq!(shown(&lines), ["3 XPK x 24.99 = 74.97"]);
    assert_eq!(rules(&lines), [json!({ "rule": "package", "counted": "13", "size": "6" })]);
}

#[test]
fn a_percentage_is_taken_of_an_amount_with_its_fixed_part_beside_it() {
    let lines = quoted(percentage("1.4", "0.25", "", ""), of_amount("1234.56"));
    // 1234.56 × 0.014 = 17.28384; and 0.25.
    assert_eq!(shown(&lines), ["1234.56 C62 x 0.014 = 17.28", "1 C62 x 0.25 = 0.25"]);
    assert_eq!(
        rules(&lines),
        [
            json!({ "rule": "percentage", "amount": "1234.56", "percentage": "1.4" }),
            json!({ "rule": "percentage_fixed", "amount": "1234.56", "percentage": "1.4" }),
        ]
    );
    assert_eq!(
        shown(&quoted(percentage("0.0001", "", "", ""), of_amount("1000000"))),
        ["1000000 C62 x 0.000001 = 1.00"]
    );
    assert_eq!(shown(&quoted(percentage("1000", "", "", ""), of_amount("2"))), ["2 C62 x 10 = 20.00"]);
}

#[test]
fn a_minimum_or_a_maximum_stands_in_place_of_what_was_calculated() {
    let fee = |amount: &str| quoted(percentage("2", "0.50", "1.50", "10"), of_amount(amount));
    // 2 % of 49.74 = 0.9948 → 0.99 and 0.50: 1.49 is less than 1.50; of 49.75, 0.995 → 1.00: exactly 1.50.
    assert_eq!(shown(&fee("49.74")), ["1 C62 x 1.5 = 1.50"]);
    assert_eq!(shown(&fee("49.75")), ["49.75 C62 x 0.02 = 1.00", "1 C62 x 0.5 = 0.50"]);
    // 2 % of 475.24 = 9.5048 → 9.50 and 0.50: exactly 10.00; of 475.25, 9.505 → 9.51: 10.01 is more.
    assert_eq!(shown(&fee("475.24")), ["475.24 C62 x 0.02 = 9.50", "1 C62 x 0.5 = 0.50"]);
    assert_eq!(shown(&fee("475.25")), ["1 C62 x 10 = 10.00"]);
    let stored = |rule: &str, amount: &str, minor: u32| {
        let calculated = json!({ "minor": minor, "currency": "DKK" });
        json!({ "rule": rule, "amount": amount, "percentage": "2", "calculated": calculated })
    };
    assert_eq!(rules(&fee("49.74")), [stored("percentage_minimum", "49.74", 149)]);
    assert_eq!(rules(&fee("475.25")), [stored("percentage_maximum", "475.25", 1001)]);
}

#[test]
fn a_quantity_discount_is_an_allowance_of_each_line_of_units() {
    let ten_from_fifty = || discounts(&[("10", "5"), ("50", "10")]);
    let lines = |model, counted| quoted_with("DKK", model, ten_from_fifty(), units(counted)).unwrap();
    // 49.9999 reaches 5 %, 50 reaches 10 %: 50 × 2.00 = 100.00 less 10.00.
    assert_eq!(shown(&lines(flat("2"), "9.9999")), ["9.9999 KGM x 2 = 20.00"]);
    assert_eq!(shown(&lines(flat("2"), "49.9999")), ["49.9999 KGM x 2 - 5 % = 95.00"]);
    let fifty = lines(flat("2"), "50");
    assert_eq!(shown(&fifty), ["50 KGM x 2 - 10 % = 90.00"]);
    assert_eq!(rules(&fifty), [json!({ "rule": "flat", "counted": "50", "discount_from": "50" })]);
    let allowance = &fifty[0].allowances[0];
    assert_eq!((allowance.kind, allowance.reason.code().unwrap().as_str()), (AdjustmentKind::Allowance, "95"));
    assert_eq!(allowance.reason.text(), None);

    // The whole quantity decides for every rung; fees are not discounted. 100 × 0.10 less 10 %, 1 × 0.08 less 10 %.
    let graduated = PriceModel::Graduated { tiers: calls() };
    assert_eq!(
        shown(&lines(graduated, "101")),
        ["100 KGM x 0.1 - 10 % = 9.00", "1 KGM x 0.08 - 10 % = 0.07", "1 C62 x 5 = 5.00"]
    );
    let volume = PriceModel::Volume { tiers: calls() };
    assert_eq!(shown(&lines(volume, "101")), ["101 KGM x 0.08 - 10 % = 7.27", "1 C62 x 5 = 5.00"]);
    // 10 units in packages of 6 are two packages; units count.
    assert_eq!(shown(&lines(package("6", "24"), "10")), ["2 XPK x 24 - 5 % = 45.60"]);
}

#[test]
fn nothing_asked_for_costs_nothing() {
    let free = |lines: Vec<_>, expected: &str| assert_eq!(shown(&lines), [expected]);
    let with_fees = || tiers(&[("100", "0.10", "3"), ("", "0.05", "")]);
    free(quoted(flat("2"), units("0")), "0 KGM x 2 = 0.00");
    free(quoted(PriceModel::Graduated { tiers: with_fees() }, units("0")), "0 KGM x 0.1 = 0.00");
    free(quoted(PriceModel::Volume { tiers: with_fees() }, units("0")), "0 KGM x 0.1 = 0.00");
    free(quoted(package("6", "24"), units("0")), "0 XPK x 24 = 0.00");
    free(quoted(percentage("2", "0.50", "1.50", ""), of_amount("0")), "0 C62 x 0.02 = 0.00");
    let first = json!({ "above": "0", "up_to": "100" });
    let graduated = quoted(PriceModel::Graduated { tiers: with_fees() }, units("0"));
    assert_eq!(rules(&graduated), [json!({ "rule": "graduated", "counted": "0", "rung": first })]);
}

#[test]
fn a_fee_of_nothing_is_no_line() {
    let free = || tiers(&[("", "0.10", "0")]);
    assert_eq!(quoted(PriceModel::Graduated { tiers: free() }, units("5")).len(), 1);
    assert_eq!(quoted(PriceModel::Volume { tiers: free() }, units("5")).len(), 1);
    assert_eq!(quoted(percentage("2", "0", "", ""), of_amount("5")).len(), 1);
}

#[test]
fn a_percentage_follows_the_decimals_of_its_currency() {
    let lines = |code: &str, model, amount| quoted_with(code, model, QuantityDiscounts::default(), of_amount(amount));
    // 2 % of 1,234 yen = 24.68 → 25, below 30; 2 % of 1.234 dinars = 0.02468 → 0.025.
    let yen = lines("JPY", percentage("2", "", "30", ""), "1234").unwrap();
    assert_eq!(net(&yen[0], "JPY").to_string(), "30");
    let dinars = lines("KWD", percentage("2", "0.005", "0.030", ""), "1.234").unwrap();
    let nets: Vec<_> = dinars.iter().map(|line| net(line, "KWD").to_string()).collect();
    assert_eq!(nets, ["0.025", "0.005"]);
    assert_eq!(lines("DKK", percentage("2", "", "", ""), "1.234").unwrap_err().code, "amount_too_precise");
}

#[test]
fn an_explanation_is_read_as_it_was_written() {
    let lines = [
        quoted(PriceModel::Graduated { tiers: calls() }, units("620")),
        quoted_with("DKK", flat("1"), discounts(&[("1", "5")]), units("1")).unwrap(),
        quoted(package("6", "1"), units("1")),
        quoted(percentage("2", "1", "", ""), of_amount("5")),
        quoted(percentage("2", "", "1", ""), of_amount("5")),
    ]
    .concat();
    for line in lines {
        let stored = serde_json::to_string(&line.explanation).unwrap();
        assert_eq!(serde_json::from_str::<Explanation>(&stored).unwrap(), line.explanation);
    }
}
