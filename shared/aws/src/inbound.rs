//! The doors: what Lambda hands in becomes a call of a verb, and what came of it one log line and an answer.
//!
//! A door reads the time once per invocation; nothing behind it does.

pub mod batch;
pub mod batch_or_http;
mod ended;
pub mod http;
mod invocation;
mod records;
pub mod schedule;
pub mod settings;
mod stopped;
pub mod stream;
pub mod telemetry;

pub use invocation::Invocation;
pub use stopped::Stopped;
