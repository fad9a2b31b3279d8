//! What a mail looks like, and what becomes of it.

use app::failure::FailureKind;
use app::ports::{Attachment, Mail, MailTags, Mailer};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::event::{Correlation, Letter};
use domain::id::{EventId, InvoiceId, MerchantId};
use domain::mail_address::MailAddress;
use ulid::Ulid;

use super::{MailSettings, SesMailer};
use crate::outbound::testing::{Answer, Script, answering, silent};

fn address(text: &str) -> MailAddress {
    MailAddress::parse(text).unwrap()
}

fn settings() -> MailSettings {
    MailSettings { from: address("faktura@faktura.example"), configuration_set: Some("faktura-mail".into()) }
}

fn mailer(answers: impl IntoIterator<Item = Answer>) -> (SesMailer, Script) {
    let (config, script) = answering(answers);
    (SesMailer::new(&config, settings()), script)
}

fn mail() -> Mail {
    Mail {
        from_name: "Nordlys Måleudstyr ApS, \"Aarhus\"".into(),
        reply_to: address("faktura@nordlys.example"),
        to_name: "شركة النور\r\nBcc: all@shop.example".into(),
        to: address("kunde@shop.example"),
        subject: "Faktura 2026-00042\r\nX-Injected: yes".into(),
        text: "Hej".into(),
        html: "<p lang=da>Hej</p>".into(),
        language: "da",
        attachment: Some(Attachment { file_name: "invoice-2026-00042.pdf".into(), pdf: b"%PDF-1.7 \0\xff".to_vec() }),
        tags: MailTags {
            merchant: MerchantId::new(Ulid::from_parts(1, 1)),
            invoice: InvoiceId::new(Ulid::from_parts(1, 2)),
            event: EventId::new(Ulid::from_parts(1, 3)),
            letter: Letter::Invoice,
            correlation: Correlation::from_text("req-77"),
        },
    }
}

fn taken() -> Answer {
    let body = "<SendRawEmailResponse><SendRawEmailResult><MessageId>0100-1</MessageId></SendRawEmailResult>\
                </SendRawEmailResponse>";
    (200, body.to_owned())
}

fn refusal(status: u16, code: &str, message: &str) -> Answer {
    let error = format!("<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>");
    (status, format!("<ErrorResponse>{error}<RequestId>r</RequestId></ErrorResponse>"))
}

/// The parameters of the call, and the message in it.
fn sent(script: &Script) -> (Vec<(String, String)>, String) {
    let (_, body) = script.request(0);
    let decode = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, after @ ..] = rest {
            if *first == b'%' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
                rest = &after[2..];
            } else {
                bytes.push(*first);
                rest = after;
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    let body = String::from_utf8(body).unwrap();
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    let pairs: Vec<_> = pairs.map(|(name, value)| (decode(name), decode(value))).collect();
    let message = pairs.iter().find(|(name, _)| name == "RawMessage.Data").unwrap().1.clone();
    (pairs, String::from_utf8(STANDARD.decode(message).unwrap()).unwrap())
}

#[tokio::test]
async fn a_mail_carries_both_texts_its_document_and_what_joins_it_to_our_record() {
    let (mailer, script) = mailer([taken()]);
    assert_eq!(mailer.send(&mail()).await.unwrap(), "0100-1");
    let (pairs, message) = sent(&script);
    for part in [
        "From: =?utf-8?Q?Nordlys_M=C3=A5leudstyr_ApS=2C_=22Aarhus=22?=",
        "<faktura@faktura.example>\r\n",
        "Reply-To: <faktura@nordlys.example>\r\n",
        "<kunde@shop.example>\r\n",
        "Subject: Faktura 2026-00042  X-Injected: yes\r\n",
        "Content-Language: da\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "X-Faktura-Correlation: req-77\r\n",
        "Content-Type: multipart/alternative;",
        "Content-Type: text/plain; charset=\"utf-8\"",
        "Content-Type: text/html; charset=\"utf-8\"",
        "Content-Type: application/pdf\r\n",
        "Content-Disposition: attachment; filename=\"invoice-2026-00042.pdf\"",
        &STANDARD.encode(b"%PDF-1.7 \0\xff"),
    ] {
        assert!(message.contains(part), "{part}\n\n{message}");
    }
    let said = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!(said("Source"), Some("faktura@faktura.example"));
    assert_eq!(said("Destinations.member.1"), Some("kunde@shop.example"));
    assert_eq!(said("ConfigurationSetName"), Some("faktura-mail"));
    let tag = |n: usize| (said(&format!("Tags.member.{n}.Name")), said(&format!("Tags.member.{n}.Value")));
    assert_eq!(tag(1), (Some("merchant"), Some(mail().tags.merchant.to_string().as_str())));
    assert_eq!(tag(4), (Some("letter"), Some("invoice")));
}

#[tokio::test]
async fn a_line_break_in_a_name_begins_no_header() {
    let (mailer, script) = mailer([taken()]);
    mailer.send(&mail()).await.unwrap();
    let (_, message) = sent(&script);
    let (head, _) = message.split_once("\r\n\r\n").unwrap();
    let begins = |name: &str| head.lines().any(|line| line.starts_with(name));
    assert!(!begins("Bcc") && !begins("X-Injected"), "{head}");
}

#[tokio::test]
async fn what_ses_says_decides_whether_the_mail_is_tried_again() {
    for (status, code, message, kind) in [
        (400, "MessageRejected", "Invalid content", FailureKind::Refused),
        (400, "MessageRejected", "Email address is not verified: kunde@shop.example", FailureKind::Denied),
        (400, "InvalidParameterValue", "Missing final '@domain'", FailureKind::Refused),
        (400, "MailFromDomainNotVerifiedException", "no", FailureKind::Denied),
        (400, "AccountSendingPausedException", "no", FailureKind::Denied),
        (400, "ConfigurationSetDoesNotExist", "no", FailureKind::Denied),
        (403, "AccessDenied", "no", FailureKind::Denied),
        (400, "Throttling", "Maximum sending rate exceeded.", FailureKind::Throttled),
        (500, "InternalFailure", "no", FailureKind::Unavailable),
        (503, "ServiceUnavailable", "no", FailureKind::Unavailable),
    ] {
        let (mailer, script) = mailer([refusal(status, code, message), taken()]);
        let failure = mailer.send(&mail()).await.unwrap_err();
        assert_eq!(failure.kind(), kind, "{code}: {message}");
        assert_eq!(script.count(), 1, "nothing is sent again: the first may have been taken");
        assert!(!format!("{failure:?}").contains("kunde@shop.example"), "{failure:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_mail_without_an_answer_may_have_been_taken() {
    let (config, calls) = silent();
    let mute = SesMailer::new(&config, settings());
    assert_eq!(mute.send(&mail()).await.unwrap_err().kind(), FailureKind::Unavailable);
    assert_eq!(calls.num_calls(), 1, "nothing is sent again");
    let (garbled, _) = mailer([(200, "<html>".to_owned())]);
    assert_eq!(garbled.send(&mail()).await.unwrap_err().kind(), FailureKind::Unavailable);
}

#[tokio::test]
async fn a_mail_that_is_too_large_is_refused_before_it_is_sent() {
    let (mailer, script) = mailer([taken()]);
    let pdf = vec![0; 8 * 1024 * 1024];
    let large = Mail { attachment: Some(Attachment { file_name: "a.pdf".into(), pdf }), ..mail() };
    assert_eq!(mailer.send(&large).await.unwrap_err().kind(), FailureKind::Refused);
    assert_eq!(script.count(), 0);
}
