//! Allowances and charges as they are asked for, before the currency and what they are a percentage of are settled.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::{Adjustment, AdjustmentKind, Percentage, PercentageOf};
use crate::currency::Currency;
use crate::money::{Money, MoneyError};
use crate::quantity::exact_decimal;
use crate::refusal::{Invalid, serde_as_text};
use crate::tax::VatTreatment;
use crate::text::{Line as ShortText, Text};

/// An amount whose currency is the invoice's, not settled yet: at most 13 digits before the point and 4 after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount(Decimal);

impl Amount {
    /// Reads a decimal such as "12.50".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        exact_decimal("amount", text, 13, 4).map(Self)
    }

    /// The amount in a currency, which must have decimals enough for it.
    pub fn in_currency(self, currency: Currency) -> Result<Money, Invalid> {
        Money::parse(&self.0.to_string(), currency)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

serde_as_text!(Amount);

/// Why there is an allowance or a charge: a text, a code, or both (BR-33, BR-38, BR-CO-21 to BR-CO-24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "UncheckedReason")]
pub struct Reason {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<ShortText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Text<4>>,
}

#[derive(Deserialize)]
struct UncheckedReason {
    text: Option<ShortText>,
    code: Option<Text<4>>,
}

impl Reason {
    /// At least one of the two. A code is of UNTDID 5189 for an allowance (`95` discount) and of UNTDID 7161 for a
    /// charge (`FC` freight).
    pub fn new(text: Option<ShortText>, code: Option<Text<4>>) -> Result<Self, Invalid> {
        let plain =
            |code: &Text<4>| code.as_str().bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !code.as_ref().is_none_or(plain) {
            return Err(Invalid::new("reason_code_malformed", "a reason code is up to four capitals or digits"));
        }
        if text.is_none() && code.is_none() {
            return Err(Invalid::new("reason_missing", "an allowance or charge has a reason or a reason_code"));
        }
        Ok(Self { text, code })
    }

    /// BT-97, BT-104, BT-139, BT-144.
    pub fn text(&self) -> Option<&ShortText> {
        self.text.as_ref()
    }

    /// BT-98, BT-105, BT-140, BT-145.
    pub fn code(&self) -> Option<&Text<4>> {
        self.code.as_ref()
    }
}

impl TryFrom<UncheckedReason> for Reason {
    type Error = Invalid;

    fn try_from(read: UncheckedReason) -> Result<Self, Invalid> {
        Self::new(read.text, read.code)
    }
}

/// An allowance or a charge that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedAdjustment {
    /// Less or more.
    pub kind: AdjustmentKind,
    /// How much.
    pub size: AskedSize,
    /// Why.
    pub reason: Reason,
}

/// How much is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedSize {
    /// An amount.
    Amount(Amount),
    /// A percentage: of a base that is told, or of what it stands under.
    Percentage(Percentage, Option<Amount>),
    /// An amount, told together with the percentage of a base that it is.
    Both(Amount, Percentage, Amount),
}

impl AskedAdjustment {
    /// The amount, where a percentage without a base is one of `standing`.
    pub fn settle(&self, currency: Currency, standing: Money) -> Result<Adjustment, Invalid> {
        let too_large = |error: MoneyError| Invalid::new("amount_too_large", error.to_string());
        match self.size {
            AskedSize::Amount(amount) => Ok(Adjustment::fixed(self.kind, amount.in_currency(currency)?)),
            AskedSize::Percentage(percentage, base) => {
                let base = base.map_or(Ok(standing), |base| base.in_currency(currency))?;
                Adjustment::percentage(self.kind, PercentageOf { percentage, base }).map_err(too_large)
            }
            AskedSize::Both(amount, percentage, base) => {
                let of = PercentageOf { percentage, base: base.in_currency(currency)? };
                Adjustment::told(self.kind, amount.in_currency(currency)?, of)
            }
        }
    }
}

/// An allowance or a charge of the document that is asked for. A percentage without a base is one of the lines of the
/// same category and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedTaxedAdjustment {
    /// What is asked for.
    #[serde(flatten)]
    pub asked: AskedAdjustment,
    /// How it is taxed.
    pub vat: VatTreatment,
}
