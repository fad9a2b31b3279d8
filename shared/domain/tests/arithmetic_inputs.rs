//! What a shop may tell of a price, a percentage and a rate of exchange, and what is refused.
#![allow(clippy::unwrap_used, reason = "tests")]

use domain::arithmetic::{BaseQuantity, ExchangeRate, NetPrice, Percentage, RateText};
use domain::currency::Currency;
use domain::money::Money;
use domain::price::UnitPrice;
use domain::text::Name;
use jiff::civil::date;

fn price(text: &str) -> UnitPrice {
    UnitPrice::parse(text).unwrap()
}

#[test]
fn a_price_is_nothing_or_more() {
    assert_eq!(price("0").value().to_string(), "0");
    assert_eq!(price("-0").value().to_string().trim_start_matches('-'), "0", "no price at all has no sign");
    assert_eq!(price("12.5").value().to_string(), "12.5");
    assert_eq!(UnitPrice::parse("-0.01").unwrap_err().code, "price_negative");
}

#[test]
fn a_percentage_is_from_nothing_to_a_thousand() {
    for text in ["0", "-0", "0.0001", "100", "1000"] {
        assert!(Percentage::parse(text).is_ok(), "{text}");
    }
    for text in ["-0.0001", "-5", "1000.0001", "1001"] {
        assert_eq!(Percentage::parse(text).unwrap_err().code, "percentage_out_of_range", "{text}");
    }
}

#[test]
fn a_price_is_for_more_than_nothing() {
    assert_eq!(BaseQuantity::parse("0.5").unwrap().value().to_string(), "0.5");
    for text in ["0", "0.00", "-0", "-1"] {
        assert_eq!(BaseQuantity::parse(text).unwrap_err().code, "base_quantity_not_positive", "{text}");
    }
}

#[test]
fn a_price_for_one_unit_needs_no_telling() {
    assert!(BaseQuantity::ONE.is_one() && BaseQuantity::parse("1.00").unwrap().is_one());
    assert!(!BaseQuantity::parse("12").unwrap().is_one());
}

#[test]
fn a_discounted_price_is_the_difference_and_nothing_else() {
    let net = NetPrice::discounted(price("10"), price("1.5"), Some(price("8.5"))).unwrap();
    assert_eq!((net.net(), net.gross_and_discount()), (price("8.5"), Some((price("10"), price("1.5")))));
    assert_eq!(NetPrice::plain(price("8.5")).gross_and_discount(), None);
    let wrong = NetPrice::discounted(price("10"), price("1.5"), Some(price("8.49"))).unwrap_err();
    assert_eq!(wrong.code, "price_not_gross_less_discount");
    assert!(NetPrice::discounted(price("1.5"), price("10"), None).is_err(), "a price of less than nothing");
}

#[test]
fn a_rate_of_exchange_is_what_was_told_and_turns_an_amount_into_the_other_currency() {
    let currency = |code| Currency::parse(code).unwrap();
    let rate = RateText::parse("7.4606").unwrap();
    let source = Name::parse("Danmarks Nationalbank").unwrap();
    let told = ExchangeRate::new(rate, currency("EUR"), currency("DKK"), source.clone(), date(2026, 11, 20)).unwrap();
    assert_eq!((told.rate().to_string().as_str(), told.to()), ("7.4606", currency("DKK")));
    // 25.00 EUR × 7.4606 = 186.515 DKK, half an øre away from zero.
    let vat = told.convert(Money::parse("25.00", currency("EUR")).unwrap()).unwrap();
    assert_eq!((vat.to_string().as_str(), vat.currency()), ("186.52", currency("DKK")));
    assert!(told.convert(Money::parse("25.00", currency("USD")).unwrap()).is_err(), "a rate is of its currency");
    let same = ExchangeRate::new(rate, currency("DKK"), currency("DKK"), source, date(2026, 11, 20)).unwrap_err();
    assert_eq!(same.code, "accounting_currency_same");
}
