//! Reads the price lists that an invoice may be priced by.

use domain::currency::Currency;
use domain::id::{CustomerId, MerchantId};
use domain::pricing::PriceList;
use jiff::civil::Date;

use crate::failure::{Error, Rejection};
use crate::ports::Store;
use crate::rows::{PriceListRegister, StoredRow, keys};

/// How many days back prices are looked up: as far as an issue date may lie back, and less than a list that ended
/// stays in its register, so that no list is missed.
pub const PRICED_BACK_DAYS_MAX: i64 = 366;

/// The lists of a merchant that hold on a day in a currency, for everybody or by contract for a customer, in no order
/// that matters: what `domain::pricing::choose` chooses among. Two reads, of the registers and of the lists, both
/// bounded by the registers' limits. A day longer ago than [`PRICED_BACK_DAYS_MAX`] before `today`, both in the
/// merchant's zone, is refused (`price_date_out_of_range`).
pub async fn holding(
    store: &impl Store,
    merchant: MerchantId,
    customer: CustomerId,
    currency: Currency,
    (on, today): (Date, Date),
) -> Result<Vec<PriceList>, Error> {
    let earliest = today.checked_sub(jiff::Span::new().days(PRICED_BACK_DAYS_MAX)).unwrap_or(Date::MIN);
    if on < earliest {
        let detail = format!("prices are known from {earliest} on, not on {on}; give the line its own unit_price");
        return Err(Rejection::new("price_date_out_of_range", detail).into());
    }
    let owners = [None, Some(customer)];
    let registers = store.read_many(&owners.map(|owner| keys::price_list_register(merchant, owner))).await?;
    let mut places = Vec::new();
    for register in &registers {
        let register: PriceListRegister = register.read()?;
        places.extend(register.holding(currency, on).map(|id| keys::price_list(merchant, id)));
    }
    let rows = store.read_many(&places).await?;
    Ok(rows.iter().map(StoredRow::read).collect::<Result<_, _>>()?)
}
