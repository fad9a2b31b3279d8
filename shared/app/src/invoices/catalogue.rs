//! What the catalogue says of a draft: the items that its lines name, and the price lists that hold.

use std::collections::BTreeSet;

use domain::invoice::DraftContent;
use domain::party::CustomerProfile;
use domain::pricing::{Item, PriceList};
use jiff::civil::Date;

use crate::desk::Act;
use crate::failure::Error;
use crate::ports::Store;
use crate::price_lists::holding;
use crate::rows::{StoredRow, keys};

/// Reads them: nothing where no line names an item, and no list where every line of an item tells its own price.
pub(super) async fn read_catalogue(
    store: &impl Store,
    act: &Act,
    content: &DraftContent,
    customer: &CustomerProfile,
    today: Date,
) -> Result<(Vec<Item>, Vec<PriceList>), Error> {
    let numbers: BTreeSet<_> = content.lines.iter().filter_map(|line| line.item.as_ref()).collect();
    if numbers.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let places: Vec<_> = numbers.into_iter().map(|number| keys::item(act.merchant, number)).collect();
    let rows = store.read_many(&places).await?;
    let items = rows.iter().map(StoredRow::read).collect::<Result<_, _>>()?;
    if !content.lines.iter().any(|line| line.item.is_some() && line.unit_price.is_none()) {
        return Ok((items, Vec::new()));
    }
    let currency = content.currency.unwrap_or(customer.currency);
    let on = content.supply_date.or(content.issue_date).unwrap_or(today);
    let lists = holding(store, act.merchant, content.customer, currency, (on, today)).await?;
    Ok((items, lists))
}
