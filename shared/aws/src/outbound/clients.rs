//! The clients of AWS: one configuration and one connection to each service per cold start, opened while the function
//! is still starting, since the first call otherwise costs hundreds of milliseconds.

use std::time::Duration;

use app::desk::Desk;
use app::failure::Failure;
use aws_config::environment::{EnvironmentVariableCredentialsProvider, EnvironmentVariableRegionProvider};
use aws_config::meta::region::ProvideRegion;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_dynamodb::config::SharedCredentialsProvider;

use super::{
    DynamoStore, MailSettings, QueueUrls, RandomIds, RealWaiting, S3Documents, Secret, SesMailer, SqsQueues, secrets,
};
use crate::inbound::settings;

/// Where AWS is, if not at AWS: a stack on this machine.
const ENDPOINT: &str = "AWS_ENDPOINT_URL";

/// How long a connection may take; a small function encrypts slowly.
const CONNECT_MAX: Duration = Duration::from_secs(2);

/// How long one attempt may take, a document of some megabytes included.
const ATTEMPT_MAX: Duration = Duration::from_secs(6);

/// How long a call may take with its repetitions; the shortest function has 29 seconds.
const CALL_MAX: Duration = Duration::from_secs(15);

/// How often the SDK tries where a repetition is harmless.
const ATTEMPTS_MAX: u32 = 3;

/// Makes the ports of a function, each over a connection that is open.
#[derive(Debug, Clone)]
pub struct Clients {
    config: SdkConfig,
}

impl Clients {
    /// Reads region, credentials and endpoint from the environment, as Lambda gives them. There is no other source: to ask
    /// for one would wait for a metadata service that is not there, and bring along the code that asks.
    pub async fn connect() -> Self {
        let credentials = SharedCredentialsProvider::new(EnvironmentVariableCredentialsProvider::new());
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .credentials_provider(credentials)
            .region(EnvironmentVariableRegionProvider::new().region().await)
            .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS_MAX))
            .timeout_config(timeouts());
        config.set_endpoint_url(settings::optional(ENDPOINT));
        Self { config: config.build() }
    }

    pub(super) fn with(config: SdkConfig) -> Self {
        Self { config }
    }

    /// The rows in a table.
    pub async fn store(&self, table: &str) -> DynamoStore {
        let store = DynamoStore::new(aws_sdk_dynamodb::Client::new(&self.config), table);
        store.warm().await;
        store
    }

    /// What a writing verb works at, over a table.
    pub async fn desk(&self, table: &str) -> Desk<DynamoStore, RandomIds, RealWaiting> {
        Desk { store: self.store(table).await, ids: RandomIds::new(), waiting: RealWaiting }
    }

    /// The documents in a bucket.
    pub async fn documents(&self, bucket: &str) -> S3Documents {
        // A bucket has a host of its own on AWS only.
        let has_endpoint = self.config.endpoint_url().is_some();
        let config = aws_sdk_s3::config::Builder::from(&self.config).force_path_style(has_endpoint).build();
        let documents = S3Documents::new(aws_sdk_s3::Client::from_conf(config), bucket);
        documents.warm().await;
        documents
    }

    /// The queues.
    pub async fn queues(&self, urls: QueueUrls) -> SqsQueues {
        let queues = SqsQueues::new(aws_sdk_sqs::Client::new(&self.config), urls);
        queues.warm().await;
        queues
    }

    /// The mail provider.
    pub async fn mailer(&self, settings: MailSettings) -> SesMailer {
        let mailer = SesMailer::new(&self.config, settings);
        mailer.warm().await;
        mailer
    }

    /// The current text of a secret, by its name or ARN.
    pub async fn secret(&self, id: &str) -> Result<Secret, Failure> {
        secrets::read(&aws_sdk_secretsmanager::Client::new(&self.config), id).await
    }
}

pub(super) fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT_MAX)
        .operation_attempt_timeout(ATTEMPT_MAX)
        .operation_timeout(CALL_MAX)
        .build()
}
