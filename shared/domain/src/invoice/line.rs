//! One line of an invoice (BG-25).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::currency::Currency;
use crate::money::{Money, MoneyError};
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::tax::VatTreatment;
use crate::text::{Name, Note, Reference};
use crate::unit::Unit;

/// What was sold, how much of it and at which price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// BT-155: the seller's own item number.
    pub item_id: Option<Reference>,
    /// BT-153.
    pub name: Name,
    /// BT-154.
    pub description: Option<Note>,
    /// BT-129.
    pub quantity: Quantity,
    /// BT-130.
    pub unit: Unit,
    /// BT-146, before VAT.
    pub unit_price: UnitPrice,
    /// BT-151, BT-152.
    pub vat: VatTreatment,
}

impl Line {
    /// BT-131: quantity × net price, rounded once to the currency's decimals.
    pub fn net(&self, currency: Currency) -> Result<Money, MoneyError> {
        Money::round_ratio(self.quantity.value(), self.unit_price.value(), Decimal::ONE, currency)
    }
}

/// A line with its net amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricedLine {
    /// What was sold.
    #[serde(flatten)]
    pub line: Line,
    /// BT-131.
    pub net: Money,
}
