//! The least that a function with three clients can be: what the figures of the functions are held against.

use aws_config::BehaviorVersion;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let config = aws_config::defaults(BehaviorVersion::v2026_01_12()).load().await;
    // Made as every function makes its own, and never called.
    let clients =
        (aws_sdk_dynamodb::Client::new(&config), aws_sdk_s3::Client::new(&config), aws_sdk_ses::Client::new(&config));
    lambda_runtime::run(service_fn(|_: LambdaEvent<Value>| async {
        let _ = &clients;
        Ok::<_, Error>(json!({ "hello": true }))
    }))
    .await
}
