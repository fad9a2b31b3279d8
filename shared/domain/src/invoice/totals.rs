//! Document totals (BG-22) and the VAT breakdown (BG-23) of a set of lines.

use serde::{Deserialize, Serialize};

use super::{Line, PricedLine};
use crate::currency::Currency;
use crate::money::{Money, MoneyError, sum};
use crate::tax::{VatGroup, break_down};

/// The totals, each in the invoice's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// BT-106: sum of the line net amounts.
    pub line_total: Money,
    /// BT-109: total without VAT.
    pub tax_exclusive: Money,
    /// BT-110: total VAT, the sum of the breakdown.
    pub vat: Money,
    /// BT-112: total with VAT.
    pub tax_inclusive: Money,
    /// BT-115: what is to be paid.
    pub payable: Money,
}

/// Lines with their amounts, and what they come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// The lines in their order.
    pub lines: Vec<PricedLine>,
    /// One row for each category and rate.
    pub vat_breakdown: Vec<VatGroup>,
    /// The totals.
    pub totals: Totals,
}

/// Prices lines in a currency. The only error is an amount past the limit.
pub fn price(currency: Currency, lines: &[Line]) -> Result<Priced, MoneyError> {
    let lines = lines
        .iter()
        .map(|line| Ok(PricedLine { net: line.net(currency)?, line: line.clone() }))
        .collect::<Result<Vec<_>, MoneyError>>()?;
    let vat_breakdown = break_down(currency, lines.iter().map(|priced| (&priced.line.vat, priced.net)))?;
    let line_total = sum(currency, lines.iter().map(|priced| priced.net))?;
    let vat = sum(currency, vat_breakdown.iter().map(|group| group.tax))?;
    let tax_inclusive = line_total.checked_add(vat)?;
    let totals = Totals { line_total, tax_exclusive: line_total, vat, tax_inclusive, payable: tax_inclusive };
    Ok(Priced { lines, vat_breakdown, totals })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::UnitPrice;
    use crate::quantity::Quantity;
    use crate::tax::{VatCategory, VatRate, VatTreatment};
    use crate::text::Name;
    use crate::unit::Unit;

    fn line(quantity: &str, price: &str, rate: &str) -> Line {
        Line {
            item_id: None,
            name: Name::parse("Item").unwrap(),
            description: None,
            quantity: Quantity::parse(quantity).unwrap(),
            unit: Unit::parse("C62").unwrap(),
            unit_price: UnitPrice::parse(price).unwrap(),
            vat: VatTreatment::new(VatCategory::Standard, VatRate::parse(rate).unwrap(), None).unwrap(),
        }
    }

    fn totals(currency: &str, lines: &[Line]) -> [String; 3] {
        let priced = price(Currency::parse(currency).unwrap(), lines).unwrap();
        let Totals { line_total, vat, payable, .. } = priced.totals;
        [line_total, vat, payable].map(|money| money.to_string())
    }

    #[test]
    fn vat_is_taken_on_the_sum_of_a_rate_and_not_line_by_line() {
        // 3 × 0.05 = 0.15; 25 % of 0.15 = 0.0375 → 0.04. Line by line it would be 3 × 0.01 = 0.03.
        let lines = [line("1", "0.05", "25"), line("1", "0.05", "25"), line("1", "0.05", "25")];
        assert_eq!(totals("DKK", &lines), ["0.15", "0.04", "0.19"]);
    }

    #[test]
    fn each_rate_has_its_own_group_in_order() {
        // 100.00 at 21 % = 21.00; 50.00 at 11 % = 5.50.
        let lines = [line("2", "50", "21"), line("4", "12.5", "11")];
        let priced = price(Currency::parse("RON").unwrap(), &lines).unwrap();
        let groups: Vec<_> = priced.vat_breakdown.iter().map(|g| (g.rate.to_string(), g.tax.to_string())).collect();
        assert_eq!(groups, [("11".to_owned(), "5.50".to_owned()), ("21".to_owned(), "21.00".to_owned())]);
        assert_eq!(totals("RON", &lines), ["150.00", "26.50", "176.50"]);
    }

    #[test]
    fn a_line_rounds_once_and_half_away_from_zero() {
        // 0.3333 × 1.5 = 0.49995 → 0.50; −0.5 × 0.01 = −0.005 → −0.01.
        assert_eq!(totals("DKK", &[line("0.3333", "1.5", "25")])[0], "0.50");
        assert_eq!(totals("DKK", &[line("-0.5", "0.01", "25")])[0], "-0.01");
    }

    #[test]
    fn the_largest_product_is_exact_and_past_the_limit_is_an_error() {
        let net = line("999999999.9999", "0.000001", "25").net(Currency::parse("DKK").unwrap()).unwrap();
        assert_eq!(net.to_string(), "1000.00");
        let too_large = line("999999999.9999", "999999999.999999", "25").net(Currency::parse("DKK").unwrap());
        assert_eq!(too_large, Err(MoneyError::TooLarge));
    }
}
