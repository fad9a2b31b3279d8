//! A line as it is asked for: whatever it leaves out follows from the catalogue and the rules of VAT before the invoice
//! is priced.

use serde::{Deserialize, Serialize};

use super::asked::{Amount, AskedAdjustment};
use super::line::{Line, PriceDiscount};
use crate::arithmetic::BaseQuantity;
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::tax::{ExemptionCode, RateClass, SupplyKind, VatTreatment};
use crate::text::{Line as ShortText, Name, Note, Reference};
use crate::unit::Unit;

/// What is to be sold, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedLine {
    /// An item of the catalogue, by its own number: then its name, unit and price need not be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Reference>,
    /// BT-155: the seller's own item number, of what is in no catalogue.
    pub item_id: Option<Reference>,
    /// BT-153.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// BT-154.
    pub description: Option<Note>,
    /// BT-129; absent where an amount is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// What a percentage is taken of, where the item's price is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// BT-130.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// BT-146, before VAT; with VAT where the draft's prices include it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<UnitPrice>,
    /// BT-148 and BT-147, of which the unit price is the difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<PriceDiscount>,
    /// BT-149.
    #[serde(default, skip_serializing_if = "BaseQuantity::is_one")]
    pub base_quantity: BaseQuantity,
    /// BG-27 and BG-28.
    #[serde(default, rename = "allowances_charges", skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<AskedAdjustment>,
    /// BT-151, BT-152; decided by the rules of the market when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<VatTreatment>,
    /// What the rules decide by.
    #[serde(default, skip_serializing_if = "AskedTax::is_nothing")]
    pub tax: AskedTax,
}

/// What a line says of its VAT where the rules decide it. What it leaves out is the item's, else standard goods.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedTax {
    /// Which of the country's rates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<RateClass>,
    /// What is supplied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply: Option<SupplyKind>,
    /// Why it is exempt (BT-120).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption_reason: Option<ShortText>,
    /// The same as a code (BT-121).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption_code: Option<ExemptionCode>,
}

impl AskedTax {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl AskedLine {
    /// The line, where nothing of it is left to the catalogue and to rules.
    pub fn settled(&self) -> Option<Line> {
        Some(Line {
            item_id: self.item_id.clone(),
            name: self.name.clone()?,
            description: self.description.clone(),
            quantity: self.quantity?,
            unit: self.unit.clone()?,
            unit_price: self.unit_price?,
            discount: self.discount,
            base_quantity: self.base_quantity,
            asked: self.asked.clone(),
            vat: self.vat.clone()?,
        })
        .filter(|_| self.item.is_none())
    }
}

impl From<Line> for AskedLine {
    fn from(line: Line) -> Self {
        Self {
            item: None,
            item_id: line.item_id,
            name: Some(line.name),
            description: line.description,
            quantity: Some(line.quantity),
            amount: None,
            unit: Some(line.unit),
            unit_price: Some(line.unit_price),
            discount: line.discount,
            base_quantity: line.base_quantity,
            asked: line.asked,
            vat: Some(line.vat),
            tax: AskedTax::default(),
        }
    }
}
