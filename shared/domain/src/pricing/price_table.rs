//! The prices of a list in its currency, checked together.

use serde::{Deserialize, Serialize};

use super::{ItemPrice, PriceModel};
use crate::currency::Currency;
use crate::money::Money;
use crate::price::UnitPrice;
use crate::refusal::{Invalid, InvalidAt};
use crate::text::Reference;

/// The most items of one price list. More items need more lists.
pub const PRICES_MAX: usize = 200;
/// The most tiers and quantity discounts of a price list together: with them it stays below 400 KB as stored.
pub const STEPS_MAX: usize = 2_000;

/// Prices in one currency, each item at most once, and what an invoice of these prices comes to at least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct PriceTable {
    currency: Currency,
    prices: Vec<ItemPrice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Money>,
}

#[derive(Deserialize)]
struct Unchecked {
    currency: Currency,
    prices: Vec<ItemPrice>,
    #[serde(default)]
    minimum: Option<Money>,
}

impl PriceTable {
    /// No item twice, nothing charged once finer than the currency, and a minimum above nothing that can stand as the
    /// price of a line.
    pub fn new(currency: Currency, prices: Vec<ItemPrice>, minimum: Option<Money>) -> Result<Self, InvalidAt> {
        if prices.len() > PRICES_MAX {
            let detail = format!("a price list has at most {PRICES_MAX} prices; make another list for more items");
            return Err(Invalid::new("prices_count", detail).at("/prices"));
        }
        if prices.iter().map(steps).sum::<usize>() > STEPS_MAX {
            let detail = format!("a price list has at most {STEPS_MAX} tiers and quantity discounts in all");
            return Err(Invalid::new("price_steps_count", detail).at("/prices"));
        }
        let mut items = std::collections::HashSet::with_capacity(prices.len());
        for (index, price) in prices.iter().enumerate() {
            let at = format!("/prices/{index}");
            if !items.insert(&price.item) {
                let detail = format!("the item {} has a price already", price.item);
                return Err(Invalid::new("item_priced_twice", detail).at(format!("{at}/item")));
            }
            check(price, currency).map_err(|invalid| invalid.under(at))?;
        }
        if let Some(minimum) = minimum {
            check_minimum(minimum, currency).map_err(|invalid| invalid.at("/minimum"))?;
        }
        Ok(Self { currency, prices, minimum })
    }

    /// ISO 4217.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// In the order they were told.
    pub fn prices(&self) -> &[ItemPrice] {
        &self.prices
    }

    /// What an invoice priced by the list comes to at least, before VAT.
    pub fn minimum(&self) -> Option<Money> {
        self.minimum
    }

    /// What an item costs, where the list has a price of it.
    pub fn price_of(&self, item: &Reference) -> Option<&ItemPrice> {
        self.prices.iter().find(|price| price.item == *item)
    }
}

fn steps(price: &ItemPrice) -> usize {
    let tiers = price.model.tiers().map_or(0, |tiers| tiers.rungs().count());
    tiers.saturating_add(price.discounts.all().len())
}

fn check(price: &ItemPrice, currency: Currency) -> Result<(), InvalidAt> {
    if matches!(price.model, PriceModel::Percentage(_)) && !price.discounts.is_empty() {
        let detail = "a percentage of an amount has no quantity discounts; it has a maximum";
        return Err(Invalid::new("quantity_discounts_not_offered", detail).at("/discounts"));
    }
    for (pointer, fee) in price.model.fees() {
        Money::parse(&fee.to_string(), currency).map_err(|invalid| invalid.at(pointer))?;
    }
    Ok(())
}

fn check_minimum(minimum: Money, currency: Currency) -> Result<(), Invalid> {
    if minimum.currency() != currency {
        let detail = format!("the minimum is in {}, the prices are in {currency}", minimum.currency());
        return Err(Invalid::new("currency_differs", detail));
    }
    if minimum.minor() <= 0 {
        return Err(Invalid::new("minimum_not_positive", "a minimum is above zero; leave it out where there is none"));
    }
    UnitPrice::parse(&minimum.to_string()).map(|_| ())
}

impl TryFrom<Unchecked> for PriceTable {
    type Error = InvalidAt;

    fn try_from(read: Unchecked) -> Result<Self, InvalidAt> {
        Self::new(read.currency, read.prices, read.minimum)
    }
}
