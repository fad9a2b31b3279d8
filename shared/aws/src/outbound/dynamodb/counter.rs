//! Counters: the next number of a series, the balance of an account.

use app::failure::{Failure, FailureKind};
use app::ports::Lease;
use app::rows::RowKey;
use aws_sdk_dynamodb::types::ReturnValue;
use jiff::Timestamp;

use super::DynamoStore;
use super::attributes::{LEASE_IS_FREE, TAKE_LEASE, VALUE_ALIAS};
use super::item::{self, milliseconds_down, milliseconds_up, number};
use crate::outbound::service_error::ServiceError;

impl DynamoStore {
    /// One conditional update that answers the value. A lease whose answer was lost keeps everybody waiting until it
    /// ends, us included; nothing else comes of it.
    pub(super) async fn lease_counter(
        &self,
        counter: &RowKey,
        first: u64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Lease, Failure> {
        let tried = "lease a counter";
        let (alias, name) = VALUE_ALIAS;
        let update = self.client.update_item().table_name(&self.table).set_key(Some(item::key(counter)));
        let answer = update
            .update_expression(TAKE_LEASE)
            .condition_expression(LEASE_IS_FREE)
            .expression_attribute_names(alias, name)
            .expression_attribute_values(":first", number(first))
            .expression_attribute_values(":until", number(milliseconds_up(until)))
            .expression_attribute_values(":now", number(milliseconds_down(now)))
            .return_values(ReturnValue::AllNew)
            .send()
            .await;
        match answer {
            Ok(answer) => {
                let value = answer.attributes.as_ref().map_or(Ok(None), item::to_value::<u64>)?;
                value.map(Lease::Held).ok_or_else(|| Failure::new(FailureKind::Corrupt, tried))
            }
            Err(error) => {
                let error = ServiceError::of(&error);
                match error.code() {
                    // Leased, or being advanced by a transaction at this very moment.
                    "ConditionalCheckFailedException" | "TransactionConflictException" => Ok(Lease::Busy),
                    _ => Err(error.failure(tried)),
                }
            }
        }
    }

    pub(super) async fn read_counter(&self, key: &RowKey) -> Result<Option<i64>, Failure> {
        let (alias, name) = VALUE_ALIAS;
        let get = self.client.get_item().table_name(&self.table).set_key(Some(item::key(key))).consistent_read(true);
        let get = get.projection_expression(alias).expression_attribute_names(alias, name);
        let answer = get.send().await.map_err(|error| ServiceError::of(&error).failure("read a counter"))?;
        answer.item.as_ref().map_or(Ok(None), item::to_value)
    }
}
