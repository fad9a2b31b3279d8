//! Stripe's webhooks: the signature over the raw bytes, and what its events say about an invoice.
//!
//! Source: docs.stripe.com/webhooks (signatures) and docs.stripe.com/currencies (minor units).

mod event;
mod signature;

pub use event::{Told, read_event};
pub use signature::{BadSignature, verify};
