//! One line: what it comes to before VAT (BT-131).

use std::fmt;

use rust_decimal::Decimal;

use super::Adjustment;
use super::adjustment::total;
use crate::currency::Currency;
use crate::money::{Money, MoneyError};
use crate::price::UnitPrice;
use crate::quantity::{Quantity, exact_decimal};
use crate::refusal::{Invalid, serde_as_text};
use crate::tax::{VatCategory, VatRate};

/// How many units a price is for (BT-149): above zero, with the digits of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseQuantity(Decimal);

impl BaseQuantity {
    /// One, which is what it is when nobody says (EN 16931, BT-149).
    pub const ONE: Self = Self(Decimal::ONE);

    /// Reads a decimal such as "12".
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let value =
            exact_decimal("base quantity", text, crate::quantity::INTEGER_DIGITS_MAX, crate::quantity::DECIMALS_MAX)?;
        if value.is_zero() || value.is_sign_negative() {
            return Err(Invalid::new(
                "base_quantity_not_positive",
                "a price is for more than nothing (PEPPOL-EN16931-R121)",
            ));
        }
        Ok(Self(value))
    }

    /// The number.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// Whether a price is for one unit.
    pub fn is_one(&self) -> bool {
        self.0 == Decimal::ONE
    }
}

impl Default for BaseQuantity {
    fn default() -> Self {
        Self::ONE
    }
}

impl fmt::Display for BaseQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

serde_as_text!(BaseQuantity);

/// A price before VAT and how it came about: BT-146 = BT-148 − BT-147, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetPrice {
    net: UnitPrice,
    discounted: Option<(UnitPrice, UnitPrice)>,
}

impl NetPrice {
    /// A price without a discount.
    pub fn plain(net: UnitPrice) -> Self {
        Self { net, discounted: None }
    }

    /// A gross price (BT-148) less a discount (BT-147). A net price that is told as well must be the difference
    /// (PEPPOL-EN16931-R046), and none is negative (BR-27, BR-28).
    pub fn discounted(gross: UnitPrice, discount: UnitPrice, told: Option<UnitPrice>) -> Result<Self, Invalid> {
        let net = gross.less(discount)?;
        match told.filter(|told| *told != net) {
            Some(told) => {
                let detail = format!("a price of {told} is not {gross} less {discount}");
                Err(Invalid::new("price_not_gross_less_discount", detail))
            }
            None => Ok(Self { net, discounted: Some((gross, discount)) }),
        }
    }

    /// BT-146.
    pub fn net(self) -> UnitPrice {
        self.net
    }

    /// BT-148 and BT-147, where there is a discount.
    pub fn gross_and_discount(self) -> Option<(UnitPrice, UnitPrice)> {
        self.discounted
    }
}

/// What a line's amount follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFigures {
    /// BT-129.
    pub quantity: Quantity,
    /// BT-146 to BT-148.
    pub price: NetPrice,
    /// BT-149.
    pub base_quantity: BaseQuantity,
    /// BG-27, BG-28.
    pub adjustments: Vec<Adjustment>,
    /// BT-151.
    pub category: VatCategory,
    /// BT-152.
    pub rate: VatRate,
}

impl LineFigures {
    /// Quantity × net price ÷ base quantity, rounded, before allowances and charges.
    pub fn price_total(&self, currency: Currency) -> Result<Money, MoneyError> {
        Money::round_ratio(self.quantity.value(), self.price.net.value(), self.base_quantity.0, currency)
    }

    /// BT-131.
    pub fn net(&self, currency: Currency) -> Result<Money, MoneyError> {
        total(self.price_total(currency)?, &self.adjustments)
    }
}
