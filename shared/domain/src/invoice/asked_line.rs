//! A line as it is asked for: whatever it leaves out follows from rules before the invoice is priced.

use serde::{Deserialize, Serialize};

use super::asked::AskedAdjustment;
use super::line::{Line, PriceDiscount};
use crate::arithmetic::BaseQuantity;
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::tax::VatTreatment;
use crate::text::{Name, Note, Reference};
use crate::unit::Unit;

/// What is to be sold, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedLine {
    /// BT-155: the seller's own item number.
    pub item_id: Option<Reference>,
    /// BT-153.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// BT-154.
    pub description: Option<Note>,
    /// BT-129.
    pub quantity: Quantity,
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
}

impl AskedLine {
    /// The line, where nothing of it is left to rules.
    pub fn settled(&self) -> Option<Line> {
        Some(Line {
            item_id: self.item_id.clone(),
            name: self.name.clone()?,
            description: self.description.clone(),
            quantity: self.quantity,
            unit: self.unit.clone()?,
            unit_price: self.unit_price?,
            discount: self.discount,
            base_quantity: self.base_quantity,
            asked: self.asked.clone(),
            vat: self.vat.clone()?,
        })
    }
}

impl From<Line> for AskedLine {
    fn from(line: Line) -> Self {
        Self {
            item_id: line.item_id,
            name: Some(line.name),
            description: line.description,
            quantity: line.quantity,
            unit: Some(line.unit),
            unit_price: Some(line.unit_price),
            discount: line.discount,
            base_quantity: line.base_quantity,
            asked: line.asked,
            vat: Some(line.vat),
        }
    }
}
