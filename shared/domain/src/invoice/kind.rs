//! What kind of invoice one is (BT-3).

use serde::{Deserialize, Serialize};

use crate::refusal::Invalid;

/// An invoice, or one of a deposit that a final invoice deducts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    /// What was sold (380).
    #[default]
    Standard,
    /// A payment on account before the sale, with its VAT (386).
    Deposit,
}

impl InvoiceKind {
    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "standard" => Ok(Self::Standard),
            "deposit" => Ok(Self::Deposit),
            _ => Err(Invalid::new("invoice_kind_unknown", format!("{text:?} is not one of standard, deposit"))),
        }
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Deposit => "deposit",
        }
    }

    /// The code of UNTDID 1001 (BT-3).
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "380",
            Self::Deposit => "386",
        }
    }

    /// Whether it is an ordinary invoice.
    pub fn is_standard(&self) -> bool {
        matches!(self, Self::Standard)
    }
}
