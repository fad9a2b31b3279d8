//! A mail as a MIME message: both texts, and the document attached.

use app::failure::{Failure, FailureKind};
use app::ports::Mail;
use domain::mail_address::MailAddress;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;

/// Writes the message. SES puts its own `Message-ID` and `Date` in place of those written here.
pub(super) fn message(mail: &Mail, from: &MailAddress) -> Result<Vec<u8>, Failure> {
    let builder = MessageBuilder::new()
        .from(Address::new_address(Some(one_line(&mail.from_name)), from.as_str()))
        .reply_to(mail.reply_to.as_str())
        .to(Address::new_address(Some(one_line(&mail.to_name)), mail.to.as_str()))
        .subject(one_line(&mail.subject))
        .header("Content-Language", Raw::new(mail.language))
        // No machine is to answer: RFC 3834.
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .header("X-Faktura-Correlation", Raw::new(mail.tags.correlation.as_str()))
        .text_body(mail.text.as_str())
        .html_body(mail.html.as_str());
    let builder = match &mail.attachment {
        Some(file) => builder.attachment("application/pdf", file.file_name.as_str(), file.pdf.as_slice()),
        None => builder,
    };
    builder.write_to_vec().map_err(|error| Failure::new(FailureKind::Refused, super::TRIED).because(error))
}

/// A header is one line: a line break in a name would begin another header.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
