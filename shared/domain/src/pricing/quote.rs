//! The lines an item becomes by its price. Each line multiplies out by itself, as EN 16931 wants it: quantity × unit
//! price ÷ base quantity, so a price of several rungs or parts becomes several lines.
//!
//! | model | lines |
//! |---|---|
//! | flat | the quantity at the unit price |
//! | graduated | for each rung used: its units at its price, then its flat fee |
//! | volume | the quantity at the price of the rung reached, then its flat fee |
//! | package | the number of packages, begun ones included, at the price of one |
//! | percentage | the amount as quantity at percentage ÷ 100, then the fixed part |
//! | percentage below its minimum, above its maximum | the minimum, the maximum, in place of both |
//!
//! A quantity discount is an allowance in percent on each line of units; fees are not discounted. Nothing asked for
//! costs nothing: one line of quantity zero, without fees or a minimum. Less than nothing, a return, has a price only
//! where a unit costs the same whatever their number: by a flat price without quantity discounts. Other returns are
//! credit notes, which know at which price was sold.

mod package;
mod percentage;
mod tiered;

use super::{AskedItem, ChosenPrice, Explanation, Measure, PriceModel, PriceRule};
use crate::arithmetic::{AdjustmentKind, BaseQuantity};
use crate::currency::Currency;
use crate::invoice::{Amount, AskedAdjustment, AskedSize, Reason};
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::refusal::Invalid;
use crate::text::Text;
use crate::unit::Unit;

/// A line by a price list, without what the item is called and how it is taxed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedLine {
    /// BT-129.
    pub quantity: Quantity,
    /// BT-130: the item's own, `XPK` for packages, `C62` for fees and for a percentage of an amount.
    pub unit: Unit,
    /// BT-146, before VAT.
    pub unit_price: UnitPrice,
    /// BT-149.
    pub base_quantity: BaseQuantity,
    /// BG-27: the quantity discount.
    pub allowances: Vec<AskedAdjustment>,
    /// How the price came about.
    pub explanation: Explanation,
}

/// UNTDID 5189: discount.
pub(super) const DISCOUNT: &str = "95";

/// The lines an item becomes by the price chosen for it, at least one; `unit` is the item's own. Refused where an
/// amount is asked for and units are priced or the other way round (`quantity_missing`, `amount_missing`), a return has
/// no price (`return_not_priced`), or digits do not suffice (`number_out_of_range`).
pub fn quote(asked: &AskedItem, unit: &Unit, chosen: ChosenPrice<'_>) -> Result<Vec<QuotedLine>, Invalid> {
    let quoting = Quoting { unit, chosen };
    match &chosen.price.model {
        PriceModel::Flat { unit_price, base_quantity } => {
            let counted = quantity(asked)?;
            if !chosen.price.discounts.is_empty() {
                no_return(asked, counted)?;
            }
            let line = quoting.units(counted, *unit_price, PriceRule::Flat { counted });
            Ok(vec![quoting.discounted(QuotedLine { base_quantity: *base_quantity, ..line }, counted)?])
        }
        PriceModel::Graduated { tiers } => tiered::graduated(quoting, tiers, bought(asked)?),
        PriceModel::Volume { tiers } => tiered::volume(quoting, tiers, bought(asked)?),
        PriceModel::Package { size, price } => package::lines(quoting, *size, *price, bought(asked)?),
        PriceModel::Percentage(price) => percentage::lines(quoting, price, amount(asked)?),
    }
}

/// A quantity that is no return.
fn bought(asked: &AskedItem) -> Result<Quantity, Invalid> {
    let counted = quantity(asked)?;
    no_return(asked, counted).map(|()| counted)
}

fn no_return(asked: &AskedItem, counted: Quantity) -> Result<(), Invalid> {
    if counted.value().is_sign_negative() {
        let detail = format!(
            "what one of {} costs depends on how many are bought; correct the invoice it was sold on instead",
            asked.item
        );
        return Err(Invalid::new("return_not_priced", detail));
    }
    Ok(())
}

fn quantity(asked: &AskedItem) -> Result<Quantity, Invalid> {
    match asked.measure {
        Measure::Quantity(quantity) => Ok(quantity),
        Measure::Amount(_) => {
            let detail = format!("{} is priced by the unit; tell its quantity, not an amount", asked.item);
            Err(Invalid::new("quantity_missing", detail))
        }
    }
}

fn amount(asked: &AskedItem) -> Result<Amount, Invalid> {
    match asked.measure {
        Measure::Amount(amount) => Ok(amount),
        Measure::Quantity(_) => {
            let detail = format!("{} is priced as a percentage; tell the amount it is of, not a quantity", asked.item);
            Err(Invalid::new("amount_missing", detail))
        }
    }
}

/// What the lines of one item have in common.
#[derive(Clone, Copy)]
struct Quoting<'a> {
    unit: &'a Unit,
    chosen: ChosenPrice<'a>,
}

impl Quoting<'_> {
    fn currency(&self) -> Currency {
        self.chosen.list.profile.table.currency()
    }

    /// A line of the item's own units.
    fn units(&self, quantity: Quantity, unit_price: UnitPrice, rule: PriceRule) -> QuotedLine {
        QuotedLine {
            quantity,
            unit: self.unit.clone(),
            unit_price,
            base_quantity: BaseQuantity::ONE,
            allowances: Vec::new(),
            explanation: Explanation::new(self.chosen.list, rule),
        }
    }

    /// A line of something that is charged once.
    fn once(&self, price: UnitPrice, rule: PriceRule) -> QuotedLine {
        QuotedLine { unit: Unit::one(), ..self.units(Quantity::ONE, price, rule) }
    }

    /// A line with the quantity discount that so many units reach, where they reach one.
    fn discounted(&self, line: QuotedLine, counted: Quantity) -> Result<QuotedLine, Invalid> {
        let Some(discount) = self.chosen.price.discounts.reached(counted) else { return Ok(line) };
        let allowance = AskedAdjustment {
            kind: AdjustmentKind::Allowance,
            size: AskedSize::Percentage(discount.percentage, None),
            reason: Reason::new(None, Some(Text::parse(DISCOUNT)?))?,
        };
        let explanation = Explanation { discount_from: Some(discount.from), ..line.explanation };
        Ok(QuotedLine { allowances: vec![allowance], explanation, ..line })
    }
}
