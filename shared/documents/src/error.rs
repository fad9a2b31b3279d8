//! Why a drawing failed: never because of what the invoice says, so always a failure and never a refusal.

/// A drawing that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// A font built into the program cannot be read.
    #[error("an embedded font cannot be read")]
    Font,
    /// The page geometry is not drawable.
    #[error("the page has no drawable size")]
    Page,
    /// The PDF writer, or its check against PDF/A-3b, did not accept the pages.
    #[error("the document cannot be written as PDF/A-3b: {0}")]
    Export(String),
}
