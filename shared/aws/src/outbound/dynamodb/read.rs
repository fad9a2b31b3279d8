//! Reading rows by key, always what was committed last.

use std::collections::HashMap;
use std::time::Duration;

use app::failure::{Failure, FailureKind};
use app::ports::Waiting;
use app::rows::{RowKey, StoredRow};
use aws_sdk_dynamodb::types::KeysAndAttributes;

use super::DynamoStore;
use super::item::{self, Item};
use crate::outbound::service_error::failure;

/// How many keys one call takes.
const KEYS_MAX: usize = 100;

/// How often a call that brings nothing is repeated.
const IDLE_CALLS_MAX: u32 = 6;

const TRIED_MANY: &str = "read rows";

impl DynamoStore {
    pub(super) async fn read_row(&self, key: &RowKey) -> Result<Option<StoredRow>, Failure> {
        let get = self.client.get_item().table_name(&self.table).set_key(Some(item::key(key))).consistent_read(true);
        let answer = get.send().await.map_err(|error| failure("read a row", &error))?;
        answer.item.as_ref().map_or(Ok(None), item::to_row)
    }

    pub(super) async fn read_rows(&self, keys: &[RowKey]) -> Result<Vec<StoredRow>, Failure> {
        let mut once: Vec<_> = keys.iter().collect();
        once.sort_unstable();
        once.dedup();
        let mut found = HashMap::new();
        for some in once.chunks(KEYS_MAX) {
            self.read_some(some, &mut found).await?;
        }
        Ok(keys.iter().filter_map(|key| found.get(key).cloned()).collect())
    }

    /// A call may leave keys out, of which it then tells: too much at once, or too many bytes for one answer.
    async fn read_some(&self, keys: &[&RowKey], found: &mut HashMap<RowKey, StoredRow>) -> Result<(), Failure> {
        let mut open: Vec<Item> = keys.iter().map(|key| item::key(key)).collect();
        let mut idle_calls = 0_u32;
        while !open.is_empty() {
            if idle_calls > 0 {
                let longest = Duration::from_millis(50).saturating_mul(1 << idle_calls.min(5));
                self.waiting.pause(longest).await;
            }
            let asked = open.len();
            open = self.read_batch(open, found).await?;
            idle_calls = if open.len() < asked { 0 } else { idle_calls.saturating_add(1) };
            if idle_calls >= IDLE_CALLS_MAX {
                return Err(Failure::new(FailureKind::Throttled, TRIED_MANY));
            }
        }
        Ok(())
    }

    /// One call; answers the keys it left out.
    async fn read_batch(&self, keys: Vec<Item>, found: &mut HashMap<RowKey, StoredRow>) -> Result<Vec<Item>, Failure> {
        let asked = KeysAndAttributes::builder().set_keys(Some(keys)).consistent_read(true).build();
        let asked = asked.map_err(|error| Failure::new(FailureKind::Refused, TRIED_MANY).because(error))?;
        let answer = self.client.batch_get_item().request_items(&self.table, asked).send().await;
        let answer = answer.map_err(|error| failure(TRIED_MANY, &error))?;
        for item in answer.responses().and_then(|tables| tables.get(&self.table)).into_iter().flatten() {
            found.extend(item::to_row(item)?.map(|row| (row.key.clone(), row)));
        }
        let left_out = answer.unprocessed_keys.and_then(|mut tables| tables.remove(&self.table));
        Ok(left_out.map(|left_out| left_out.keys).unwrap_or_default())
    }
}
