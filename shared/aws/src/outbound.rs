//! The ports over AWS. Each passes the same contract as its implementation in memory.

mod clients;
mod dynamodb;
mod ids;
pub mod local_stack;
mod s3;
mod secrets;
mod service_error;
mod ses;
mod sqs;
#[cfg(test)]
mod testing;
mod waiting;

pub use clients::Clients;
pub use dynamodb::DynamoStore;
pub use ids::RandomIds;
pub use s3::S3Documents;
pub use secrets::Secret;
pub use service_error::ServiceError;
pub use ses::{MailSettings, SesMailer};
pub use sqs::{QueueUrls, SqsQueues};
pub use waiting::RealWaiting;

pub(crate) use dynamodb::{Cancelled, Unreadable, attributes};
