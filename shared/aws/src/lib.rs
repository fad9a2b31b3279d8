//! The only room that knows AWS: doors in (HTTP, batches, schedules) and ports out (DynamoDB, S3, SQS, SES).

pub mod inbound;
pub mod outbound;
