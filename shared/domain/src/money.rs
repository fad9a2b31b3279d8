//! Money: a count of minor units in one currency. `Decimal` computes, `Money` posts, and one door rounds.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::currency::Currency;
use crate::refusal::Invalid;

/// The largest amount of money, either sign, in minor units: 9,999,999,999,999.99 of a two-decimal currency.
/// It keeps every product the engine forms exact within the 96 bits of a `Decimal`.
pub const MINOR_MAX: i64 = 999_999_999_999_999;

/// An exact amount: minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why an amount could not be formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The result is past [`MINOR_MAX`].
    #[error("the amount is larger than {MINOR_MAX} minor units")]
    TooLarge,
    /// Two amounts of different currencies cannot be added or compared.
    #[error("amounts in {0} and {1} cannot be combined")]
    CurrenciesDiffer(Currency, Currency),
}

impl From<MoneyError> for Invalid {
    fn from(error: MoneyError) -> Self {
        let code = match error {
            MoneyError::TooLarge => "amount_too_large",
            MoneyError::CurrenciesDiffer(..) => "currency_differs",
        };
        Self::new(code, error.to_string())
    }
}

impl Money {
    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// So many minor units.
    pub fn from_minor(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        if minor.unsigned_abs() > MINOR_MAX.unsigned_abs() {
            return Err(MoneyError::TooLarge);
        }
        Ok(Self { minor, currency })
    }

    /// The rounding door, the only one: a × b ÷ divisor, exactly, then rounded once, half away from zero, to the
    /// currency's decimals (EN 16931 rounds 0.005 to 0.01 and −0.005 to −0.01). Whole numbers do the work, since
    /// `Decimal` rounds a product past 28 digits, and a quotient, by itself and half to even.
    pub fn round_ratio(a: Decimal, b: Decimal, divisor: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let shift = i64::from(currency.decimals())
            .saturating_add(i64::from(divisor.scale()))
            .saturating_sub(i64::from(a.scale()))
            .saturating_sub(i64::from(b.scale()));
        let scaled = |mantissa: i128, by: i64| {
            let power = 10_i128.checked_pow(u32::try_from(by.max(0)).ok()?)?;
            mantissa.checked_mul(power)
        };
        let product = a.mantissa().checked_mul(b.mantissa()).ok_or(MoneyError::TooLarge)?;
        let numerator = scaled(product, shift).ok_or(MoneyError::TooLarge)?;
        let denominator = scaled(divisor.mantissa(), shift.saturating_neg()).ok_or(MoneyError::TooLarge)?;
        let minor = divide_half_away(numerator, denominator).ok_or(MoneyError::TooLarge)?;
        Self::from_minor(i64::try_from(minor).map_err(|_| MoneyError::TooLarge)?, currency)
    }

    /// An amount through the rounding door.
    pub fn round(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        Self::round_ratio(amount, Decimal::ONE, Decimal::ONE, currency)
    }

    /// Reads an amount that already has no more decimals than its currency, such as "12.50".
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Invalid> {
        let malformed =
            || Invalid::new("amount_malformed", format!("{text:?} is not a decimal amount such as \"12.50\""));
        let amount = Decimal::from_str_exact(text).map_err(|_| malformed())?;
        if amount.normalize().scale() > currency.decimals() {
            let detail = format!("{text} has more than the {} decimals of {currency}", currency.decimals());
            return Err(Invalid::new("amount_too_precise", detail));
        }
        Self::round(amount, currency).map_err(|error| Invalid::new("amount_too_large", error.to_string()))
    }

    /// The sum, or why there is none.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Self::from_minor(self.minor.checked_add(other.minor).ok_or(MoneyError::TooLarge)?, self.currency)
    }

    /// The difference, or why there is none.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.checked_add(other.negated())
    }

    /// The same amount with the other sign; the range is symmetric, so it always exists.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { minor: self.minor.saturating_neg(), currency: self.currency }
    }

    /// Minor units.
    pub fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The amount in major units, with exactly the currency's decimals.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.decimals())
    }

    /// Whether nothing is left.
    pub fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.minor < 0
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(MoneyError::CurrenciesDiffer(self.currency, other.currency))
    }
}

