//! Merchants and their settings: profile, VAT, webhook endpoints.

mod create;
mod endpoints;
mod profile;
mod tax;

pub use create::{create, list};
pub use endpoints::{add_endpoint, list_endpoints, remove_endpoint, set_secrets};
pub use profile::{change_profile, read};
pub use tax::change_tax;
