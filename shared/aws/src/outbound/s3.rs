//! The documents in an S3 bucket, each written once under its key.

use std::time::Duration;

use app::failure::{Failure, FailureKind};
use app::ports::{Documents, ToLink, ToStore};
use aws_sdk_s3::Client;
use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::operation::head_object::HeadObjectError;
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::invoice::StoredDocument;
use sha2::{Digest, Sha256};

use super::service_error::{ServiceError, failure};

/// The metadata that holds a document's SHA-256 in hexadecimal.
const DIGEST: &str = "sha256";

const STORE: &str = "store a document";
const LOAD: &str = "load a document";
const LINK: &str = "link to a document";

/// How long the call that warms the connection may take.
const WARM_MAX: Duration = Duration::from_secs(2);

/// The documents.
#[derive(Debug, Clone)]
pub struct S3Documents {
    client: Client,
    bucket: String,
}

impl S3Documents {
    pub(super) fn new(client: Client, bucket: impl Into<String>) -> Self {
        Self { client, bucket: bucket.into() }
    }

    /// Opens the connection by asking for a document that is not there.
    pub(super) async fn warm(&self) {
        let nothing = self.client.head_object().bucket(&self.bucket).key("warm").send();
        let _ = tokio::time::timeout(WARM_MAX, nothing).await;
    }

    /// The document that was there before: as its metadata says, or, where another program wrote it, as it is.
    async fn stored(&self, key: &str) -> Result<Option<StoredDocument>, Failure> {
        let head = match self.client.head_object().bucket(&self.bucket).key(key).send().await {
            Ok(head) => head,
            Err(error) if error.as_service_error().is_some_and(HeadObjectError::is_not_found) => return Ok(None),
            Err(error) => return Err(failure(STORE, &error)),
        };
        let bytes = head.content_length().and_then(|bytes| u64::try_from(bytes).ok());
        let sha256 = head.metadata().and_then(|metadata| metadata.get(DIGEST)).cloned();
        if let (Some(bytes), Some(sha256)) = (bytes, sha256) {
            return Ok(Some(StoredDocument { key: key.to_owned(), sha256, bytes }));
        }
        let found = self.load(key).await?;
        Ok(found.map(|found| document(key, &found, hex::encode(Sha256::digest(&found)))))
    }
}

fn document(key: &str, bytes: &[u8], sha256: String) -> StoredDocument {
    StoredDocument { key: key.to_owned(), sha256, bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX) }
}

impl Documents for S3Documents {
    async fn store(&self, file: &ToStore<'_>) -> Result<StoredDocument, Failure> {
        let ToStore { key, bytes, sha256, media_type, about } = *file;
        let digest = hex::decode(sha256).map_err(|error| Failure::new(FailureKind::Refused, STORE).because(error))?;
        // The checksum is also what a bucket with Object Lock asks for.
        let put = self.client.put_object().bucket(&self.bucket).key(key).if_none_match("*");
        let put = put.content_type(media_type).checksum_sha256(STANDARD.encode(digest)).metadata(DIGEST, sha256);
        let put = about.iter().fold(put, |put, (name, value)| put.metadata(*name, value));
        let Err(error) = put.body(ByteStream::from(bytes.to_vec())).send().await else {
            return Ok(document(key, bytes, sha256.to_owned()));
        };
        let error = ServiceError::of(&error);
        match error.code() {
            "PreconditionFailed" | "ConditionalRequestConflict" => {
                self.stored(key).await?.ok_or_else(|| error.failure(STORE))
            }
            _ => Err(error.failure(STORE)),
        }
    }

    async fn load(&self, key: &str) -> Result<Option<Vec<u8>>, Failure> {
        let object = match self.client.get_object().bucket(&self.bucket).key(key).send().await {
            Ok(object) => object,
            Err(error) if error.as_service_error().is_some_and(GetObjectError::is_no_such_key) => return Ok(None),
            Err(error) => return Err(failure(LOAD, &error)),
        };
        let bytes = object.body.collect().await;
        let bytes = bytes.map_err(|error| Failure::new(FailureKind::Unavailable, LOAD).because(error))?;
        Ok(Some(bytes.to_vec()))
    }

    async fn link(&self, to: &ToLink<'_>) -> Result<String, Failure> {
        let valid = PresigningConfig::expires_in(to.valid);
        let valid = valid.map_err(|error| Failure::new(FailureKind::Refused, LINK).because(error))?;
        let get = self.client.get_object().bucket(&self.bucket).key(to.key).response_content_type(to.media_type);
        let get = get.response_content_disposition(disposition(to.file_name));
        let link = get.presigned(valid).await.map_err(|error| failure(LINK, &error))?;
        Ok(link.uri().to_owned())
    }
}

/// To be saved under a name, of which whatever would need quoting is left out.
fn disposition(file_name: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let file_name: String = file_name.chars().filter(plain).collect();
    format!("attachment; filename=\"{file_name}\"")
}

#[cfg(test)]
mod tests;
