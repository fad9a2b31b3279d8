//! Gathers what an account statement says: the customer's journal in one currency, from its first entry on.

use domain::currency::Currency;
use domain::event::JournalEntry;
use domain::id::CustomerId;
use domain::ledger::Statement;
use domain::merchant::Merchant;
use domain::money::Money;
use domain::party::Customer;
use jiff::civil::Date;

use crate::customers;
use crate::desk::Act;
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Index, IndexRange, Records, Store, Until};
use crate::rows::{RowKey, StoredRow, keys};

/// How many entries an account may have for a statement of it.
const ENTRIES_MAX: usize = 2_000;

/// How many entries of the index are read at a time.
const PAGE: usize = 500;

/// How many rows are read at a time.
const ROWS: usize = 100;

/// What an account statement says.
#[derive(Debug, Clone)]
pub struct StatementMatter {
    /// Whose statement, and who is asked.
    pub merchant: Box<Merchant>,
    /// Whose account.
    pub customer: Box<Customer>,
    /// The account.
    pub statement: Statement,
    /// The day of the statement, in the merchant's zone.
    pub today: Date,
}

/// Reads the account of a customer in a currency from one day to another, both included.
///
/// What was owed before the first day is the sum of what was posted before it. The whole account is held against the
/// counter that every posting moves; where they differ, an entry is on its way into the index and the failure is one to
/// try again.
///
/// Refused are an unknown customer (`not_found`), a last day before the first (`period_reversed`) and an account of
/// more than 2,000 entries (`statement_too_long`).
pub async fn statement(
    store: &impl Store,
    act: &Act,
    customer: CustomerId,
    currency: Currency,
    (from, to): (Date, Date),
) -> Result<StatementMatter, Error> {
    if to < from {
        let detail = "the last day of a statement is not before its first";
        return Err(Rejection::new("period_reversed", detail).at("/to").into());
    }
    let merchant: Option<Merchant> = store.find(&keys::merchant(act.merchant)).await?;
    let merchant = Box::new(merchant.ok_or_else(|| Failure::new(FailureKind::Corrupt, "find the merchant"))?);
    let customer = Box::new(customers::read(store, act, customer).await?);
    let balance = store.counter(&keys::account(act.merchant, customer.id, currency)).await?.unwrap_or(0);
    let journal = journal(store, act, customer.id, currency).await?;
    let wrong = |error| Failure::new(FailureKind::Corrupt, "add up an account").because(error);
    let whole = Statement::of(&journal, currency, Date::MIN, Date::MAX).map_err(wrong)?;
    if whole.closing != Money::from_minor(balance, currency).map_err(wrong)? {
        return Err(Failure::new(FailureKind::Contended, "read an account that is being posted to").into());
    }
    let statement = Statement::of(&journal, currency, from, to).map_err(wrong)?;
    let today = merchant.profile.time_zone.date_at(act.now);
    Ok(StatementMatter { merchant, customer, statement, today })
}

/// Every journal row that posts to the account.
async fn journal(
    store: &impl Store,
    act: &Act,
    customer: CustomerId,
    currency: Currency,
) -> Result<Vec<JournalEntry>, Error> {
    let mut rows: Vec<RowKey> = Vec::new();
    let mut after = None;
    while rows.len() <= ENTRIES_MAX {
        let partition = keys::ledger(act.merchant, customer, currency);
        let range = IndexRange { partition, until: Until::End, after, descending: false, limit: PAGE };
        let page = store.index(Index::Listing, &range).await?;
        rows.extend(page.items.iter().map(|entry| entry.row.clone()));
        after = page.items.into_iter().next_back();
        if !page.has_more {
            break;
        }
    }
    if rows.len() > ENTRIES_MAX {
        let detail = format!("an account of more than {ENTRIES_MAX} entries has no statement; export its journal");
        return Err(Rejection::new("statement_too_long", detail).into());
    }
    let mut journal = Vec::new();
    for keys in rows.chunks(ROWS) {
        let found = store.read_many(keys).await?;
        for row in &found {
            journal.push(StoredRow::read(row)?);
        }
    }
    Ok(journal)
}
