//! Items: what is sold, kept in step with other systems by the number it has there.

mod create;
mod list;
mod put;
mod read;

pub use create::create;
pub use list::list;
pub use put::put;
pub use read::{read, read_by_external_id};

use domain::id::ItemId;
use domain::pricing::{Item, ItemProfile};
use domain::text::Reference;

use crate::desk::{Act, Desk};
use crate::failure::Failure;
use crate::ports::{Ids, Store, Waiting, Write};
use crate::rows::NameRow;

/// The verb under which an item's external id is remembered.
const MAKE_ITEM: &str = "item";

fn new_item<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    external_id: Reference,
    profile: ItemProfile,
) -> Item {
    let id = ItemId::new(desk.ids.ulid(act.now));
    Item { id, merchant: act.merchant, external_id, profile, version: 1, created_at: act.now }
}

/// The item, and its number by its id.
fn insert(item: &Item) -> Result<[Write; 2], Failure> {
    let name = NameRow { merchant: item.merchant, id: item.id.to_string(), name: item.external_id.to_string() };
    Ok([Write::insert(item)?, Write::insert(&name)?])
}
