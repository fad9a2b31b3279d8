//! The description of the API: made from the code of every function, kept in `docs/openapi.json`, served by `settings`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod document;
mod examples;
