//! Why a line bears no VAT, as a code that programs read.

mod codes;

use std::fmt;

use super::VatCategory;
use crate::refusal::{Invalid, serde_as_text};

/// An exemption reason code (BT-121): one of the VATEX list of EN 16931, or of the Saudi one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExemptionCode(&'static str);

impl ExemptionCode {
    /// `VATEX-EU-IC`: intra-Community supply.
    pub const INTRA_COMMUNITY: Self = Self("VATEX-EU-IC");
    /// `VATEX-EU-AE`: reverse charge.
    pub const REVERSE_CHARGE: Self = Self("VATEX-EU-AE");
    /// `VATEX-EU-G`: export outside the EU.
    pub const EXPORT: Self = Self("VATEX-EU-G");
    /// `VATEX-EU-O`: not subject to VAT.
    pub const OUT_OF_SCOPE: Self = Self("VATEX-EU-O");
    /// `VATEX-FR-FRANCHISE`: the small-business exemption of France.
    pub const FRENCH_SMALL_BUSINESS: Self = Self("VATEX-FR-FRANCHISE");
    /// `VATEX-SA-32`: export of goods from Saudi Arabia.
    pub const SAUDI_EXPORT_OF_GOODS: Self = Self("VATEX-SA-32");
    /// `VATEX-SA-33`: export of services from Saudi Arabia.
    pub const SAUDI_EXPORT_OF_SERVICES: Self = Self("VATEX-SA-33");
    /// `VATEX-SA-OOS`: not subject to VAT in Saudi Arabia.
    pub const SAUDI_OUT_OF_SCOPE: Self = Self("VATEX-SA-OOS");

    /// Reads the code as the list writes it.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let known = codes::EN_16931.into_iter().chain(codes::SAUDI).find(|code| *code == text);
        known.map(Self).ok_or_else(|| {
            let detail =
                format!("{text:?} is not a code of the VATEX list, such as VATEX-EU-132-1I, nor of the Saudi one");
            Invalid::new("exemption_code_unknown", detail)
        })
    }

    /// The code.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The one category it goes with (Peppol BIS Billing P0104 to P0111; ZATCA's list); `None` where no rule ties it
    /// to one and it goes with every category that has a reason.
    pub fn category(self) -> Option<VatCategory> {
        match self.0 {
            "VATEX-EU-G" => Some(VatCategory::Export),
            "VATEX-EU-O" | "VATEX-SA-OOS" => Some(VatCategory::OutOfScope),
            "VATEX-EU-IC" => Some(VatCategory::IntraCommunity),
            "VATEX-EU-AE" => Some(VatCategory::ReverseCharge),
            "VATEX-EU-D" | "VATEX-EU-F" | "VATEX-EU-I" | "VATEX-EU-J" | "VATEX-SA-29" | "VATEX-SA-29-7"
            | "VATEX-SA-30" => Some(VatCategory::Exempt),
            code if code.starts_with("VATEX-SA-") => Some(VatCategory::ZeroRated),
            _ => None,
        }
    }

    /// Whether it goes with a category, or why not.
    pub(super) fn check(self, category: VatCategory) -> Result<(), Invalid> {
        let goes = self.category().map_or(category.needs_reason(), |one| one == category);
        if goes {
            return Ok(());
        }
        let with = self.category().map_or("E, AE, K, G and O", VatCategory::code);
        let detail = format!("exemption code {self} goes with category {with}, not with {category}");
        Err(Invalid::new("exemption_code_of_other_category", detail))
    }
}

impl fmt::Display for ExemptionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

serde_as_text!(ExemptionCode);

#[cfg(test)]
mod tests {
    use super::*;

    fn category(code: &str) -> Option<&'static str> {
        ExemptionCode::parse(code).unwrap().category().map(VatCategory::code)
    }

    #[test]
    fn the_lists_hold_each_code_once() {
        let mut codes: Vec<&str> = codes::EN_16931.into_iter().chain(codes::SAUDI).collect();
        assert_eq!(codes.len(), 88 + 16);
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 88 + 16);
        for code in codes {
            assert_eq!(ExemptionCode::parse(code).unwrap().as_str(), code);
        }
    }

    #[test]
    fn the_codes_a_decision_uses_are_in_the_lists() {
        for code in [
            ExemptionCode::INTRA_COMMUNITY,
            ExemptionCode::REVERSE_CHARGE,
            ExemptionCode::EXPORT,
            ExemptionCode::OUT_OF_SCOPE,
            ExemptionCode::FRENCH_SMALL_BUSINESS,
            ExemptionCode::SAUDI_EXPORT_OF_GOODS,
            ExemptionCode::SAUDI_EXPORT_OF_SERVICES,
            ExemptionCode::SAUDI_OUT_OF_SCOPE,
        ] {
            assert_eq!(ExemptionCode::parse(&code.to_string()), Ok(code));
        }
    }

    #[test]
    fn a_code_is_written_as_in_its_list() {
        for text in ["", "VATEX-EU-999", "vatex-eu-ic", "VATEX-EU-IC ", "VATEX-SA-31", "VATEX-SA-"] {
            assert_eq!(ExemptionCode::parse(text).unwrap_err().code, "exemption_code_unknown", "{text:?}");
        }
        let json = serde_json::to_string(&ExemptionCode::EXPORT).unwrap();
        assert_eq!(json, "\"VATEX-EU-G\"");
        assert_eq!(serde_json::from_str::<ExemptionCode>(&json).unwrap(), ExemptionCode::EXPORT);
    }

    #[test]
    fn some_codes_go_with_one_category_only() {
        for (code, with) in [
            ("VATEX-EU-G", Some("G")),
            ("VATEX-EU-O", Some("O")),
            ("VATEX-EU-IC", Some("K")),
            ("VATEX-EU-AE", Some("AE")),
            ("VATEX-EU-D", Some("E")),
            ("VATEX-EU-F", Some("E")),
            ("VATEX-EU-I", Some("E")),
            ("VATEX-EU-J", Some("E")),
            ("VATEX-SA-29", Some("E")),
            ("VATEX-SA-29-7", Some("E")),
            ("VATEX-SA-30", Some("E")),
            ("VATEX-SA-32", Some("Z")),
            ("VATEX-SA-34-5", Some("Z")),
            ("VATEX-SA-MLTRY", Some("Z")),
            ("VATEX-SA-OOS", Some("O")),
            ("VATEX-EU-132", None),
            ("VATEX-FR-FRANCHISE", None),
        ] {
            assert_eq!(category(code), with, "{code}");
        }
    }
}
