//! A line of an invoice as answered.

use domain::invoice::PricedLine;
use domain::language::Language;
use domain::text::{Note, Reference};
use serde::Serialize;
use utoipa::ToSchema;

use super::{AdjustmentAnswer, PricingAnswer, TaxAnswer, VatAnswer};

/// A line (BG-25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LineAnswer {
    item_id: Option<String>,
    name: String,
    description: Option<String>,
    quantity: String,
    unit: String,
    unit_price: String,
    /// Where prices include VAT: what one unit costs with it.
    price_with_vat: Option<String>,
    gross_price: Option<String>,
    price_discount: Option<String>,
    base_quantity: String,
    /// How the price came about, where a price list told it.
    pricing: Option<PricingAnswer>,
    allowances_charges: Vec<AdjustmentAnswer>,
    /// BG-30.
    vat: VatAnswer,
    /// Which rule decided how it is taxed; none where its VAT was told.
    tax: Option<TaxAnswer>,
    /// BT-131.
    net: String,
}

impl LineAnswer {
    /// A line of an invoice whose buyer reads `language`.
    pub(crate) fn new(priced: &PricedLine, language: Language) -> Self {
        let line = &priced.line;
        Self {
            item_id: line.item_id.as_ref().map(Reference::to_string),
            name: line.name.to_string(),
            description: line.description.as_ref().map(Note::to_string),
            quantity: line.quantity.to_string(),
            unit: line.unit.to_string(),
            unit_price: line.unit_price.to_string(),
            price_with_vat: priced.price_with_vat.map(|price| price.to_string()),
            gross_price: line.discount.map(|discount| discount.gross_price.to_string()),
            price_discount: line.discount.map(|discount| discount.discount.to_string()),
            base_quantity: line.base_quantity.to_string(),
            pricing: priced.pricing.as_ref().map(PricingAnswer::from),
            allowances_charges: priced.adjustments.iter().map(AdjustmentAnswer::from).collect(),
            vat: VatAnswer::from(&line.vat),
            tax: TaxAnswer::of(priced, language),
            net: priced.net.to_string(),
        }
    }
}
