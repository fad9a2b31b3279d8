//! What crosses a boundary as JSON: requests, answers and provider events, each with its schema.
//!
//! A request is read in one pass that names every bad field with a JSON pointer and a stable code; what comes out of it
//! are the domain's own types, already right.

pub mod api_key;
pub mod coupon;
pub mod credit_note;
pub mod customer;
pub mod document;
pub mod electronic_invoice;
pub mod invoice;
pub mod item;
pub mod letter;
pub mod list;
pub mod merchant;
pub mod party;
pub mod payment;
pub mod price_list;
pub mod problem;
pub mod read;
pub mod series;
pub mod stripe;
pub mod tax;
pub mod theme;
pub mod timeline;
pub mod webhook_endpoint;
