//! What must not change unseen: stored records, mails and documents, each beside the code as a file.
//!
//! `UPDATE_GOLDEN=1 cargo test -p tests --test golden` writes the files again; the difference is then read and committed
//! like code. Mails and documents are written over. A stored record never is, since rows like it are in the table for
//! ever: see `records`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod catalogue;
mod corrections;
mod documents;
mod electronic;
mod files;
mod mails;
mod records;
mod story;
mod theme;
