//! One line of a credit note (BG-25) as it is printed.
//!
//! It keeps the price of the invoice's line, and the allowances and charges in proportion. Where quantity × price so
//! adjusted is not the mirrored net amount (a third of 100.01), the difference is one more allowance or charge with its
//! reason: every line that is printed adds up, and an electronic invoice of it needs no tolerance. An amount that is
//! credited without units is the same on a quantity of zero.

use serde::{Deserialize, Serialize};

use super::line::portion;
use super::words::Difference;
use super::{AskedPart, LineCredited, LinePart};
use crate::arithmetic::{Adjustment, AdjustmentKind, PercentageOf};
use crate::invoice::{Line, PricedLine, ReasonedAdjustment};
use crate::language::Language;
use crate::money::{Money, MoneyError};
use crate::quantity::Quantity;
use crate::refusal::Invalid;

/// A line, and which line of the invoice it corrects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNoteLine {
    /// The number of the invoice's line, from 1 (BT-126).
    pub corrects_line: usize,
    /// The line with the invoice's own signs: its amounts lessen what is owed.
    #[serde(flatten)]
    pub priced: PricedLine,
}

/// The printed line of what is credited of one between two notes.
pub(super) fn print(
    line: &PricedLine,
    before: &LineCredited,
    after: LinePart,
    asked: AskedPart,
    language: Language,
) -> Result<PricedLine, Invalid> {
    let more = after.less(before.part)?;
    let mut adjustments = in_proportion(line, before.part.quantity, after.quantity, asked)?;
    let price = line.line.unit_price.value();
    let priced =
        Money::round_ratio(more.quantity.value(), price, line.line.base_quantity.value(), more.net.currency())?;
    let standing = adjustments.iter().try_fold(priced, |sum, one| sum.checked_add(one.adjustment.signed()))?;
    let difference = more.net.checked_sub(standing)?;
    if !difference.is_zero() {
        let why = match asked {
            AskedPart::Amount(_) => Difference::PriceReduction,
            _ if before.reduced.is_some() => Difference::CreditedBefore,
            _ => Difference::Rounding,
        };
        let adjustment = if difference.is_negative() {
            Adjustment::fixed(AdjustmentKind::Allowance, difference.negated())
        } else {
            Adjustment::fixed(AdjustmentKind::Charge, difference)
        };
        adjustments.push(ReasonedAdjustment { adjustment, reason: why.reason(language)? });
    }
    let line_of_note = Line { quantity: more.quantity, ..line.line.clone() };
    Ok(PricedLine { line: line_of_note, adjustments, net: more.net, ..line.clone() })
}

/// A line on which nothing is credited, for a note that has no other (BR-16).
pub(super) fn print_nothing(line: &PricedLine) -> PricedLine {
    let nothing = Line { quantity: Quantity::ZERO, ..line.line.clone() };
    PricedLine { line: nothing, adjustments: Vec::new(), net: Money::zero(line.net.currency()), ..line.clone() }
}

/// The allowances and charges of a line between two quantities credited: round(amount × quantity credited in all ÷
/// quantity of the line) less the same before. On a line of no units they are credited with its rest.
fn in_proportion(
    line: &PricedLine,
    before: Quantity,
    after: Quantity,
    asked: AskedPart,
) -> Result<Vec<ReasonedAdjustment>, MoneyError> {
    let units = line.line.quantity;
    let mut adjustments = Vec::with_capacity(line.adjustments.len());
    for one in &line.adjustments {
        let amount = one.adjustment.amount();
        let share = match asked {
            AskedPart::Amount(_) => Money::zero(amount.currency()),
            _ if units.is_zero() => amount,
            _ => portion(amount, after, units)?.checked_sub(portion(amount, before, units)?)?,
        };
        if !share.is_zero() {
            let adjustment = share_of(one.adjustment, share)?;
            adjustments.push(ReasonedAdjustment { adjustment, reason: one.reason.clone() });
        }
    }
    Ok(adjustments)
}

/// An amount of an allowance or charge. It stays a percentage, of as much less, where that is within 0.02 of it
/// (PEPPOL-EN16931-R040).
pub(super) fn share_of(whole: Adjustment, share: Money) -> Result<Adjustment, MoneyError> {
    let fixed = Adjustment::fixed(whole.kind(), share);
    let Some(of) = whole.of() else { return Ok(fixed) };
    if share == whole.amount() {
        return Ok(whole);
    }
    let (base, amount) = (of.base.to_decimal(), whole.amount().to_decimal());
    let base = Money::round_ratio(base, share.to_decimal(), amount, share.currency())?;
    let told = Adjustment::told(whole.kind(), share, PercentageOf { percentage: of.percentage, base });
    Ok(told.unwrap_or(fixed))
}
