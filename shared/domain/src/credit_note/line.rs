//! How far a line of the invoice is credited: by units, by an amount, or all that is left of it.

use rust_decimal::Decimal;

use super::{AskedPart, LineCredited, LinePart};
use crate::invoice::{Amount, PricedLine};
use crate::money::{Money, MoneyError};
use crate::quantity::Quantity;
use crate::refusal::{Invalid, InvalidAt};
use crate::tax::VatRate;

/// What is credited of a line once so much more of it is. A refusal points into the line that was asked.
pub(super) fn advance(line: &PricedLine, before: &LineCredited, part: AskedPart) -> Result<LineCredited, InvalidAt> {
    let whole = LinePart::whole(line).map_err(|error| Invalid::from(error).at(""))?;
    let left = whole.less(before.part).map_err(|invalid| invalid.at(""))?;
    if left.is_nothing() {
        return Err(Invalid::new("line_credited", "all of the line was credited before").at("/line"));
    }
    match part {
        AskedPart::Rest => Ok(LineCredited { part: whole, ..*before }),
        AskedPart::Quantity(asked) => {
            let from = before.reduced.unwrap_or(LineCredited::nothing(line).part);
            let part = by_quantity(whole, from, before.part.quantity, asked);
            Ok(LineCredited { part: part.map_err(|invalid| invalid.at("/quantity"))?, ..*before })
        }
        AskedPart::Amount(asked) => {
            let part = by_amount(before.part, left, asked, line.line.vat.rate());
            let part = part.map_err(|invalid| invalid.at("/amount"))?;
            Ok(LineCredited { part, reduced: Some(part), ..*before })
        }
    }
}

/// So many units more: of what is left beyond the last amount without units, as large a part as of the units left
/// beyond it, rounded once. With the last unit that is all there is.
fn by_quantity(whole: LinePart, from: LinePart, before: Quantity, asked: Quantity) -> Result<LinePart, Invalid> {
    if asked.is_zero() || asked.is_negative() {
        return Err(Invalid::new("quantity_not_positive", "a quantity to credit is above zero"));
    }
    let left = whole.quantity.checked_sub(before)?;
    let (more, left) = if left.is_negative() { (asked.negated(), left.negated()) } else { (asked, left) };
    if asked.value() > left.value() {
        let detail = format!("a quantity of {left} is left of the line to credit, not {asked}");
        return Err(Invalid::new("quantity_exceeds_left", detail));
    }
    let beyond = whole.less(from)?;
    let quantity = before.checked_add(more)?;
    let units = quantity.checked_sub(from.quantity)?;
    let up_to = |from: Money, beyond_it: Money| from.checked_add(portion(beyond_it, units, beyond.quantity)?);
    let with_vat = from.with_vat.zip(beyond.with_vat).map(|(from, beyond)| up_to(from, beyond)).transpose()?;
    Ok(LinePart { quantity, net: up_to(from.net, beyond.net)?, with_vat })
}

/// So much of an amount as a quantity is of another, rounded once.
pub(super) fn portion(amount: Money, units: Quantity, of: Quantity) -> Result<Money, MoneyError> {
    Money::round_ratio(amount.to_decimal(), units.value(), of.value(), amount.currency())
}

/// An amount more and no units: with VAT where the line was asked with VAT, else before VAT.
fn by_amount(before: LinePart, left: LinePart, asked: Amount, rate: VatRate) -> Result<LinePart, Invalid> {
    let asked = asked.in_currency(left.net.currency())?;
    if asked.is_zero() || asked.is_negative() {
        return Err(Invalid::new("amount_not_positive", "an amount to credit is above zero"));
    }
    let measure = left.with_vat.unwrap_or(left.net);
    let (more, most) = if measure.is_negative() { (asked.negated(), measure.negated()) } else { (asked, measure) };
    if asked.minor() > most.minor() {
        let detail = format!("{most} is left of the line to credit, not {asked}");
        return Err(Invalid::new("amount_exceeds_left", detail));
    }
    let net = if more == measure { left.net } else { without_vat(more, left, rate)? };
    Ok(LinePart {
        quantity: before.quantity,
        net: before.net.checked_add(net)?,
        with_vat: before.with_vat.map(|with_vat| with_vat.checked_add(more)).transpose()?,
    })
}

/// An amount of a line before VAT, and of what is left no more than there is.
fn without_vat(amount: Money, left: LinePart, rate: VatRate) -> Result<Money, MoneyError> {
    if left.with_vat.is_none() {
        return Ok(amount);
    }
    let with_vat = Decimal::ONE_HUNDRED.checked_add(rate.percent()).ok_or(MoneyError::TooLarge)?;
    let net = Money::round_ratio(amount.to_decimal(), Decimal::ONE_HUNDRED, with_vat, amount.currency())?;
    let most = left.net.minor();
    Money::from_minor(net.minor().clamp(most.min(0), most.max(0)), net.currency())
}
