//! From the display list to a file. One back end today; another takes its place by implementing the trait.

mod pdf;

pub(crate) use self::pdf::{PdfA, deflate};
use crate::display::Display;
use crate::error::DrawError;

/// Writes a display list as a file.
pub(crate) trait Backend {
    /// The bytes of the file; the same list gives the same bytes.
    fn write(&self, display: &Display) -> Result<Vec<u8>, DrawError>;
}
