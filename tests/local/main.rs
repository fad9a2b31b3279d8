//! The deployed template on one machine: stories over HTTP, with every function under its own role, and with processes
//! that are killed for real.
//!
//! `make test` starts the stack. Without one each test is reported as ignored, never as passed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    reason = "tests, which run today, wait, and are told their stack by the environment"
)]

mod aws;
mod batches;
mod crash;
mod documents;
mod events;
mod framing;
mod http;
mod letters;
mod life;
mod log;
mod machinery;
mod mails;
mod once;
mod payments;
mod process;
mod proxy;
mod refusals;
mod roles;
mod runtime_api;
mod rush;
mod series;
mod shop;
mod stack;
mod sweeping;
mod template;
mod themes;
mod waiting;
