//! The queues between functions, in SQS.

use std::collections::HashSet;
use std::time::Duration;

use app::failure::{Failure, FailureKind};
use app::ports::{MESSAGES_MAX, Message, Queue, Queues};
use aws_sdk_sqs::Client;
use aws_sdk_sqs::types::SendMessageBatchRequestEntry;

use super::service_error::failure;

const TRIED: &str = "put messages on a queue";

/// How long the call that warms the connection may take.
const WARM_MAX: Duration = Duration::from_secs(2);

/// Where the queues are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueUrls {
    /// Documents to draw.
    pub render_invoice: String,
    /// Mails to send.
    pub send_mail: String,
}

/// The queues.
#[derive(Debug, Clone)]
pub struct SqsQueues {
    client: Client,
    urls: QueueUrls,
}

impl SqsQueues {
    pub(super) fn new(client: Client, urls: QueueUrls) -> Self {
        Self { client, urls }
    }

    /// Opens the connection by a batch of no messages, which SQS refuses: no other call is allowed to those who send.
    pub(super) async fn warm(&self) {
        let nothing = self.client.send_message_batch().queue_url(&self.urls.send_mail).set_entries(Some(Vec::new()));
        let _ = tokio::time::timeout(WARM_MAX, nothing.send()).await;
    }

    fn url(&self, queue: Queue) -> &str {
        match queue {
            Queue::RenderInvoice => &self.urls.render_invoice,
            Queue::SendMail => &self.urls.send_mail,
        }
    }
}

impl Queues for SqsQueues {
    async fn send(&self, queue: Queue, messages: &[Message]) -> Result<Vec<usize>, Failure> {
        let entries: Result<Vec<_>, _> = messages.iter().take(MESSAGES_MAX).enumerate().map(entry).collect();
        let entries = entries?;
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let answer = self.client.send_message_batch().queue_url(self.url(queue)).set_entries(Some(entries)).send();
        let answer = answer.await.map_err(|error| failure(TRIED, &error))?;
        // Whatever is not among those taken was not taken, named among the failed or not.
        let taken: HashSet<_> =
            answer.successful().iter().map(aws_sdk_sqs::types::SendMessageBatchResultEntry::id).collect();
        Ok((0..messages.len()).filter(|place| !taken.contains(place.to_string().as_str())).collect())
    }
}

fn entry((place, message): (usize, &Message)) -> Result<SendMessageBatchRequestEntry, Failure> {
    let body =
        serde_json::to_string(message).map_err(|error| Failure::new(FailureKind::Corrupt, TRIED).because(error))?;
    let entry = SendMessageBatchRequestEntry::builder().id(place.to_string()).message_body(body).build();
    entry.map_err(|error| Failure::new(FailureKind::Refused, TRIED).because(error))
}

#[cfg(test)]
mod tests;
