//! Why a drawing failed: never because of what the invoice says, so always a failure and never a refusal.

/// A drawing that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// A font built into the program cannot be read.
    #[error("an embedded font cannot be read")]
    Font,
    /// What was written cannot be put together as a file.
    #[error("the document cannot be put together as a file")]
    File,
}
