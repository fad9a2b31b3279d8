//! Documents on the wire.

use serde::Serialize;
use utoipa::ToSchema;

/// A stored document and where to get it for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DocumentAnswer {
    /// `pdf`; `ubl` and `cii` of an electronic invoice.
    #[schema(example = "pdf")]
    pub kind: &'static str,
    /// `application/pdf` or `application/xml`.
    #[schema(example = "application/pdf")]
    pub content_type: &'static str,
    /// The name to save it under.
    #[schema(example = "invoice-2026-00042.pdf")]
    pub file_name: String,
    /// How many bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Works without a key until `expires_at`.
    pub url: String,
    /// RFC 3339.
    pub expires_at: String,
}
