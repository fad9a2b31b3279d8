//! What lies in storage of what was issued: its PDF, and the electronic invoices beside it.

use serde::{Deserialize, Serialize};

/// A document as it lies in storage, written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDocument {
    /// Where.
    pub key: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u64,
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// What people read.
    Pdf,
    /// The electronic invoice as UBL 2.1 (ISO/IEC 19845).
    Ubl,
    /// The electronic invoice as UN/CEFACT Cross Industry Invoice.
    Cii,
}

impl FileKind {
    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Ubl => "ubl",
            Self::Cii => "cii",
        }
    }

    /// What follows the stem of its name.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Ubl => ".ubl.xml",
            Self::Cii => ".cii.xml",
        }
    }

    /// RFC 6838.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Ubl | Self::Cii => "application/xml",
        }
    }
}

/// A file that lies beside the PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// What kind.
    pub kind: FileKind,
    /// Where, and its digest.
    #[serde(flatten)]
    pub stored: StoredDocument,
}
