//! Merchants and their settings: profile, series, webhook endpoints.

mod create;
mod endpoints;
mod profile;
mod series;

pub use create::{create, list};
pub use endpoints::{add_endpoint, list_endpoints, remove_endpoint, set_secrets};
pub use profile::{change_profile, read};
pub use series::{read_series, set_series};
