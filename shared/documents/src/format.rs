//! Numbers and dates as a reader of each language writes them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::labels::{Dates, Labels, Unit};

impl Labels {
    /// An amount with at least the decimals of its currency; a finer price keeps all it has: `2.154,91`, `0,0125`.
    pub(crate) fn amount(&self, value: Decimal, decimals: u32) -> String {
        let mut value = value.normalize();
        if value.scale() < decimals {
            value.rescale(decimals);
        }
        self.grouped(value)
    }

    /// A quantity without zeros that say nothing: `1.250,5`.
    pub(crate) fn number(&self, value: Decimal) -> String {
        self.grouped(value.normalize())
    }

    /// A percentage: `25 %`.
    pub(crate) fn percentage(&self, value: Decimal) -> String {
        format!("{}{}", self.number(value), self.numbers.percent)
    }

    /// A day: `21.11.2026` or `21 November 2026`.
    pub(crate) fn date(&self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        let names = match &self.dates {
            Dates::Dotted => return format!("{day:02}.{month:02}.{year:04}"),
            Dates::Named(names) => names,
        };
        let index = usize::try_from(month).unwrap_or_default().saturating_sub(1);
        format!("{day}\u{A0}{}\u{A0}{year:04}", names.get(index).copied().unwrap_or_default())
    }

    /// The name of a unit beside that quantity; the code itself when it has none here.
    pub(crate) fn unit_name<'a>(&self, code: &'a str, quantity: Decimal) -> &'a str {
        match (self.unit)(code) {
            Some(Unit(one, _)) if quantity.abs() == Decimal::ONE => one,
            Some(Unit(_, many)) => many,
            None => code,
        }
    }

    fn grouped(&self, value: Decimal) -> String {
        let text = value.abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let mut written = String::with_capacity(text.len().saturating_mul(2));
        if value.is_sign_negative() && !value.is_zero() {
            written.push('-');
        }
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len().saturating_sub(index);
            if index > 0 && left.is_multiple_of(3) {
                written.push(self.numbers.group);
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push(self.numbers.decimal);
            written.push_str(fraction);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use jiff::civil::date;

    use super::*;

    fn amounts(text: &str, decimals: u32) -> [String; 4] {
        let value: Decimal = text.parse().unwrap();
        Language::ALL.map(|language| Labels::of(language).amount(value, decimals))
    }

    #[test]
    fn amounts_are_written_as_each_language_does() {
        assert_eq!(amounts("2154.91", 2), ["2.154,91", "2.154,91", "2,154.91", "2,154.91"]);
        assert_eq!(amounts("-1234567.5", 2), ["-1.234.567,50", "-1.234.567,50", "-1,234,567.50", "-1,234,567.50"]);
        assert_eq!(amounts("100", 0), ["100"; 4]);
        assert_eq!(amounts("1234.5", 3), ["1.234,500", "1.234,500", "1,234.500", "1,234.500"]);
    }

    #[test]
    fn a_price_finer_than_its_currency_keeps_its_digits() {
        assert_eq!(amounts("0.012500", 2), ["0,0125", "0,0125", "0.0125", "0.0125"]);
    }

    #[test]
    fn days_and_percentages() {
        let day = date(2026, 11, 21);
        let days = Language::ALL.map(|language| Labels::of(language).date(day));
        assert_eq!(days, ["21.11.2026", "21.11.2026", "21\u{A0}نوفمبر\u{A0}2026", "21\u{A0}November\u{A0}2026"]);
        let rates = Language::ALL.map(|language| Labels::of(language).percentage("25.0".parse().unwrap()));
        assert_eq!(rates, ["25\u{A0}%", "25\u{A0}%", "25%", "25%"]);
    }

    #[test]
    fn a_unit_without_a_name_shows_its_code() {
        let labels = Labels::of(Language::English);
        assert_eq!(labels.unit_name("HUR", Decimal::ONE), "hour");
        assert_eq!(labels.unit_name("HUR", Decimal::TEN), "hours");
        assert_eq!(labels.unit_name("X9Z", Decimal::TEN), "X9Z");
    }
}
