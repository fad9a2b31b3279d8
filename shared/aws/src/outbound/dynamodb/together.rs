//! A commit of several rows: one transaction. The SDK gives each its own token, so that its own repetitions are harmless.

use app::failure::{Failure, FailureKind};
use app::ports::{CommitError, Verdict};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::CancellationReason;

use super::DynamoStore;
use super::action::Action;
use super::commit::{TRIED, verdict};
use crate::outbound::service_error::ServiceError;

impl DynamoStore {
    pub(super) async fn write_together(&self, actions: impl IntoIterator<Item = Action>) -> Result<(), CommitError> {
        let parts: Result<Vec<_>, _> = actions.into_iter().map(|action| action.into_part(&self.table)).collect();
        let parts = parts.map_err(|error| Failure::new(FailureKind::Refused, TRIED).because(error))?;
        let count = parts.len();
        let Err(error) = self.client.transact_write_items().set_transact_items(Some(parts)).send().await else {
            return Ok(());
        };
        if let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.as_service_error() {
            return Err(judge(cancelled.cancellation_reasons(), count));
        }
        let error = ServiceError::of(&error);
        match verdict(error.code()) {
            Some(verdict @ (Verdict::Conflict | Verdict::Throttled)) => Err(CommitError::Refused(vec![verdict; count])),
            Some(Verdict::Fine | Verdict::ConditionFailed) | None => Err(CommitError::Failed(error.failure(TRIED))),
        }
    }
}

/// The reasons in the order of the writes. One that no repetition changes makes the whole a mistake of ours.
fn judge(reasons: &[CancellationReason], count: usize) -> CommitError {
    let failed = |kind, reason: &CancellationReason| {
        Failure::new(kind, TRIED).because(Cancelled(reason.code().unwrap_or("no code").to_owned()))
    };
    if reasons.len() != count {
        let why = format!("{} reasons for {count} writes", reasons.len());
        return Failure::new(FailureKind::Unavailable, TRIED).because(Cancelled(why)).into();
    }
    let mut verdicts = Vec::with_capacity(count);
    for reason in reasons {
        match (reason.code().and_then(verdict), reason.code()) {
            (Some(verdict), _) => verdicts.push(verdict),
            (None, Some("ValidationError" | "ItemCollectionSizeLimitExceeded" | "DuplicateItem")) => {
                return failed(FailureKind::Refused, reason).into();
            }
            (None, _) => return failed(FailureKind::Unavailable, reason).into(),
        }
    }
    CommitError::Refused(verdicts)
}

/// Why a transaction was cancelled, where it is none of the verdicts.
#[derive(Debug, thiserror::Error)]
#[error("the transaction was cancelled: {0}")]
pub(crate) struct Cancelled(String);
