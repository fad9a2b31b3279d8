//! The minimum of a price list.

use domain::pricing::{QuotedLine, lacking_of_minimum};
use domain::refusal::Invalid;
use serde_json::json;

use crate::made::{list, money, rules, shown};

fn lacking(reached: &str) -> Result<Option<QuotedLine>, Invalid> {
    lacking_of_minimum(&list(7, "DKK", Vec::new(), Some(money("500", "DKK"))), money(reached, "DKK"))
}

#[test]
fn what_is_missing_of_the_minimum_is_one_more_line() {
    // 500.00 − 499.99 = 0.01; 500.00 − (−20.00) = 520.00.
    let cent = lacking("499.99").unwrap().unwrap();
    assert_eq!(shown(std::slice::from_ref(&cent)), ["1 C62 x 0.01 = 0.01"]);
    let amount = |minor: u32| json!({ "minor": minor, "currency": "DKK" });
    assert_eq!(
        rules(&[cent]),
        [json!({ "rule": "minimum_commitment", "reached": amount(49_999), "minimum": amount(50_000) })]
    );
    assert_eq!(shown(&[lacking("-20").unwrap().unwrap()]), ["1 C62 x 520 = 520.00"]);
    assert_eq!(shown(&[lacking("0").unwrap().unwrap()]), ["1 C62 x 500 = 500.00"]);
}

#[test]
fn a_minimum_that_is_reached_or_not_agreed_adds_nothing() {
    assert_eq!(lacking("500").unwrap(), None);
    assert_eq!(lacking("500.01").unwrap(), None);
    assert_eq!(lacking_of_minimum(&list(7, "DKK", Vec::new(), None), money("0", "DKK")).unwrap(), None);
}

#[test]
fn what_is_missing_is_counted_in_one_currency_and_fits_a_price() {
    let list = list(7, "DKK", Vec::new(), Some(money("500", "DKK")));
    assert_eq!(lacking_of_minimum(&list, money("0", "EUR")).unwrap_err().code, "currency_differs");
    assert_eq!(lacking("-999999499.99").unwrap().unwrap().unit_price.to_string(), "999999999.99");
    assert_eq!(lacking("-999999500").unwrap_err().code, "number_out_of_range");
}
