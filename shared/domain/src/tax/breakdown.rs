//! The VAT breakdown (BG-23) as it is printed: amounts, and why there is no tax where there is none.

use serde::{Deserialize, Serialize};

use super::{VatCategory, VatRate, VatTreatment};
use crate::arithmetic::VatRow;
use crate::money::Money;
use crate::text::Line;

/// One row of the breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatGroup {
    /// BT-118.
    pub category: VatCategory,
    /// BT-119, percent.
    pub rate: VatRate,
    /// BT-116, in the invoice's currency.
    pub taxable: Money,
    /// BT-117: taxable × rate, rounded once.
    pub tax: Money,
    /// BT-120: the reason of the first line that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exemption_reason: Option<Line>,
}

/// Puts the reasons of the lines beside the amounts of their rows.
pub fn merge_reasons<'a>(
    rows: &[VatRow],
    treatments: &(impl Iterator<Item = &'a VatTreatment> + Clone),
) -> Vec<VatGroup> {
    let reason = |row: &VatRow| {
        let mut of_row = treatments.clone().filter(|vat| vat.category() == row.category && vat.rate() == row.rate);
        of_row.find_map(|vat| vat.exemption_reason().cloned())
    };
    let group = |row: &VatRow| {
        let VatRow { category, rate, taxable, tax } = *row;
        VatGroup { category, rate, taxable, tax, exemption_reason: reason(row) }
    };
    rows.iter().map(group).collect()
}
