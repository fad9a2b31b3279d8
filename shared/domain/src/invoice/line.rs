//! One line of an invoice (BG-25): as it is asked for, and with its amounts.

use serde::{Deserialize, Serialize};

use super::asked::{AskedAdjustment, Reason};
use crate::arithmetic::{Adjustment, BaseQuantity, LineFigures, NetPrice};
use crate::id::InvoiceId;
use crate::money::Money;
use crate::price::UnitPrice;
use crate::pricing::Explanation;
use crate::quantity::Quantity;
use crate::tax::{TaxRule, VatTreatment};
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
    /// BT-146, before VAT; with VAT where the draft's prices include it.
    pub unit_price: UnitPrice,
    /// BT-148 and BT-147, of which the unit price is the difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<PriceDiscount>,
    /// BT-149.
    #[serde(default, skip_serializing_if = "BaseQuantity::is_one")]
    pub base_quantity: BaseQuantity,
    /// BG-27 and BG-28, as they are asked for.
    #[serde(default, rename = "allowances_charges", skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<AskedAdjustment>,
    /// BT-151, BT-152.
    pub vat: VatTreatment,
}

/// A gross price and what is taken off it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceDiscount {
    /// BT-148.
    pub gross_price: UnitPrice,
    /// BT-147.
    pub discount: UnitPrice,
}

impl Line {
    /// The figures of the line, once its adjustments are settled.
    pub(super) fn figures(&self, adjustments: Vec<Adjustment>) -> LineFigures {
        LineFigures {
            quantity: self.quantity,
            price: NetPrice::plain(self.unit_price),
            base_quantity: self.base_quantity,
            adjustments,
            category: self.vat.category(),
            rate: self.vat.rate(),
        }
    }
}

/// A line with its amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricedLine {
    /// What was sold; its adjustments stand in [`PricedLine::adjustments`].
    #[serde(flatten)]
    pub line: Line,
    /// The price of one unit with VAT, where prices include it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_with_vat: Option<UnitPrice>,
    /// How its price came about, where a price list told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pricing: Option<Explanation>,
    /// By which rule it is taxed, where a rule decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rule: Option<TaxRule>,
    /// The deposit invoice that it deducts, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deducts: Option<InvoiceId>,
    /// BG-27 and BG-28 with their amounts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<ReasonedAdjustment>,
    /// BT-131.
    pub net: Money,
}

/// An allowance or a charge, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonedAdjustment {
    /// How much.
    #[serde(flatten)]
    pub adjustment: Adjustment,
    /// Why.
    pub reason: Reason,
}

/// An allowance or a charge of the document (BG-20, BG-21).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxedAdjustment {
    /// How much, and why.
    #[serde(flatten)]
    pub reasoned: ReasonedAdjustment,
    /// How it is taxed.
    pub vat: VatTreatment,
}
