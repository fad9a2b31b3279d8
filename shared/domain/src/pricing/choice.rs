//! Which price of an item holds for a customer on a day.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{ItemPrice, PriceList};
use crate::currency::Currency;
use crate::id::CustomerId;
use crate::refusal::Invalid;
use crate::text::Reference;

/// A price, and the list it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenPrice<'a> {
    /// The list.
    pub list: &'a PriceList,
    /// The price.
    pub price: &'a ItemPrice,
}

/// What a price is looked for by.
#[derive(Debug, Clone, Copy)]
pub struct PriceQuery<'a> {
    /// Which item.
    pub item: &'a Reference,
    /// Who buys.
    pub customer: CustomerId,
    /// In which currency; prices are never converted.
    pub currency: Currency,
    /// On which day, in the merchant's zone.
    pub on: Date,
}

/// The price of an item, among the lists of its merchant that are in the currency, hold on the day and are for
/// everybody or for this customer. The customer's own contract comes before general lists; among equals the list that
/// began last; among those the one with the smallest id, which was made first. Refused (`price_missing`) where no list
/// has a price of the item.
pub fn choose<'a>(
    lists: impl IntoIterator<Item = &'a PriceList>,
    query: PriceQuery<'_>,
) -> Result<ChosenPrice<'a>, Invalid> {
    let PriceQuery { item, customer, currency, on } = query;
    let fits = |list: &&PriceList| {
        let profile = &list.profile;
        let for_them = profile.customer.is_none_or(|whose| whose == customer);
        for_them && profile.validity.holds(on) && profile.table.currency() == currency
    };
    let priced = |list: &'a PriceList| Some(ChosenPrice { list, price: list.profile.table.price_of(item)? });
    let rank = |chosen: &ChosenPrice<'_>| {
        let ChosenPrice { list, .. } = chosen;
        (list.profile.customer.is_some(), list.profile.validity.from(), Reverse(list.id))
    };
    lists.into_iter().filter(fits).filter_map(priced).max_by_key(rank).ok_or_else(|| {
        let detail = format!("no price list has a price of {item} in {currency} that holds on {on} for the customer");
        Invalid::new("price_missing", detail)
    })
}
