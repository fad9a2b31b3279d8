//! Merchants and their settings: profile, webhook endpoints.

mod create;
mod endpoints;
mod profile;

pub use create::{create, list};
pub use endpoints::{add_endpoint, list_endpoints, remove_endpoint, set_secrets};
pub use profile::{change_profile, read};
