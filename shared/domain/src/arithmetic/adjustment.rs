//! Allowances and charges, of a line (BG-27, BG-28) or of the document (BG-20, BG-21).

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::money::{Money, MoneyError};
use crate::quantity::exact_decimal;
use crate::refusal::{Invalid, serde_as_text};
use crate::tax::{VatCategory, VatRate};

/// Less or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentKind {
    /// Less to pay.
    Allowance,
    /// More to pay.
    Charge,
}

impl AdjustmentKind {
    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "allowance" => Ok(Self::Allowance),
            "charge" => Ok(Self::Charge),
            _ => Err(Invalid::new("adjustment_kind_unknown", format!("{text:?} is not one of allowance, charge"))),
        }
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allowance => "allowance",
            Self::Charge => "charge",
        }
    }
}

/// A percentage of something: 0 to 1,000 with at most four decimals; "10" is ten percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percentage(Decimal);

impl Percentage {
    /// Reads a percentage such as "10".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let value = exact_decimal("percentage", text, 4, 4)?;
        if value.is_sign_negative() && !value.is_zero() || value > Decimal::ONE_THOUSAND {
            return Err(Invalid::new("percentage_out_of_range", "a percentage is between 0 and 1000"));
        }
        Ok(Self(value))
    }

    /// The number.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// So much of an amount, rounded once.
    pub fn of(self, base: Money) -> Result<Money, MoneyError> {
        Money::round_ratio(base.to_decimal(), self.0, Decimal::ONE_HUNDRED, base.currency())
    }
}

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

serde_as_text!(Percentage);

/// A percentage and what it is of (BT-93 and BT-94, BT-100 and BT-101, BT-137 and BT-138, BT-142 and BT-143).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PercentageOf {
    /// Percent.
    pub percentage: Percentage,
    /// Of what.
    pub base: Money,
}

/// An allowance or a charge: its amount, and the percentage it is where it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    kind: AdjustmentKind,
    amount: Money,
    of: Option<PercentageOf>,
}

/// How far an amount that is told may be from its percentage, in hundredths of the unit: 0.02 (PEPPOL-EN16931-R040).
const TOLD_SLACK: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

impl Adjustment {
    /// An amount.
    pub fn fixed(kind: AdjustmentKind, amount: Money) -> Self {
        Self { kind, amount, of: None }
    }

    /// A percentage of a base, rounded once.
    pub fn percentage(kind: AdjustmentKind, of: PercentageOf) -> Result<Self, MoneyError> {
        Ok(Self { kind, amount: of.percentage.of(of.base)?, of: Some(of) })
    }

    /// An amount that is told together with the percentage it is. It stands as told, if it is within 0.02 of it.
    pub fn told(kind: AdjustmentKind, amount: Money, of: PercentageOf) -> Result<Self, Invalid> {
        let too_large = |error: MoneyError| Invalid::new("amount_too_large", error.to_string());
        let exact = of.percentage.of(of.base).map_err(too_large)?;
        let difference =
            amount.checked_sub(exact).map_err(|error| Invalid::new("currency_differs", error.to_string()))?;
        if difference.to_decimal().abs() > TOLD_SLACK {
            let detail = format!("{amount} is not {} % of {}, which is {exact}", of.percentage, of.base);
            return Err(Invalid::new("amount_not_its_percentage", detail));
        }
        Ok(Self { kind, amount, of: Some(of) })
    }

    /// Less or more.
    pub fn kind(&self) -> AdjustmentKind {
        self.kind
    }

    /// BT-92, BT-99, BT-136, BT-141.
    pub fn amount(&self) -> Money {
        self.amount
    }

    /// What it is a percentage of, where it is one.
    pub fn of(&self) -> Option<PercentageOf> {
        self.of
    }

    /// What it adds: an allowance adds less than nothing.
    pub fn signed(&self) -> Money {
        match self.kind {
            AdjustmentKind::Allowance => self.amount.negated(),
            AdjustmentKind::Charge => self.amount,
        }
    }
}

/// An allowance or a charge of the document, taxed as its category and rate say (BT-95, BT-96, BT-102, BT-103).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentAdjustment {
    /// How much.
    pub adjustment: Adjustment,
    /// BT-95, BT-102.
    pub category: VatCategory,
    /// BT-96, BT-103.
    pub rate: VatRate,
}

/// An amount with its charges and without its allowances.
pub(super) fn total(amount: Money, adjustments: &[Adjustment]) -> Result<Money, MoneyError> {
    adjustments.iter().try_fold(amount, |sum, adjustment| sum.checked_add(adjustment.signed()))
}
