//! Price lists: what items cost, for whom and when. A list is ended, never removed.

mod create;
mod end;
mod holding;
mod keep;
mod list;
mod put;
mod read;

pub use create::create;
pub use end::end;
pub use holding::{PRICED_BACK_DAYS_MAX, holding};
pub use list::{LISTS_OF_A_PAGE_MAX, list};
pub use put::put;
pub use read::{read, read_by_external_id};

use domain::id::PriceListId;
use domain::pricing::{PriceList, PriceListProfile};
use domain::text::Reference;

use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::ports::{Ids, Records, Store, Waiting};
use crate::rows::keys;

/// The verb under which a price list's external id is remembered.
const MAKE_PRICE_LIST: &str = "price_list";

fn new_list<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Reference,
    profile: PriceListProfile,
) -> PriceList {
    let id = PriceListId::new(desk.ids.ulid(act.now));
    PriceList { id, merchant: act.merchant, external_id, profile, version: 1, created_at: act.now }
}

async fn made_before(store: &impl Store, act: &Act, made: &str) -> Result<PriceList, Error> {
    let corrupt = || Failure::new(FailureKind::Corrupt, "find the price list of a key");
    let id = PriceListId::parse(made).map_err(|error| corrupt().because(error))?;
    store.find(&keys::price_list(act.merchant, id)).await?.ok_or_else(|| corrupt().into())
}
