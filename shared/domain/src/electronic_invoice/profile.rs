//! Which rules an electronic invoice keeps to.

use serde::{Deserialize, Serialize};

use crate::refusal::Invalid;

/// A profile: EN 16931 as it is, or with what a network or a country adds. Danish rules are part of Peppol and hold
/// between two Danish parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// EN 16931, with nothing added.
    En16931,
    /// Peppol BIS Billing 3.0.
    Peppol,
    /// XRechnung 3.0, which German authorities ask for.
    Xrechnung,
    /// CIUS-RO 1.0.1, which Romania's e-Factura asks for.
    CiusRo,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::En16931, Self::Peppol, Self::Xrechnung, Self::CiusRo];

    /// Reads the profile's name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let found = Self::ALL.into_iter().find(|profile| profile.as_str() == text);
        found.ok_or_else(|| {
            Invalid::new("profile_unknown", format!("{text:?} is not one of en16931, peppol, xrechnung, cius_ro"))
        })
    }

    /// The profile's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::En16931 => "en16931",
            Self::Peppol => "peppol",
            Self::Xrechnung => "xrechnung",
            Self::CiusRo => "cius_ro",
        }
    }
}

/// What becomes of an invoice whose electronic invoice cannot be written: a currency of three decimals, or a term that
/// the profile asks for and nobody told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectronicInvoice {
    /// It is refused, with the reason, before a number is used.
    Required,
    /// It is issued, and its PDF stands alone.
    WherePossible,
}

impl ElectronicInvoice {
    /// Reads its name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "required" => Ok(Self::Required),
            "where_possible" => Ok(Self::WherePossible),
            _ => Err(Invalid::new(
                "electronic_invoice_unknown",
                format!("{text:?} is not one of required, where_possible"),
            )),
        }
    }

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::WherePossible => "where_possible",
        }
    }
}
