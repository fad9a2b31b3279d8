//! Where an electronic invoice is sent.

use serde::{Deserialize, Serialize};

use super::EndpointScheme;
use crate::text::Reference;

/// An electronic address (BT-34, BT-49).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// What kind of address it is (BT-34-1, BT-49-1).
    pub scheme: EndpointScheme,
    /// The address.
    pub id: Reference,
}
