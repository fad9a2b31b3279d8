//! Numbers, amounts and days as a reader of each language writes them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::language::Language;
use crate::money::Money;

impl Language {
    /// A number with at least so many decimals; a finer one keeps all it has: `2.154,91`, `0,0125`.
    pub fn write_decimal(self, value: Decimal, decimals: u32) -> String {
        let mut value = value.normalize();
        if value.scale() < decimals {
            value.rescale(decimals);
        }
        let (group, point) = self.separators();
        let text = value.abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let mut written = String::with_capacity(text.len().saturating_mul(2));
        if value.is_sign_negative() && !value.is_zero() {
            written.push('-');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && whole.len().saturating_sub(index).is_multiple_of(3) {
                written.push(group);
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push(point);
            written.push_str(fraction);
        }
        written
    }

    /// An amount and its currency: `2.154,91 DKK`.
    pub fn write_money(self, money: Money) -> String {
        let amount = self.write_decimal(money.to_decimal(), money.currency().decimals());
        format!("{amount}\u{a0}{}", money.currency())
    }

    /// A day: `21.11.2026` or `21 November 2026`.
    pub fn write_date(self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        let Some(names) = self.months() else {
            return format!("{day:02}.{month:02}.{year:04}");
        };
        let index = usize::try_from(month).unwrap_or_default().saturating_sub(1);
        format!("{day} {} {year:04}", names.get(index).copied().unwrap_or_default())
    }

    /// Text to stand in a sentence without being torn apart by it: in a language that runs from right to left, what
    /// runs the other way (a number, an amount, a Latin name) is kept together in an isolate (UAX #9: FSI … PDI; LRI
    /// where no letter says which way it runs).
    pub fn isolate(self, text: &str) -> String {
        if !self.is_right_to_left() {
            return text.to_owned();
        }
        let begin = if text.chars().any(is_arabic_letter) { '\u{2068}' } else { '\u{2066}' };
        format!("{begin}{text}\u{2069}")
    }

    /// What groups thousands, and what marks the decimals.
    fn separators(self) -> (char, char) {
        match self {
            Self::Danish | Self::Romanian => ('.', ','),
            Self::Arabic | Self::English => (',', '.'),
        }
    }

    /// The names of the months, where a day is written with them.
    fn months(self) -> Option<[&'static str; 12]> {
        match self {
            Self::Danish | Self::Romanian => None,
            Self::Arabic => Some([
                "يناير",
                "فبراير",
                "مارس",
                "أبريل",
                "مايو",
                "يونيو",
                "يوليو",
                "أغسطس",
                "سبتمبر",
                "أكتوبر",
                "نوفمبر",
                "ديسمبر",
            ]),
            Self::English => Some([
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ]),
        }
    }
}

fn is_arabic_letter(character: char) -> bool {
    character.is_alphabetic()
        && matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;
    use jiff::civil::date;

    fn written(text: &str, decimals: u32) -> [String; 4] {
        Language::ALL.map(|language| language.write_decimal(text.parse().unwrap(), decimals))
    }

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(written("2154.91", 2), ["2.154,91", "2.154,91", "2,154.91", "2,154.91"]);
        assert_eq!(written("-1234567.5", 2), ["-1.234.567,50", "-1.234.567,50", "-1,234,567.50", "-1,234,567.50"]);
        assert_eq!(written("0.012500", 2), ["0,0125", "0,0125", "0.0125", "0.0125"]);
        assert_eq!(written("100", 0), ["100"; 4]);
    }

    #[test]
    fn money_has_its_currencys_decimals_and_days_their_names() {
        let yen = Money::parse("1250", Currency::parse("JPY").unwrap()).unwrap();
        assert_eq!(Language::Danish.write_money(yen), "1.250\u{a0}JPY");
        let days = Language::ALL.map(|language| language.write_date(date(2026, 11, 21)));
        assert_eq!(days, ["21.11.2026", "21.11.2026", "21 نوفمبر 2026", "21 November 2026"]);
    }

    #[test]
    fn a_number_in_an_arabic_sentence_is_not_torn_apart() {
        assert_eq!(Language::Arabic.isolate("2026-00042"), "\u{2066}2026-00042\u{2069}");
        assert_eq!(Language::Arabic.isolate("يوسف Smith"), "\u{2068}يوسف Smith\u{2069}");
        assert_eq!(Language::Danish.isolate("2026-00042"), "2026-00042");
    }
}
