//! Documents that are there already, and buckets that refuse.

use std::time::Duration;

use app::failure::FailureKind;
use app::ports::{Documents, ToLink, ToStore};
use domain::invoice::StoredDocument;

use super::S3Documents;
use crate::outbound::testing::{Script, answering_with_headers, silent};

type Answer = (u16, Vec<(&'static str, String)>, String);

/// SHA-256 of `PDF`.
const OURS: &str = "1d393b0081b632c54654eb08c345ff76b92ae4efe0768b4c0f64b9ebbe920492";

fn documents(answers: impl IntoIterator<Item = Answer>) -> (S3Documents, Script) {
    let (config, script) = answering_with_headers(answers);
    (S3Documents::new(aws_sdk_s3::Client::new(&config), "documents"), script)
}

fn error(status: u16, code: &str) -> Answer {
    (status, Vec::new(), format!("<Error><Code>{code}</Code><Message>no</Message></Error>"))
}

fn stored(sha256: &str, bytes: u64) -> StoredDocument {
    StoredDocument { key: "mer_1/2026/42.pdf".into(), sha256: sha256.into(), bytes }
}

async fn store(documents: &S3Documents) -> Result<StoredDocument, app::failure::Failure> {
    let about = [("merchant", "mer_1".to_owned()), ("number", "2026-00042".to_owned())];
    let (key, media_type) = ("mer_1/2026/42.pdf", "application/pdf");
    documents.store(&ToStore { key, bytes: b"PDF", sha256: OURS, media_type, about: &about }).await
}

async fn link(documents: &S3Documents, file_name: &str, valid: Duration) -> Result<String, app::failure::Failure> {
    documents.link(&ToLink { key: "mer_1/2026/42.cii.xml", file_name, media_type: "application/xml", valid }).await
}

#[tokio::test]
async fn a_document_is_stored_only_where_none_is_with_its_digest_and_checksum() {
    let (documents, script) = documents([(200, Vec::new(), String::new())]);
    assert_eq!(store(&documents).await.unwrap(), stored(OURS, 3));
    let (headers, body) = script.request(0);
    let sent = |name: &str| headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str());
    assert_eq!(sent("if-none-match"), Some("*"));
    assert_eq!(sent("content-type"), Some("application/pdf"));
    assert_eq!(sent("x-amz-meta-sha256"), Some(OURS));
    assert_eq!(sent("x-amz-meta-merchant"), Some("mer_1"));
    assert_eq!(sent("x-amz-meta-number"), Some("2026-00042"));
    assert!(sent("x-amz-checksum-sha256").is_some());
    assert_eq!(body, b"PDF");
}

#[tokio::test]
async fn a_document_that_is_there_is_the_document() {
    for refused in [error(412, "PreconditionFailed"), error(409, "ConditionalRequestConflict")] {
        let head = vec![("x-amz-meta-sha256", "their digest".to_owned()), ("content-length", "7".to_owned())];
        let (documents, script) = documents([refused, (200, head, String::new())]);
        assert_eq!(store(&documents).await.unwrap(), stored("their digest", 7));
        assert_eq!(script.count(), 2);
    }
}

#[tokio::test]
async fn a_document_without_a_noted_digest_is_read_for_it() {
    let head = (200, vec![("content-length", "3".to_owned())], String::new());
    let (documents, _) = documents([error(412, "PreconditionFailed"), head, (200, Vec::new(), "abc".to_owned())]);
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(store(&documents).await.unwrap(), stored(abc, 3));
}

#[tokio::test]
async fn a_document_that_was_being_written_and_is_not_there_is_tried_again_later() {
    let (documents, _) = documents([error(409, "ConditionalRequestConflict"), (404, Vec::new(), String::new())]);
    assert_eq!(store(&documents).await.unwrap_err().kind(), FailureKind::Contended);
}

#[tokio::test(start_paused = true)]
async fn a_bucket_that_refuses_is_a_failure() {
    for (code, status, kind) in [
        ("AccessDenied", 403, FailureKind::Denied),
        ("NoSuchBucket", 404, FailureKind::Denied),
        ("BadDigest", 400, FailureKind::Refused),
        ("SlowDown", 503, FailureKind::Throttled),
        ("InternalError", 500, FailureKind::Unavailable),
    ] {
        let (documents, _) = documents([error(status, code), error(status, code), error(status, code)]);
        assert_eq!(store(&documents).await.unwrap_err().kind(), kind, "{code}");
    }
    let (config, _) = silent();
    let mute = S3Documents::new(aws_sdk_s3::Client::new(&config), "documents");
    assert_eq!(store(&mute).await.unwrap_err().kind(), FailureKind::Unavailable);
}

#[tokio::test]
async fn a_document_that_is_not_there_is_none() {
    let (documents, _) = documents([error(404, "NoSuchKey"), error(403, "AccessDenied")]);
    assert_eq!(documents.load("key").await.unwrap(), None);
    assert_eq!(documents.load("key").await.unwrap_err().kind(), FailureKind::Denied);
}

#[tokio::test]
async fn a_link_names_the_file_and_ends() {
    let (documents, script) = documents([]);
    let name = "invoice-2026-00042.pdf\"; x=\r\n";
    let made = link(&documents, name, Duration::from_mins(10)).await.unwrap();
    assert!(made.contains("mer_1/2026/42.cii.xml?") && made.contains("X-Amz-Expires=600"), "{made}");
    assert!(made.contains("response-content-type=application%2Fxml"), "{made}");
    let disposition = "response-content-disposition=attachment%3B%20filename%3D%22invoice-2026-00042.pdfx%22";
    assert!(made.contains(disposition), "{made}");
    assert_eq!(script.count(), 0, "a link is made without a call");
    let too_long = link(&documents, "name", Duration::from_hours(24 * 8)).await.unwrap_err();
    assert_eq!(too_long.kind(), FailureKind::Refused);
}
