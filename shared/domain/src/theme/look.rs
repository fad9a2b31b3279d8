//! What a document is drawn with, besides what it says.

use super::Theme;

/// A merchant's theme, and its logo as it lies in storage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// What the merchant chose.
    pub theme: Theme,
    /// The bytes of [`Theme::logo`], in the format it names. None where there is no logo or it could not be had: the
    /// document is drawn without it.
    pub logo: Option<Vec<u8>>,
}
