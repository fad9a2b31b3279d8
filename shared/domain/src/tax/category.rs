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

    /// Reads the code. Refused as `vat_category_unknown`, with the reason, are also L, M and B.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        let known = Self::ALL.into_iter().find(|category| category.code() == code);
        known.ok_or_else(|| {
            let why = match code {
                "L" => "L (IGIC, the tax of the Canary Islands) is not offered: ",
                "M" => "M (IPSI, the tax of Ceuta and Melilla) is not offered: ",
                "B" => "B (the Italian split payment) is not offered: ",
                _ => "",
            };
            let detail = format!("{why}{code:?} is not one of S, Z, E, AE, K, G, O");
            Invalid::new("vat_category_unknown", detail)
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_categories_are_offered() {
        for category in VatCategory::ALL {
            assert_eq!(VatCategory::parse(category.code()), Ok(category));
            let no_reason = matches!(category.code(), "S" | "Z");
            assert_eq!(category.needs_reason(), !no_reason, "{category}");
        }
    }

    #[test]
    fn what_is_not_offered_is_refused_with_its_name() {
        let of = [
            ("L", "Canary Islands"),
            ("M", "Ceuta and Melilla"),
            ("B", "Italian split payment"),
            ("X", "is not one of S, Z, E, AE, K, G, O"),
            ("s", "is not one of S, Z, E, AE, K, G, O"),
        ];
        for (code, why) in of {
            let refused = VatCategory::parse(code).unwrap_err();
            assert_eq!(refused.code, "vat_category_unknown");
            assert!(refused.detail.contains(why), "{}", refused.detail);
        }
    }
}
