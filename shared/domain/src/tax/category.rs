//! The VAT categories of EN 16931 (UNCL 5305).

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// Why a line bears the VAT it bears (BT-151). L, M and B (Canary Islands, Ceuta and Melilla, Italian split payment)
/// are not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VatCategory {
    /// `S`: the standard or a reduced rate.
    Standard,
    /// `Z`: taxed at zero.
    ZeroRated,
    /// `E`: exempt.
    Exempt,
    /// `AE`: the buyer accounts for the tax.
    ReverseCharge,
    /// `K`: supply to another member state of the EU.
    IntraCommunity,
    /// `G`: export outside the EU.
    Export,
    /// `O`: outside the scope of VAT.
    OutOfScope,
}

impl VatCategory {
    const ALL: [Self; 7] = [
        Self::Standard,
        Self::ZeroRated,
        Self::Exempt,
        Self::ReverseCharge,
        Self::IntraCommunity,
        Self::Export,
        Self::OutOfScope,
    ];

    /// Reads the code.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|category| category.code() == code)
            .ok_or_else(|| Invalid::new("vat_category_unknown", format!("{code:?} is not one of S, Z, E, AE, K, G, O")))
    }

    /// The code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "S",
            Self::ZeroRated => "Z",
            Self::Exempt => "E",
            Self::ReverseCharge => "AE",
            Self::IntraCommunity => "K",
            Self::Export => "G",
            Self::OutOfScope => "O",
        }
    }

    /// Whether the invoice must say why there is no tax (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10).
    pub fn needs_reason(self) -> bool {
        !matches!(self, Self::Standard | Self::ZeroRated)
    }
}

impl fmt::Display for VatCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

serde_as_text!(VatCategory);
