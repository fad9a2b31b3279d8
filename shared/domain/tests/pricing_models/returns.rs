//! What a price list has no price for.

use domain::pricing::{Measure, PriceModel, QuantityDiscounts};

use crate::made::{discounts, flat, of_amount, package, percentage, quoted, quoted_with, shown, tiers, units};

fn refused(model: PriceModel, discounts: QuantityDiscounts, measure: Measure) -> &'static str {
    quoted_with("DKK", model, discounts, measure).unwrap_err().code
}

#[test]
fn a_return_has_a_price_where_a_unit_costs_the_same_whatever_their_number() {
    let none = QuantityDiscounts::default;
    assert_eq!(shown(&quoted(flat("2.50"), units("-3"))), ["-3 KGM x 2.5 = -7.50"]);
    assert_eq!(refused(flat("2.50"), discounts(&[("10", "5")]), units("-3")), "return_not_priced");
    let one = || tiers(&[("", "1", "")]);
    assert_eq!(refused(PriceModel::Graduated { tiers: one() }, none(), units("-0.0001")), "return_not_priced");
    assert_eq!(refused(PriceModel::Volume { tiers: one() }, none(), units("-0.0001")), "return_not_priced");
    assert_eq!(refused(package("6", "1"), none(), units("-0.0001")), "return_not_priced");
    assert_eq!(refused(percentage("2", "", "", ""), none(), of_amount("-0.01")), "return_not_priced");
}

#[test]
fn nothing_and_more_is_no_return() {
    assert_eq!(
        shown(&quoted_with("DKK", flat("2"), discounts(&[("10", "5")]), units("0")).unwrap()),
        ["0 KGM x 2 = 0.00"]
    );
    assert_eq!(shown(&quoted(percentage("2", "", "", ""), of_amount("0.01"))), ["0.01 C62 x 0.02 = 0.00"]);
}

#[test]
fn units_and_amounts_are_not_taken_for_each_other() {
    let none = QuantityDiscounts::default;
    assert_eq!(refused(flat("2"), none(), of_amount("5")), "quantity_missing");
    assert_eq!(refused(package("6", "2"), none(), of_amount("5")), "quantity_missing");
    assert_eq!(refused(percentage("2", "", "", ""), none(), units("5")), "amount_missing");
}

#[test]
fn what_a_line_cannot_count_is_refused() {
    let none = QuantityDiscounts::default;
    // 999,999,999.9999 ÷ 0.5 are 2,000,000,000 packages: ten digits. ÷ 1 they are 1,000,000,000, begun ones included.
    assert_eq!(refused(package("0.5", "1"), none(), units("999999999.9999")), "number_out_of_range");
    assert_eq!(refused(package("1", "1"), none(), units("999999999.9999")), "number_out_of_range");
    assert_eq!(shown(&quoted(package("1", "1"), units("999999999"))), ["999999999 XPK x 1 = 999999999.00"]);
    assert_eq!(refused(percentage("2", "", "", ""), none(), of_amount("1000000000")), "number_out_of_range");
    assert_eq!(quoted(percentage("2", "", "", ""), of_amount("999999999.99")).len(), 1);
}
