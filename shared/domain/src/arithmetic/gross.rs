//! Prices that include VAT, as consumers are asked them: the net price is derived, and what is to be paid is what was
//! asked, to the cent.
//!
//! EN 16931 has no field for a price with VAT. The net price is kept to eight decimals, lines and VAT follow from it by
//! the ordinary rules, and the cent by which the result may miss the price asked goes to the payable rounding (BT-114):
//! 10.02 at 25 % is 8.02 + 2.01 − 0.01.

use rust_decimal::Decimal;

use super::line::LineFigures;
use super::{BaseQuantity, Figures, NetPrice, Sum, add_up};
use crate::currency::Currency;
use crate::money::{Money, MoneyError, sum};
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::tax::{VatCategory, VatRate};

/// A line priced with VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrossLine {
    /// BT-129.
    pub quantity: Quantity,
    /// What one unit costs with VAT.
    pub gross_price: UnitPrice,
    /// BT-151.
    pub category: VatCategory,
    /// BT-152.
    pub rate: VatRate,
}

impl GrossLine {
    /// What the line costs with VAT: quantity × price, rounded once.
    pub fn asked(&self, currency: Currency) -> Result<Money, MoneyError> {
        Money::round_ratio(self.quantity.value(), self.gross_price.value(), Decimal::ONE, currency)
    }

    /// The line without VAT, its price to eight decimals.
    pub fn to_net(&self) -> Result<LineFigures, MoneyError> {
        let net = self.gross_price.without_vat(self.rate).ok_or(MoneyError::TooLarge)?;
        Ok(LineFigures {
            quantity: self.quantity,
            price: NetPrice::plain(net),
            base_quantity: BaseQuantity::ONE,
            adjustments: Vec::new(),
            category: self.category,
            rate: self.rate,
        })
    }
}

/// An invoice of lines priced with VAT: its figures, with the rounding that makes the payable amount what was asked.
pub fn from_gross(currency: Currency, lines: &[GrossLine]) -> Result<(Figures, Sum), MoneyError> {
    let asked = lines.iter().map(|line| line.asked(currency)).collect::<Result<Vec<_>, _>>()?;
    let asked = sum(currency, asked)?;
    let lines = lines.iter().map(GrossLine::to_net).collect::<Result<Vec<_>, _>>()?;
    let mut figures = Figures { currency, lines, adjustments: Vec::new(), prepaid: None, rounding: None };
    let without = add_up(&figures)?;
    let residue = asked.checked_sub(without.tax_inclusive)?;
    if residue.is_zero() {
        return Ok((figures, without));
    }
    figures.rounding = Some(residue);
    let with = add_up(&figures)?;
    Ok((figures, with))
}
