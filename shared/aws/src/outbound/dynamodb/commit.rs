//! Commits: one row by itself, at half the price of a transaction, and everything else in one.

use std::collections::HashSet;

use app::failure::{Failure, FailureKind};
use app::ports::{CommitError, Verdict, WRITES_MAX, Write};
use jiff::Timestamp;

use super::DynamoStore;
use super::action::Action;

pub(super) const TRIED: &str = "commit";

impl DynamoStore {
    pub(super) async fn write(&self, writes: &[Write], now: Timestamp) -> Result<(), CommitError> {
        let keys: HashSet<_> = writes.iter().map(Write::key).collect();
        if keys.len() != writes.len() || writes.len() > WRITES_MAX {
            let why = "a commit names each of its few rows once";
            return Err(Failure::new(FailureKind::Refused, TRIED).because(why).into());
        }
        match writes {
            [] => Ok(()),
            // A counter moves in a transaction even when it is alone: the transaction's token keeps an addition whose
            // answer was lost from being done again.
            [write @ (Write::Insert(_) | Write::Replace(..) | Write::Remove(..))] => {
                self.write_alone(Action::of(write, now)).await
            }
            _ => self.write_together(writes.iter().map(|write| Action::of(write, now))).await,
        }
    }
}

/// What became of a write, in the words of a cancellation reason or of an error's code.
pub(super) fn verdict(code: &str) -> Option<Verdict> {
    match code {
        "None" => Some(Verdict::Fine),
        "ConditionalCheckFailed" | "ConditionalCheckFailedException" => Some(Verdict::ConditionFailed),
        "TransactionConflict" | "TransactionConflictException" => Some(Verdict::Conflict),
        "ThrottlingError"
        | "ThrottlingException"
        | "ProvisionedThroughputExceeded"
        | "ProvisionedThroughputExceededException"
        | "RequestLimitExceeded" => Some(Verdict::Throttled),
        _ => None,
    }
}
