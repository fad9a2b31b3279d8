//! Mails handed to SES as whole MIME messages (version 1 of its interface, which carries attachments on every stack).
//!
//! There is no token that makes a repeated call harmless, so the SDK's own retries are off: what is not certainly
//! refused may have been taken.

mod mime;

use std::time::Duration;

use app::failure::{Failure, FailureKind};
use app::ports::{Mail, MailTags, Mailer};
use aws_sdk_ses::Client;
use aws_sdk_ses::config::retry::RetryConfig;
use aws_sdk_ses::config::timeout::TimeoutConfig;
use aws_sdk_ses::error::BuildError;
use aws_sdk_ses::primitives::Blob;
use aws_sdk_ses::types::{MessageTag, RawMessage};
use domain::event::Letter;
use domain::mail_address::MailAddress;

use super::service_error::ServiceError;

const TRIED: &str = "send a mail";

/// SES takes no larger message through this interface, attachments encoded.
const MESSAGE_BYTES_MAX: usize = 10 * 1024 * 1024;

/// How long a connection may take: until then nothing is sent.
const CONNECT_MAX: Duration = Duration::from_secs(2);

/// How long a call may take. Long, since one that is given up leaves unknown whether the mail was taken, and shorter
/// than a function may run.
const CALL_MAX: Duration = Duration::from_secs(20);

/// How long the call that warms the connection may take.
const WARM_MAX: Duration = Duration::from_secs(2);

/// From where mail is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// The verified address every mail is sent from.
    pub from: MailAddress,
    /// Counts what becomes of the mails; none where there is no such set.
    pub configuration_set: Option<String>,
}

/// SES.
#[derive(Debug, Clone)]
pub struct SesMailer {
    client: Client,
    settings: MailSettings,
}

impl SesMailer {
    pub(super) fn new(config: &aws_config::SdkConfig, settings: MailSettings) -> Self {
        let patience = TimeoutConfig::builder().connect_timeout(CONNECT_MAX).operation_timeout(CALL_MAX).build();
        let config = aws_sdk_ses::config::Builder::from(config).timeout_config(patience);
        let config = config.retry_config(RetryConfig::disabled()).build();
        Self { client: Client::from_conf(config), settings }
    }

    /// Opens the connection by asking how much may be sent.
    pub(super) async fn warm(&self) {
        let _ = tokio::time::timeout(WARM_MAX, self.client.get_send_quota().send()).await;
    }
}

impl Mailer for SesMailer {
    async fn send(&self, mail: &Mail) -> Result<String, Failure> {
        let refused = |error: BuildError| Failure::new(FailureKind::Refused, TRIED).because(error);
        let message = mime::message(mail, &self.settings.from)?;
        if message.len() > MESSAGE_BYTES_MAX {
            let why = format!("the message is larger than {MESSAGE_BYTES_MAX} bytes");
            return Err(Failure::new(FailureKind::Refused, TRIED).because(why));
        }
        let message = RawMessage::builder().data(Blob::new(message)).build().map_err(refused)?;
        let tags = tags(&mail.tags).map_err(refused)?;
        let send = self.client.send_raw_email().raw_message(message).set_tags(Some(tags));
        let send = send.source(self.settings.from.as_str()).destinations(mail.to.as_str());
        match send.set_configuration_set_name(self.settings.configuration_set.clone()).send().await {
            Ok(taken) => Ok(taken.message_id),
            Err(error) => Err(not_taken(ServiceError::of(&error))),
        }
    }
}

fn tags(tags: &MailTags) -> Result<Vec<MessageTag>, BuildError> {
    let letter = match tags.letter {
        Letter::Invoice => "invoice",
        Letter::CreditNote => "credit-note",
        Letter::Receipt => "receipt",
        Letter::Reminder => "reminder",
    };
    let tags = [
        ("merchant", tags.merchant.to_string()),
        ("invoice", tags.invoice.to_string()),
        ("event", tags.event.to_string()),
        ("letter", letter.to_owned()),
    ];
    tags.into_iter().map(|(name, value)| MessageTag::builder().name(name).value(value).build()).collect()
}

/// Why SES did not take it. Its own words are dropped, because they name addresses.
fn not_taken(error: ServiceError) -> Failure {
    let kind = match error.code() {
        // The mail is well; the account may not send it, from this address or yet to this one.
        "MessageRejected" if error.message().contains("not verified") => FailureKind::Denied,
        "MessageRejected" | "InvalidParameterValue" => FailureKind::Refused,
        "AccountSendingPaused"
        | "AccountSendingPausedException"
        | "ConfigurationSetDoesNotExist"
        | "ConfigurationSetDoesNotExistException"
        | "ConfigurationSetSendingPaused"
        | "ConfigurationSetSendingPausedException"
        | "MailFromDomainNotVerified"
        | "MailFromDomainNotVerifiedException" => FailureKind::Denied,
        _ => error.kind(),
    };
    Failure::new(kind, TRIED).because(error.without_message())
}

#[cfg(test)]
mod tests;
