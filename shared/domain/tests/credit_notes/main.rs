//! Credit notes: what is credited, by stories with their arithmetic and by what holds for every invoice.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "tests")]

mod bodies;
mod invoices;
mod properties;
mod refusals;
mod stories;
