//! How a merchant's documents look: its theme, its logo, and a document of made-up content to look at.

mod change;
mod logo;
mod look;
mod preview;

pub use change::{change, read};
pub use logo::{RedrawnLogo, keep_logo, remove_logo};
pub use look::{KeptLogos, look};
pub use preview::{Sample, preview};
