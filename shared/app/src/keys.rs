//! API keys: made by the operator or a merchant, shown once, kept as a digest, verified at every door.

mod issue;
mod revoke;
mod secret;
mod verify;

pub use issue::{IssuedKey, issue, list};
pub use revoke::revoke;
pub use secret::KeySecret;
pub use verify::{Verified, verify};
