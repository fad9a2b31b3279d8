//! A commit of one row, which costs half of what a transaction of one costs.
//!
//! It has no token. When the SDK repeats a call whose answer was lost, the condition may fail because of our own write;
//! what is stored then tells whether it was ours.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::failure::{Failure, FailureKind};
use app::ports::{CommitError, Verdict};
use aws_sdk_dynamodb::config::interceptors::FinalizerInterceptorContextRef;
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_dynamodb::error::{BoxError, ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure::AllOld;

use super::DynamoStore;
use super::action::{Action, Terms};
use super::commit::{TRIED, verdict};
use super::item::Item;
use crate::outbound::service_error::ServiceError;

impl DynamoStore {
    pub(super) async fn write_alone(&self, action: Action) -> Result<(), CommitError> {
        match action {
            Action::Put(item, terms) => self.put_alone(item, terms).await,
            Action::Delete(key, terms) => self.delete_alone(key, terms).await,
            Action::Update(..) => self.write_together([action]).await,
        }
    }

    async fn put_alone(&self, item: Item, terms: Terms) -> Result<(), CommitError> {
        let lost = AnswerLost::default();
        let put = self.client.put_item().table_name(&self.table).set_item(Some(item.clone()));
        let put = put
            .set_condition_expression(terms.condition.map(str::to_owned))
            .set_expression_attribute_names(terms.names)
            .set_expression_attribute_values(Some(terms.values))
            .return_values_on_condition_check_failure(AllOld);
        let Err(error) = put.customize().interceptor(lost.clone()).send().await else {
            return Ok(());
        };
        let stored = match error.as_service_error() {
            Some(PutItemError::ConditionalCheckFailedException(failed)) => failed.item(),
            _ => None,
        };
        if lost.get() && stored == Some(&item) {
            return Ok(());
        }
        Err(refused(&error))
    }

    async fn delete_alone(&self, key: Item, terms: Terms) -> Result<(), CommitError> {
        let lost = AnswerLost::default();
        let delete = self.client.delete_item().table_name(&self.table).set_key(Some(key));
        let delete = delete
            .set_condition_expression(terms.condition.map(str::to_owned))
            .set_expression_attribute_names(terms.names)
            .set_expression_attribute_values(Some(terms.values));
        let Err(error) = delete.customize().interceptor(lost.clone()).send().await else {
            return Ok(());
        };
        match refused(&error) {
            // Removed by us or by another: nothing is left that could tell.
            CommitError::Refused(_) if lost.get() => {
                Err(Failure::new(FailureKind::Unavailable, TRIED).because(ServiceError::of(&error)).into())
            }
            refused => Err(refused),
        }
    }
}

fn refused<E: ProvideErrorMetadata>(error: &SdkError<E>) -> CommitError {
    let error = ServiceError::of(error);
    match verdict(error.code()) {
        Some(verdict @ (Verdict::ConditionFailed | Verdict::Conflict | Verdict::Throttled)) => {
            CommitError::Refused(vec![verdict])
        }
        Some(Verdict::Fine) | None => CommitError::Failed(error.failure(TRIED)),
    }
}

/// Whether an attempt ended without telling if it had its effect: no answer, or a fault on the other side.
#[derive(Debug, Clone, Default)]
struct AnswerLost(Arc<AtomicBool>);

impl AnswerLost {
    fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Intercept for AnswerLost {
    fn name(&self) -> &'static str {
        "AnswerLost"
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if context.response().is_none_or(|response| response.status().is_server_error()) {
            self.0.store(true, Ordering::Relaxed);
        }
        Ok(())
    }
}
