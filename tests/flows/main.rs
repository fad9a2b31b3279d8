//! Stories in the system's words, each through the functions' own code over memory.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod audit;
mod catalogue;
mod catalogue_pricing;
mod crash;
mod crash_correcting;
mod credit;
mod customers;
mod delivery;
mod deposits;
mod documents;
mod electronic;
mod issuing;
mod letters;
mod life;
mod once;
mod payments;
mod pricing;
mod refusals;
mod reminders;
mod review;
mod series;
mod settings;
mod standing;
mod tax;
mod tax_settings;
mod themes;
