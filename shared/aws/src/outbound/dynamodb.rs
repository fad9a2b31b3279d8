//! The rows in one DynamoDB table with three indexes that hold keys only.

mod action;
mod alone;
pub(crate) mod attributes;
mod commit;
mod counter;
mod item;
mod pages;
mod read;
mod together;

#[cfg(test)]
mod tests;

use std::time::Duration;

use app::failure::Failure;
use app::ports::{CommitError, Index, IndexEntry, IndexRange, Lease, Page, Range, Store, Write};
use app::rows::{RowKey, StoredRow};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::RealWaiting;
use super::service_error::failure;
pub(crate) use item::Unreadable;
pub(crate) use together::Cancelled;

/// The rows in a table.
#[derive(Debug, Clone)]
pub struct DynamoStore {
    client: Client,
    table: String,
    waiting: RealWaiting,
}

/// How long the call that warms the connection may take.
const WARM_MAX: Duration = Duration::from_secs(2);

impl DynamoStore {
    /// The rows in the table of that name.
    pub(super) fn new(client: Client, table: impl Into<String>) -> Self {
        Self { client, table: table.into(), waiting: RealWaiting }
    }

    /// Opens the connection by one cheap read that finds nothing. What comes of it does not matter.
    pub(super) async fn warm(&self) {
        let nothing = || AttributeValue::S("warm".into());
        let read = self.client.get_item().table_name(&self.table);
        let read = read.key(attributes::PK, nothing()).key(attributes::SK, nothing()).send();
        let _ = tokio::time::timeout(WARM_MAX, read).await;
    }
}

impl Store for DynamoStore {
    async fn read(&self, key: &RowKey) -> Result<Option<StoredRow>, Failure> {
        self.read_row(key).await
    }

    async fn read_many(&self, keys: &[RowKey]) -> Result<Vec<StoredRow>, Failure> {
        self.read_rows(keys).await
    }

    async fn range(&self, range: &Range) -> Result<Page<StoredRow>, Failure> {
        self.read_range(range).await
    }

    async fn index(&self, index: Index, range: &IndexRange) -> Result<Page<IndexEntry>, Failure> {
        self.read_index(index, range).await
    }

    async fn commit(&self, writes: Vec<Write>, now: Timestamp) -> Result<(), CommitError> {
        self.write(&writes, now).await
    }

    async fn lease(&self, counter: &RowKey, first: u64, now: Timestamp, until: Timestamp) -> Result<Lease, Failure> {
        self.lease_counter(counter, first, now, until).await
    }

    async fn counter(&self, key: &RowKey) -> Result<Option<i64>, Failure> {
        self.read_counter(key).await
    }

    async fn settle(&self, key: &RowKey) -> Result<(), Failure> {
        let update = self.client.update_item().table_name(&self.table).set_key(Some(item::key(key)));
        let update = update.update_expression(attributes::LEAVE_PENDING).condition_expression(attributes::IS_PENDING);
        match update.send().await {
            Ok(_) => Ok(()),
            // It is settled already, or gone: an update would have made an item that is no row.
            Err(error)
                if error.as_service_error().is_some_and(UpdateItemError::is_conditional_check_failed_exception) =>
            {
                Ok(())
            }
            Err(error) => Err(failure("settle a row", &error)),
        }
    }
}
