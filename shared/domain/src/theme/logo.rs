//! A merchant's logo, as it is kept: read once, made small and written anew, so that nothing of the upload is left.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Where the picture lies, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// SHA-256 of the picture as kept, in hex: its name.
    pub sha256: Text<64>,
    /// How it is kept.
    pub format: LogoFormat,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// How a logo is kept, whatever it was uploaded as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogoFormat {
    /// Without loss, with transparency.
    Png,
}
