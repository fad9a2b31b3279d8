//! What an invoicing system decides, as pure functions over values: no I/O, no clock, no randomness, no environment.
//!
//! A value of one of these types is already right: outside text becomes a type by its `parse`, once, at the door.

pub mod access;
pub mod arithmetic;
pub mod bank;
pub mod country;
pub mod credit_note;
pub mod currency;
pub mod dunning;
pub mod electronic_invoice;
pub mod event;
pub mod id;
pub mod invoice;
pub mod language;
pub mod ledger;
pub mod mail_address;
pub mod merchant;
pub mod money;
pub mod party;
pub mod payment;
pub mod payment_code;
pub mod phone;
pub mod price;
pub mod pricing;
pub mod quantity;
pub mod refusal;
pub mod sample;
pub mod series;
pub mod tax;
pub mod text;
pub mod theme;
pub mod time_zone;
pub mod unit;
pub mod written;
