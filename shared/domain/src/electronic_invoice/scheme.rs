//! The code lists that tell which register an identifier is of.

use std::fmt;

use super::{codes, identifier};
use crate::refusal::Invalid;
use crate::text::Reference;

/// A register of identifiers by its ISO 6523 code (ICD): `0184` is the Danish CVR, `0088` a GLN. Of BT-30, BT-47.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdScheme(String);

impl IdScheme {
    /// Reads a code of the list (BR-CL-11).
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        if !is_four_digits(code) {
            let detail = "not an ISO 6523 code of four digits such as 0184 (CVR) or 0088 (GLN)";
            return Err(Invalid::new("id_scheme_malformed", detail));
        }
        if !codes::is_register(code) {
            let detail = format!("{code} is not a register on the list of ISO 6523, as 0184 (CVR) and 0088 (GLN) are");
            return Err(Invalid::new("id_scheme_unknown", detail));
        }
        Ok(Self(code.to_owned()))
    }

    /// Reads what is stored. What was on the list once must load, whatever the list is today.
    fn stored(code: &str) -> Result<Self, Invalid> {
        if is_four_digits(code) { Ok(Self(code.to_owned())) } else { Self::parse(code) }
    }

    /// Whether an identifier has the form and the check digits of the register, where those are known
    /// (`identifier_malformed`).
    pub fn check(&self, id: &Reference) -> Result<(), Invalid> {
        identifier::check(&self.0, id.as_str())
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// What kind of address an electronic address is, by its code of the Electronic Address Scheme list (EAS): `0184`,
/// `0088`, `9930`, or `EM` for a mail address. Of BT-34, BT-49.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EndpointScheme(String);

impl EndpointScheme {
    /// Reads a code of the list (BR-CL-25).
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        if !is_four_digits(code) && !is_two_capitals(code) {
            let detail = "not a code of the Electronic Address Scheme list such as 0184 (CVR), 0088 (GLN) or EM (mail)";
            return Err(Invalid::new("endpoint_scheme_malformed", detail));
        }
        if !codes::is_address_scheme(code) {
            let detail =
                format!("{code} is not on the Electronic Address Scheme list, as 0184 (CVR) and 0088 (GLN) are");
            return Err(Invalid::new("endpoint_scheme_unknown", detail));
        }
        Ok(Self(code.to_owned()))
    }

    /// Reads what is stored. What was on the list once must load, whatever the list is today.
    fn stored(code: &str) -> Result<Self, Invalid> {
        if is_four_digits(code) || is_two_capitals(code) { Ok(Self(code.to_owned())) } else { Self::parse(code) }
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

fn is_four_digits(code: &str) -> bool {
    code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_two_capitals(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

macro_rules! stored_as_code {
    ($($type:ty),*) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::stored(&code).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

stored_as_code!(IdScheme, EndpointScheme);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_is_on_the_list_or_refused_and_what_was_on_it_still_loads() {
        assert_eq!(IdScheme::parse("0184").unwrap().code(), "0184");
        assert_eq!(IdScheme::parse("9930").unwrap_err().code, "id_scheme_unknown");
        for code in ["", "184", "CVR", "01844", "O184"] {
            assert_eq!(IdScheme::parse(code).unwrap_err().code, "id_scheme_malformed", "{code}");
        }
        assert_eq!(serde_json::from_str::<IdScheme>("\"0999\"").unwrap().to_string(), "0999");
        assert!(serde_json::from_str::<IdScheme>("\"CVR\"").is_err());
    }

    #[test]
    fn a_kind_of_address_is_on_the_list_or_refused_and_what_was_on_it_still_loads() {
        for code in ["0184", "9930", "EM"] {
            assert_eq!(EndpointScheme::parse(code).unwrap().code(), code);
        }
        for code in ["9956", "ZZ"] {
            assert_eq!(EndpointScheme::parse(code).unwrap_err().code, "endpoint_scheme_unknown", "{code}");
            assert_eq!(serde_json::from_str::<EndpointScheme>(&format!("\"{code}\"")).unwrap().code(), code);
        }
        for code in ["", "em", "mail", "88"] {
            assert_eq!(EndpointScheme::parse(code).unwrap_err().code, "endpoint_scheme_malformed", "{code}");
        }
        assert!(serde_json::from_str::<EndpointScheme>("\"mail\"").is_err());
    }

    #[test]
    fn an_identifier_is_checked_by_its_register() {
        let (cvr, id) = (IdScheme::parse("0184").unwrap(), |id: &str| Reference::parse(id).unwrap());
        assert_eq!(cvr.check(&id("12345674")), Ok(()));
        let refused = cvr.check(&id("12345675")).unwrap_err();
        assert_eq!(refused.code, "identifier_malformed");
        assert!(refused.detail.contains("a Danish CVR number of 8 digits"), "{}", refused.detail);
    }
}
