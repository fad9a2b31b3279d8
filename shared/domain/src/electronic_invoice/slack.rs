//! What the official rules take for the same amount, where a currency is coarser or a rate finer than they think.

use rust_decimal::Decimal;

use crate::arithmetic::AdjustmentKind;
use crate::invoice::PricedLine;
use crate::tax::{VatCategory, VatGroup};

/// 0.02, in whatever currency.
const LINE_SLACK: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// Half a percent, or half a unit of the currency.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Whether a line's net amount is its quantity times its price, with its allowances and charges, to 0.02
/// (PEPPOL-EN16931-R120). It always is where a currency has two decimals; in yen a line is rounded by more.
pub(super) fn is_line_exact(priced: &PricedLine) -> bool {
    let line = &priced.line;
    let product = line.quantity.value().checked_mul(line.unit_price.value());
    let Some(product) = product.and_then(|product| product.checked_div(line.base_quantity.value())) else {
        return true;
    };
    let adjusted = priced.adjustments.iter().fold(product, |sum, one| {
        let amount = one.adjustment.amount().to_decimal();
        match one.adjustment.kind() {
            AdjustmentKind::Allowance => sum.saturating_sub(amount),
            AdjustmentKind::Charge => sum.saturating_add(amount),
        }
    });
    adjusted.saturating_sub(priced.net.to_decimal()).abs() <= LINE_SLACK
}

/// Whether a row's VAT is what BR-CO-17 expects of its rate, which it rounds to a whole percent: below half a percent
/// only VAT of less than half a unit of the currency.
pub(super) fn is_rate_told(group: &VatGroup) -> bool {
    group.category != VatCategory::Standard || group.rate.percent() >= HALF || group.tax.to_decimal().abs() < HALF
}
