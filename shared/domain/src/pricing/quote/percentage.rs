//! A percentage of an amount, its fixed part, and the bounds of both.

use rust_decimal::Decimal;

use super::{QuotedLine, Quoting};
use crate::invoice::Amount;
use crate::money::{Money, MoneyError};
use crate::price::UnitPrice;
use crate::pricing::{PercentagePrice, PriceRule, refused};
use crate::quantity::Quantity;
use crate::refusal::Invalid;
use crate::unit::Unit;

/// The percentage and its fixed part; or the minimum or the maximum alone where both together miss it. They are
/// compared as they would be printed, rounded to the currency.
pub(super) fn lines(quoting: Quoting<'_>, price: &PercentagePrice, amount: Amount) -> Result<Vec<QuotedLine>, Invalid> {
    let currency = quoting.currency();
    let of = amount.in_currency(currency)?;
    if of.is_negative() {
        let detail = "a percentage is of an amount above zero; correct the invoice it was charged on";
        return Err(Invalid::new("return_not_priced", detail));
    }
    let percentage = price.percentage();
    let line = quoting.units(
        as_quantity(amount)?,
        as_unit_price(percentage.value())?,
        PriceRule::Percentage { amount, percentage },
    );
    let line = QuotedLine { unit: Unit::one(), ..line };
    if of.is_zero() {
        return Ok(vec![line]);
    }
    let money = |part: UnitPrice| Money::parse(&part.to_string(), currency);
    let fixed = price.fixed().filter(|fixed| !fixed.value().is_zero());
    let added = fixed.map_or(Ok(Money::zero(currency)), money)?;
    let calculated = percentage.of(of).and_then(|share| share.checked_add(added)).map_err(refused)?;
    if let Some(minimum) = price.minimum()
        && calculated.minor() < money(minimum)?.minor()
    {
        return Ok(vec![quoting.once(minimum, PriceRule::PercentageMinimum { amount, percentage, calculated })]);
    }
    if let Some(maximum) = price.maximum()
        && calculated.minor() > money(maximum)?.minor()
    {
        return Ok(vec![quoting.once(maximum, PriceRule::PercentageMaximum { amount, percentage, calculated })]);
    }
    let fixed = fixed.map(|fixed| quoting.once(fixed, PriceRule::PercentageFixed { amount, percentage }));
    Ok(std::iter::once(line).chain(fixed).collect())
}

/// The amount as a line counts it, which has fewer digits before the point than an amount.
fn as_quantity(amount: Amount) -> Result<Quantity, Invalid> {
    Quantity::parse(&amount.to_string()).map_err(|invalid| {
        let detail = format!("a percentage of {amount} does not fit a line; ask for parts below 1,000,000,000");
        Invalid::new(invalid.code, detail)
    })
}

/// What one unit of currency costs: percentage ÷ 100. Its four decimals become the six of a price, exactly.
fn as_unit_price(percentage: Decimal) -> Result<UnitPrice, Invalid> {
    let share = percentage.checked_div(Decimal::ONE_HUNDRED).ok_or(MoneyError::TooLarge).map_err(refused)?;
    UnitPrice::parse(&share.to_string())
}
