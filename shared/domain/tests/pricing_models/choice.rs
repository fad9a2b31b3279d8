//! Which of several prices holds.

use domain::pricing::{PriceList, PriceQuery, Validity, choose};
use jiff::civil::{Date, date};

use crate::made::{currency, customer, flat, item, list, priced};

/// A list with a price of A and its own validity.
fn of_a(number: u128, from: Option<Date>, to: Option<Date>) -> PriceList {
    let mut list = list(number, "DKK", vec![priced("A", flat("1"))], None);
    list.profile.validity = Validity::new(from, to).unwrap();
    list
}

fn contract(number: u128, whose: u128) -> PriceList {
    let mut list = of_a(number, None, None);
    list.profile.customer = Some(customer(whose));
    list
}

const TODAY: Date = date(2026, 11, 20);

/// The number of the list chosen for customer 5, in kroner, today.
fn chosen(lists: &[PriceList]) -> Result<u128, &'static str> {
    let item = item("A");
    let query = PriceQuery { item: &item, customer: customer(5), currency: currency("DKK"), on: TODAY };
    let chosen = choose(lists, query).map_err(|invalid| invalid.code)?;
    assert_eq!(chosen.price.item, item);
    Ok(u128::from(chosen.list.id.ulid()))
}

#[test]
fn the_customers_own_contract_comes_before_general_lists() {
    let began_today = of_a(1, Some(TODAY), None);
    assert_eq!(chosen(&[began_today.clone(), contract(2, 5)]), Ok(2));
    assert_eq!(chosen(&[contract(2, 5), began_today.clone()]), Ok(2));
    assert_eq!(chosen(&[contract(2, 6), began_today]), Ok(1), "a contract of another customer is not for this one");
    assert_eq!(chosen(&[contract(2, 6)]), Err("price_missing"));
}

#[test]
fn a_contract_without_the_item_leaves_it_to_general_lists() {
    let mut without = list(2, "DKK", vec![priced("B", flat("1"))], None);
    without.profile.customer = Some(customer(5));
    assert_eq!(chosen(&[without, of_a(3, None, None)]), Ok(3));
}

#[test]
fn the_list_that_began_last_comes_first() {
    let january = of_a(1, Some(date(2026, 1, 1)), None);
    let june = of_a(2, Some(date(2026, 6, 1)), None);
    let always = of_a(3, None, None);
    assert_eq!(chosen(&[january.clone(), june.clone(), always.clone()]), Ok(2));
    assert_eq!(chosen(&[always.clone(), june, january.clone()]), Ok(2));
    assert_eq!(chosen(&[always, january]), Ok(1));
}

#[test]
fn among_lists_that_began_together_the_one_made_first_comes_first() {
    let since = Some(date(2026, 1, 1));
    assert_eq!(chosen(&[of_a(9, since, None), of_a(4, since, None), of_a(7, since, None)]), Ok(4));
    assert_eq!(chosen(&[contract(8, 5), contract(6, 5)]), Ok(6));
}

#[test]
fn a_list_holds_on_its_first_and_its_last_day() {
    let (yesterday, tomorrow) = (TODAY.yesterday().unwrap(), TODAY.tomorrow().unwrap());
    assert_eq!(chosen(&[of_a(1, Some(TODAY), Some(TODAY))]), Ok(1));
    assert_eq!(chosen(&[of_a(1, Some(tomorrow), None)]), Err("price_missing"));
    assert_eq!(chosen(&[of_a(1, None, Some(yesterday))]), Err("price_missing"));
}

#[test]
fn a_price_is_never_of_another_currency_and_its_absence_says_of_what() {
    let euros = list(1, "EUR", vec![priced("A", flat("1"))], None);
    let item = item("A");
    let query = PriceQuery { item: &item, customer: customer(5), currency: currency("DKK"), on: TODAY };
    let refused = choose([&euros], query).unwrap_err();
    assert_eq!(refused.code, "price_missing");
    for named in ["A", "DKK", "2026-11-20"] {
        assert!(refused.detail.contains(named), "{}", refused.detail);
    }
    assert!(choose([&euros], PriceQuery { currency: currency("EUR"), ..query }).is_ok());
}
