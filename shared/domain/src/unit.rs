//! Units of measure by their UN/ECE Recommendation 20 code.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// A unit (BT-130): `C62` is a piece, `HUR` an hour, `KGM` a kilogram.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit(String);

impl Unit {
    /// Checks the form of the code: two or three capitals or digits.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        let plain = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if matches!(code.len(), 2 | 3) && plain {
            return Ok(Self(code.to_owned()));
        }
        Err(Invalid::new("unit_malformed", format!("{code:?} is not a UN/ECE Rec 20 code such as C62 or HUR")))
    }

    /// `C62`: one of whatever it is, as a fee is.
    pub fn one() -> Self {
        Self("C62".to_owned())
    }

    /// `XPK`: a package.
    pub fn package() -> Self {
        Self("XPK".to_owned())
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(Unit);
