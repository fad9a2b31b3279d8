//! Whole packages: one that is begun is paid for.

use super::{QuotedLine, Quoting};
use crate::arithmetic::BaseQuantity;
use crate::price::UnitPrice;
use crate::pricing::PriceRule;
use crate::quantity::Quantity;
use crate::refusal::Invalid;
use crate::unit::Unit;

/// One line of packages.
pub(super) fn lines(
    quoting: Quoting<'_>,
    size: BaseQuantity,
    price: UnitPrice,
    counted: Quantity,
) -> Result<Vec<QuotedLine>, Invalid> {
    let line = quoting.units(packages(counted, size)?, price, PriceRule::Package { counted, size });
    Ok(vec![quoting.discounted(QuotedLine { unit: Unit::package(), ..line }, counted)?])
}

/// The least whole number of packages that hold so many units.
fn packages(counted: Quantity, size: BaseQuantity) -> Result<Quantity, Invalid> {
    let count = || {
        let over = counted.value().checked_rem(size.value())?;
        // What is left divides without a rest, so the quotient is exact.
        let full = counted.value().checked_sub(over)?.checked_div(size.value())?;
        let all = if over.is_zero() { full } else { full.checked_add(Quantity::ONE.value())? };
        Quantity::parse(&all.normalize().to_string()).ok()
    };
    count().ok_or_else(|| {
        let detail = format!("{counted} in packages of {size} are more packages than a line can count");
        Invalid::new("number_out_of_range", detail)
    })
}
