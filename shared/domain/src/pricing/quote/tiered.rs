//! Prices by rungs: each rung's units at its own price, or all units at the price of the rung reached.

use super::{QuotedLine, Quoting};
use crate::pricing::{PriceRule, Rung, Tiers};
use crate::quantity::Quantity;
use crate::refusal::Invalid;

/// A line for each rung used, its flat fee after it.
pub(super) fn graduated(quoting: Quoting<'_>, tiers: &Tiers, counted: Quantity) -> Result<Vec<QuotedLine>, Invalid> {
    let mut lines = Vec::new();
    for rung in tiers.rungs().take_while(|rung| rung.above.value() < counted.value()) {
        let bounds = rung.bounds();
        let rule = PriceRule::Graduated { counted, rung: bounds };
        let line = quoting.units(units_on(rung, counted)?, rung.unit_price, rule);
        lines.push(quoting.discounted(line, counted)?);
        lines.extend(rung.fee().map(|fee| quoting.once(fee, PriceRule::GraduatedFee { counted, rung: bounds })));
    }
    if lines.is_empty() {
        let rung = tiers.reached(counted);
        let rule = PriceRule::Graduated { counted, rung: rung.bounds() };
        lines.push(quoting.units(counted, rung.unit_price, rule));
    }
    Ok(lines)
}

/// One line, and the flat fee of the rung after it.
pub(super) fn volume(quoting: Quoting<'_>, tiers: &Tiers, counted: Quantity) -> Result<Vec<QuotedLine>, Invalid> {
    let rung = tiers.reached(counted);
    let bounds = rung.bounds();
    let line = quoting.units(counted, rung.unit_price, PriceRule::Volume { counted, rung: bounds });
    let fee = rung.fee().filter(|_| !counted.value().is_zero());
    let fee = fee.map(|fee| quoting.once(fee, PriceRule::VolumeFee { counted, rung: bounds }));
    Ok(std::iter::once(quoting.discounted(line, counted)?).chain(fee).collect())
}

/// How many of the units asked for lie on a rung that begins below them.
fn units_on(rung: &Rung, counted: Quantity) -> Result<Quantity, Invalid> {
    let end = rung.up_to.map_or(counted.value(), |up_to| up_to.value().min(counted.value()));
    Quantity::parse(&end.saturating_sub(rung.above.value()).to_string())
}
