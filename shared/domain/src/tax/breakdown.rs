//! The VAT breakdown (BG-23): tax is computed on the sum of each (category, rate), never line by line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{VatCategory, VatRate, VatTreatment};
use crate::currency::Currency;
use crate::money::{Money, MoneyError};
use crate::text::Line;

/// One row of the breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatGroup {
    /// BT-118.
    pub category: VatCategory,
    /// BT-119, percent.
    pub rate: VatRate,
    /// BT-116: the sum of the line net amounts, in the invoice's currency.
    pub taxable: Money,
    /// BT-117: taxable × rate, rounded once.
    pub tax: Money,
    /// BT-120: the reason of the group's first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exemption_reason: Option<Line>,
}

/// Groups net amounts by category and rate, in that order, and taxes each sum.
pub fn break_down<'a>(
    currency: Currency,
    lines: impl IntoIterator<Item = (&'a VatTreatment, Money)>,
) -> Result<Vec<VatGroup>, MoneyError> {
    let mut sums: BTreeMap<(VatCategory, VatRate), (Money, Option<Line>)> = BTreeMap::new();
    for (vat, net) in lines {
        let (sum, _) = sums
            .entry((vat.category(), vat.rate()))
            .or_insert_with(|| (Money::zero(currency), vat.exemption_reason().cloned()));
        *sum = sum.checked_add(net)?;
    }
    sums.into_iter()
        .map(|((category, rate), (taxable, exemption_reason))| {
            Ok(VatGroup { category, rate, taxable, tax: rate.of(taxable)?, exemption_reason })
        })
        .collect()
}
