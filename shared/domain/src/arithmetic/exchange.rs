//! VAT in the currency of the seller's books, where that is not the invoice's (BT-6, BT-111).

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::currency::Currency;
use crate::money::{Money, MoneyError};
use crate::quantity::exact_decimal;
use crate::refusal::{Invalid, serde_as_text};
use crate::text::Name;

/// A rate as it is written: above zero, at most 6 digits before the point and 8 after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateText(Decimal);

impl RateText {
    /// Reads a decimal such as "7.4606".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let rate = exact_decimal("exchange rate", text, 6, 8)?;
        if rate.is_zero() || rate.is_sign_negative() {
            return Err(Invalid::new("exchange_rate_not_positive", "an exchange rate is above zero"));
        }
        Ok(Self(rate))
    }
}

impl fmt::Display for RateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

serde_as_text!(RateText);

/// So many units of the accounting currency for one unit of the invoice's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeRate {
    from: Currency,
    to: Currency,
    rate: RateText,
    /// Who says so, such as a central bank.
    pub source: Name,
    /// The day it is of.
    pub date: Date,
}

impl ExchangeRate {
    /// From one currency to another; the two differ (PEPPOL-EN16931-R005).
    pub fn new(rate: RateText, from: Currency, to: Currency, source: Name, date: Date) -> Result<Self, Invalid> {
        if from == to {
            return Err(Invalid::new("accounting_currency_same", "the accounting currency is the invoice's own"));
        }
        Ok(Self { from, to, rate, source, date })
    }

    /// The accounting currency (BT-6).
    pub fn to(&self) -> Currency {
        self.to
    }

    /// The rate as it was written.
    pub fn rate_text(&self) -> RateText {
        self.rate
    }

    /// The rate itself.
    pub fn rate(&self) -> Decimal {
        self.rate.0
    }

    /// BT-111 of a total: converted and rounded once.
    pub fn convert(&self, amount: Money) -> Result<Money, MoneyError> {
        if amount.currency() != self.from {
            return Err(MoneyError::CurrenciesDiffer(amount.currency(), self.from));
        }
        Money::round_ratio(amount.to_decimal(), self.rate.0, Decimal::ONE, self.to)
    }
}