/// The whole number nearest to a quotient; of two equally near, the one away from zero. None without a divisor.
fn divide_half_away(numerator: i128, denominator: i128) -> Option<i128> {
    let (quotient, remainder) = (numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?);
    let doubled = remainder.unsigned_abs().checked_mul(2)?;
    if doubled < denominator.unsigned_abs() {
        return Some(quotient);
    }
    let away = numerator.signum().checked_mul(denominator.signum())?;
    quotient.checked_add(away)
}

/// Adds amounts up, starting from nothing.
pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Result<Money, MoneyError> {
    amounts.into_iter().try_fold(Money::zero(currency), Money::checked_add)
}

/// The amount without its currency: "1250.00".
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_decimal(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str, currency: &str) -> Money {
        Money::parse(text, Currency::parse(currency).unwrap()).unwrap()
    }

    fn rounded(text: &str, currency: &str) -> String {
        Money::round(text.parse().unwrap(), Currency::parse(currency).unwrap()).unwrap().to_string()
    }

    #[test]
    fn half_a_minor_unit_rounds_away_from_zero_on_both_sides() {
        assert_eq!(rounded("0.005", "DKK"), "0.01");
        assert_eq!(rounded("-0.005", "DKK"), "-0.01");
        assert_eq!(rounded("1622.835", "DKK"), "1622.84");
        assert_eq!(rounded("-1446.375", "EUR"), "-1446.38");
        assert_eq!(rounded("0.5", "JPY"), "1");
        assert_eq!(rounded("0.0005", "KWD"), "0.001");
        assert_eq!(rounded("0.0049999999", "DKK"), "0.00");
    }

    #[test]
    fn a_quotient_is_rounded_by_what_it_is_and_not_by_what_fits_into_28_digits() {
        let ratio = |a: &str, b: &str, by: &str| {
            let number = |text: &str| text.parse::<Decimal>().unwrap();
            Money::round_ratio(number(a), number(b), number(by), Currency::parse("EUR").unwrap()).unwrap().to_string()
        };
        // 0.01 × 1 ÷ 3 = 0.00333…; 0.01 ÷ 2 is half a cent; 0.01 ÷ 2.0000000001 is less than half a cent.
        assert_eq!(ratio("0.01", "1", "3"), "0.00");
        assert_eq!(ratio("0.01", "1", "2"), "0.01");
        assert_eq!(ratio("-0.01", "1", "2"), "-0.01");
        assert_eq!(ratio("0.01", "1", "2.0000000001"), "0.00");
        // 30 digits: 12345.67891 × 0.00000001 would lose its end in a Decimal of 28.
        assert_eq!(ratio("999999999.9999", "999.99999999", "1"), "999999999989.90");
        assert_eq!(ratio("132", "15.24", "12"), "167.64");
        // Away from zero whichever of the two is negative.
        assert_eq!(ratio("0.01", "1", "-2"), "-0.01");
        assert_eq!(ratio("-0.01", "1", "-2"), "0.01");
    }

    #[test]
    fn past_the_limit_is_an_error_and_never_another_amount() {
        let most = Money::from_minor(MINOR_MAX, Currency::parse("DKK").unwrap()).unwrap();
        assert_eq!(most.checked_add(money("0.01", "DKK")), Err(MoneyError::TooLarge));
        assert_eq!(most.negated().checked_sub(money("0.01", "DKK")), Err(MoneyError::TooLarge));
        assert_eq!(Money::round(Decimal::MAX, most.currency()), Err(MoneyError::TooLarge));
        assert_eq!(Money::from_minor(i64::MIN, most.currency()), Err(MoneyError::TooLarge));
        assert_eq!(Invalid::from(MoneyError::TooLarge).code, "amount_too_large");
    }

    #[test]
    fn currencies_do_not_mix() {
        let error = money("1.00", "DKK").checked_add(money("1.00", "EUR")).unwrap_err();
        assert_eq!(error.to_string(), "amounts in DKK and EUR cannot be combined");
        assert_eq!(Invalid::from(error).code, "currency_differs");
    }

    #[test]
    fn text_with_more_decimals_than_the_currency_is_refused() {
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(Money::parse("10.5", yen).unwrap_err().code, "amount_too_precise");
        assert_eq!(Money::parse("10.0", yen).unwrap().minor(), 10);
        assert_eq!(Money::parse("ten", yen).unwrap_err().code, "amount_malformed");
        assert_eq!(Money::parse("99999999999999999", yen).unwrap_err().code, "amount_too_large");
    }
}
