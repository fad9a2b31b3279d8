//! A minimum commitment: what the lines of a price list come to at least.

use super::{Explanation, PriceList, PriceRule, QuotedLine, refused};
use crate::arithmetic::BaseQuantity;
use crate::money::Money;
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::refusal::Invalid;
use crate::unit::Unit;

/// The line that brings what is invoiced by a list up to its minimum; none where the list has no minimum or it is
/// reached. `reached` is the sum of BT-131 of the lines priced by the list: before VAT, after their own allowances, and
/// before coupons, which are of the document. Refused where `reached` is in another currency (`currency_differs`), or
/// so far below zero that a price cannot hold what is missing (`number_out_of_range`).
pub fn lacking_of_minimum(list: &PriceList, reached: Money) -> Result<Option<QuotedLine>, Invalid> {
    let Some(minimum) = list.profile.table.minimum() else { return Ok(None) };
    let lacking = minimum.checked_sub(reached).map_err(refused)?;
    if lacking.minor() <= 0 {
        return Ok(None);
    }
    Ok(Some(QuotedLine {
        quantity: Quantity::ONE,
        unit: Unit::one(),
        unit_price: UnitPrice::parse(&lacking.to_string())?,
        base_quantity: BaseQuantity::ONE,
        allowances: Vec::new(),
        explanation: Explanation::new(list, PriceRule::MinimumCommitment { reached, minimum }),
    }))
}
