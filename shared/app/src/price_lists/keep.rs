//! Keeps a price list: the row itself, and its entry where invoices look for it.

use std::collections::BTreeSet;

use domain::pricing::{ItemPrice, PriceList};
use domain::refusal::Invalid;
use domain::text::Reference;
use jiff::tz::TimeZone;

use crate::desk::Act;
use crate::failure::Error;
use crate::invoices::customer_of;
use crate::ports::{Records, Store, Write};
use crate::rows::{PriceListRegister, Record, RegisteredList, keys};

/// What a list takes to be kept as it is now, new or in place of `before`. Its customer and the items that it prices
/// anew must be there (`customer_unknown`, `item_unknown`), and its register must have room.
pub(super) async fn keep(
    store: &impl Store,
    act: &Act,
    before: Option<&PriceList>,
    list: &PriceList,
) -> Result<Vec<Write>, Error> {
    if before.is_none()
        && let Some(customer) = list.profile.customer
    {
        customer_of(store, act, customer).await?;
    }
    check_items(store, act, before, list).await?;
    let mut writes = vec![match before {
        None => Write::insert(list)?,
        Some(_) => Write::replace(list)?,
    }];
    let place = keys::price_list_register(act.merchant, list.profile.customer);
    let register: Option<PriceListRegister> = store.find(&place).await?;
    let register = register.unwrap_or_else(|| PriceListRegister::none(act.merchant, list.profile.customer));
    let entry = entry_of(list)?;
    if !register.lists.contains(&entry) {
        // Which zone the day is of matters little: a list stays in its register for more than a year.
        let register = register.with(entry, TimeZone::UTC.to_datetime(act.now).date())?;
        writes.push(if register.version == 1 { Write::insert(&register)? } else { Write::replace(&register)? });
    }
    Ok(writes)
}

fn entry_of(list: &PriceList) -> Result<RegisteredList, Error> {
    let kilobytes = u32::try_from(list.to_row()?.body.len().div_ceil(1_024)).unwrap_or(u32::MAX);
    let (currency, validity) = (list.profile.table.currency(), list.profile.validity);
    Ok(RegisteredList { id: list.id, currency, validity, kilobytes })
}

async fn check_items(store: &impl Store, act: &Act, before: Option<&PriceList>, list: &PriceList) -> Result<(), Error> {
    let known: BTreeSet<&Reference> = before.map(items_of).unwrap_or_default();
    let new = list.profile.table.prices().iter().enumerate().filter(|(_, price)| !known.contains(&price.item));
    let new: Vec<(usize, &ItemPrice)> = new.collect();
    let places: Vec<_> = new.iter().map(|(_, price)| keys::item(act.merchant, &price.item)).collect();
    let found: BTreeSet<_> = store.read_many(&places).await?.into_iter().map(|row| row.key).collect();
    let unknown = new.iter().zip(&places).find(|(_, place)| !found.contains(place));
    unknown.map_or(Ok(()), |((index, price), _)| {
        let invalid = Invalid::new("item_unknown", format!("there is no item {}; make it first", price.item));
        Err(invalid.at(format!("/prices/{index}/item")).into())
    })
}

fn items_of(list: &PriceList) -> BTreeSet<&Reference> {
    list.profile.table.prices().iter().map(|price| &price.item).collect()
}
