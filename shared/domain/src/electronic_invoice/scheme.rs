//! The code lists that tell which register an identifier is of.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// A register of identifiers by its ISO 6523 code (ICD): `0184` is the Danish CVR, `0088` a GLN. Of BT-30, BT-47.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdScheme(String);

impl IdScheme {
    /// Checks the form: four digits.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        if code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self(code.to_owned()));
        }
        Err(Invalid::new("id_scheme_malformed", "not an ISO 6523 code of four digits such as 0184 (CVR) or 0088 (GLN)"))
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(IdScheme);

/// What kind of address an electronic address is, by its code of the Electronic Address Scheme list (EAS): `0184`,
/// `0088`, `9930`, or `EM` for a mail address. Of BT-34, BT-49.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EndpointScheme(String);

impl EndpointScheme {
    /// Checks the form: four digits, or two capitals.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        let digits = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
        let letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if digits || letters {
            return Ok(Self(code.to_owned()));
        }
        let detail = "not a code of the Electronic Address Scheme list such as 0184 (CVR), 0088 (GLN) or EM (mail)";
        Err(Invalid::new("endpoint_scheme_malformed", detail))
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EndpointScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(EndpointScheme);
