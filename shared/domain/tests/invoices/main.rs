//! Invoices: how a draft is settled and refused, what an issued invoice keeps, and how its state moves.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

mod again;
mod catalogue;
mod coupons;
mod deposits;
mod drafts;
mod electronic;
mod made;
mod money_in;
mod payment_codes;
mod state;
mod status;
mod tax;
mod words;
