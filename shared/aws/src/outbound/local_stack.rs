//! The adapters over a stack on this machine, by its state file, for the contract suite. It also takes off queues what
//! was put on them, which no function does by itself. No function uses any of it, so none carries it; a feature of the
//! crate would have every function built twice.

use std::time::Duration;

use app::failure::{Failure, FailureKind};
use app::ports::{Message, Queue};
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_sqs::Client;
use aws_sdk_sqs::config::{Credentials, SharedCredentialsProvider};
use domain::mail_address::MailAddress;
use serde::Deserialize;

use super::clients::timeouts;
use super::service_error::failure;
use super::{Clients, DynamoStore, MailSettings, QueueUrls, S3Documents, SesMailer, SqsQueues};

/// What a stack's state file says.
#[derive(Clone, Deserialize)]
pub struct LocalStack {
    endpoint: String,
    region: String,
    access_key: String,
    secret_key: String,
    table: String,
    bucket: String,
    mail_from: MailAddress,
    /// Where the mails it sent are shown.
    pub mail_url: String,
}

impl LocalStack {
    /// Reads a state file.
    pub fn parse(state: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(state)
    }

    fn config(&self) -> SdkConfig {
        let credentials = Credentials::new(&self.access_key, &self.secret_key, None, None, "local stack");
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new(self.region.clone()))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .endpoint_url(&self.endpoint)
            .timeout_config(timeouts())
            .build()
    }

    fn clients(&self) -> Clients {
        Clients::with(self.config())
    }

    /// Its rows.
    pub async fn store(&self) -> DynamoStore {
        self.clients().store(&self.table).await
    }

    /// Its documents.
    pub async fn documents(&self) -> S3Documents {
        self.clients().documents(&self.bucket).await
    }

    /// Its mail provider.
    pub async fn mailer(&self) -> SesMailer {
        let settings = MailSettings { from: self.mail_from.clone(), configuration_set: None };
        self.clients().mailer(settings).await
    }

    /// Two new queues that nobody reads, under a name of their own.
    pub async fn make_queues(&self, name: &str) -> Result<OwnQueues, Failure> {
        let client = Client::new(&self.config());
        let mut urls = Vec::new();
        for part in ["render", "mail"] {
            let made = client.create_queue().queue_name(format!("{name}-{part}")).send().await;
            let made = made.map_err(|error| failure("make a queue", &error))?;
            urls.extend(made.queue_url);
        }
        let [render_invoice, send_mail] =
            <[String; 2]>::try_from(urls).map_err(|_| Failure::new(FailureKind::Corrupt, "make a queue"))?;
        let urls = QueueUrls { render_invoice, send_mail };
        Ok(OwnQueues { queues: SqsQueues::new(client.clone(), urls.clone()), urls, client })
    }
}

/// Queues for one test.
#[derive(Debug, Clone)]
pub struct OwnQueues {
    /// The port.
    pub queues: SqsQueues,
    urls: QueueUrls,
    client: Client,
}

impl OwnQueues {
    /// Takes the next message off a queue.
    pub async fn take(&self, queue: Queue) -> Result<Option<Message>, Failure> {
        let tried = "take a message off a queue";
        let url = match queue {
            Queue::RenderInvoice => &self.urls.render_invoice,
            Queue::SendMail => &self.urls.send_mail,
        };
        let received = self.client.receive_message().queue_url(url).max_number_of_messages(1).wait_time_seconds(1);
        let received = received.send().await.map_err(|error| failure(tried, &error))?;
        let Some(message) = received.messages().first() else {
            return Ok(None);
        };
        let receipt = message.receipt_handle().unwrap_or_default();
        let taken = self.client.delete_message().queue_url(url).receipt_handle(receipt).send().await;
        taken.map_err(|error| failure(tried, &error))?;
        let message = serde_json::from_str(message.body().unwrap_or_default());
        message.map(Some).map_err(|error| Failure::new(FailureKind::Corrupt, tried).because(error))
    }

    /// Drops them.
    pub async fn drop_both(self) {
        for url in [&self.urls.render_invoice, &self.urls.send_mail] {
            let dropped = self.client.delete_queue().queue_url(url).send();
            let _ = tokio::time::timeout(Duration::from_secs(2), dropped).await;
        }
    }
}
