//! Where an electronic invoice is sent.

use serde::{Deserialize, Serialize};

use super::{EndpointScheme, identifier};
use crate::refusal::Invalid;
use crate::text::Reference;

/// An electronic address (BT-34, BT-49).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// What kind of address it is (BT-34-1, BT-49-1).
    pub scheme: EndpointScheme,
    /// The address.
    pub id: Reference,
}

impl Endpoint {
    /// An address of the form and with the check digits of its kind, where those are known (`identifier_malformed`).
    pub fn new(scheme: EndpointScheme, id: Reference) -> Result<Self, Invalid> {
        identifier::check(scheme.code(), id.as_str())?;
        Ok(Self { scheme, id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_form_of_its_kind() {
        let at = |scheme: &str, id: &str| {
            Endpoint::new(EndpointScheme::parse(scheme).unwrap(), Reference::parse(id).unwrap())
        };
        assert_eq!(at("0088", "5798009811578").unwrap().id.as_str(), "5798009811578");
        assert_eq!(at("0088", "5798009811579").unwrap_err().code, "identifier_malformed");
    }
}
