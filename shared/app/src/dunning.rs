//! Dunning: chasing what is overdue.

mod remind;

pub use remind::{Reminded, remind_overdue};
