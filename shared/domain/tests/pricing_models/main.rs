//! What items cost: each story shows its arithmetic, and what holds for every price is tried with many.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "tests"
)]

mod choice;
mod coupons;
mod made;
mod minimum;
mod properties;
mod quotes;
mod returns;
mod stored;
