//! What stands beside a number: the percent sign and the unit. The language itself writes numbers and days.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::labels::{Labels, Unit};

impl Labels<'_> {
    /// A percentage without zeros that say nothing: `25 %`.
    pub(crate) fn percentage(&self, value: Decimal) -> String {
        format!("{}{}", self.language.write_decimal(value, 0), self.percent)
    }

    /// A day that never breaks at the end of a line.
    pub(crate) fn day(&self, date: Date) -> String {
        self.language.write_date(date).replace(' ', "\u{A0}")
    }

    /// The name of a unit beside that quantity; the code itself when it has none here.
    pub(crate) fn unit_name<'a>(&self, code: &'a str, quantity: Decimal) -> &'a str {
        match (self.unit)(code) {
            Some(Unit(one, _)) if quantity.abs() == Decimal::ONE => one,
            Some(Unit(_, many)) => many,
            None => code,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn percentages_and_days_stay_in_one_piece() {
        let rates = Language::ALL.map(|language| Labels::of(language).percentage("25.0".parse().unwrap()));
        assert_eq!(rates, ["25\u{A0}%", "25\u{A0}%", "25%", "25%"]);
        let days = Language::ALL.map(|language| Labels::of(language).day(date(2026, 11, 21)));
        assert_eq!(days, ["21.11.2026", "21.11.2026", "21\u{A0}نوفمبر\u{A0}2026", "21\u{A0}November\u{A0}2026"]);
    }

    #[test]
    fn each_language_has_its_own_labels() {
        for language in Language::ALL {
            assert_eq!(Labels::of(language).language, language);
        }
    }

    #[test]
    fn a_unit_without_a_name_shows_its_code() {
        let labels = Labels::of(Language::English);
        assert_eq!(labels.unit_name("HUR", Decimal::ONE), "hour");
        assert_eq!(labels.unit_name("HUR", Decimal::TEN), "hours");
        assert_eq!(labels.unit_name("X9Z", Decimal::TEN), "X9Z");
    }
}
