//! What the books say, read from the rows themselves.

use app::memory::{Faults, MemoryStore};
use app::ports::Store;
use app::rows::keys;
use domain::currency::Currency;
use domain::event::JournalEntry;
use domain::id::{CustomerId, MerchantId};

use crate::World;
use crate::shop::Shop;

/// What a customer owes in DKK, in minor units: as the account says, and as the postings add up.
pub async fn balance(world: &World, shop: &Shop, customer: &str) -> (i64, i64) {
    let customer = CustomerId::parse(customer).expect("a customer");
    let merchant = MerchantId::parse(&shop.merchant).expect("a merchant");
    let reader: MemoryStore = world.desk.store.seen_by(Faults::default());
    let account = keys::account(merchant, customer, Currency::parse("DKK").expect("a currency"));
    let account = reader.counter(&account).await.expect("a counter").unwrap_or(0);
    let postings = journal(world).into_iter().flat_map(|entry| entry.postings);
    (account, postings.filter(|posting| posting.customer == customer).map(|posting| posting.amount.minor()).sum())
}

/// Every row of the journal, in no particular order.
pub fn journal(world: &World) -> Vec<JournalEntry> {
    let rows = world.desk.store.everything();
    let journal = rows.iter().filter(|row| row.key.sort.starts_with(keys::JOURNAL_PREFIX));
    journal.map(|row| row.read().expect("a journal row")).collect()
}

/// The numbers that were issued, sorted.
pub fn numbers(world: &World) -> Vec<String> {
    let rows = world.desk.store.everything();
    let bodies = rows.iter().filter(|row| row.key.sort == keys::BODY);
    let read = |row: &app::rows::StoredRow| row.read::<domain::invoice::Invoice>().expect("a body");
    let mut numbers: Vec<_> = bodies.map(|row| read(row).number.to_string()).collect();
    numbers.sort();
    numbers
}
