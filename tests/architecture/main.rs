//! The rules of the project, each a test. What breaks one is named by file and line.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod alone;
mod arrows;
mod failures;
mod manifests;
mod names;
mod permissions;
mod project;
mod purity;
mod readable;
mod routes;
mod rust;
mod yaml;
