//! The verbs, one file per use case, over ports that say what a verb needs from the world.
//!
//! The listing of the folders is the list of what the system does.

pub mod coupons;
pub mod credit_notes;
pub mod customers;
pub mod desk;
pub mod documents;
pub mod dunning;
pub mod events;
pub mod failure;
pub mod invoices;
pub mod items;
pub mod keys;
pub mod mail;
pub mod memory;
pub mod merchants;
pub mod once;
pub mod payments;
pub mod ports;
pub mod price_lists;
pub mod rows;
pub mod series;
pub mod sweep;
pub mod themes;
