//! How one line is taxed.

use serde::{Deserialize, Serialize};

use super::{ExemptionCode, VatCategory, VatRate};
use crate::refusal::Invalid;
use crate::text::Line;

/// A category with the rate, the reason and the code it allows, checked together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct VatTreatment {
    category: VatCategory,
    rate: VatRate,
    #[serde(skip_serializing_if = "Option::is_none")]
    exemption_reason: Option<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exemption_code: Option<ExemptionCode>,
}

#[derive(Deserialize)]
struct Unchecked {
    category: VatCategory,
    rate: VatRate,
    exemption_reason: Option<Line>,
    exemption_code: Option<ExemptionCode>,
}

impl VatTreatment {
    /// A treatment without a code.
    pub fn new(category: VatCategory, rate: VatRate, exemption_reason: Option<Line>) -> Result<Self, Invalid> {
        Self::with_code(category, rate, exemption_reason, None)
    }

    /// `S` has a rate above zero, and neither reason nor code; every other category has no tax. `Z` has neither
    /// (BR-Z-10), except in Saudi Arabia, where it may have a code of its list together with the reason. Every
    /// category else has a reason, a code or both (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10).
    pub fn with_code(
        category: VatCategory,
        rate: VatRate,
        exemption_reason: Option<Line>,
        exemption_code: Option<ExemptionCode>,
    ) -> Result<Self, Invalid> {
        let taxed = rate != VatRate::ZERO;
        if taxed != (category == VatCategory::Standard) {
            let detail = format!("category {category} does not go with a rate of {rate} %");
            return Err(Invalid::new("vat_rate_of_other_category", detail));
        }
        if let Some(code) = exemption_code {
            code.check(category)?;
        }
        let missing = match (category.needs_reason(), &exemption_reason, exemption_code) {
            (true, None, None) => format!("category {category} needs an exemption_reason or an exemption_code"),
            (false, None, Some(code)) => format!("beside {code}, category {category} needs an exemption_reason"),
            (false, Some(_), None) => {
                let detail = format!("category {category} has no exemption_reason");
                return Err(Invalid::new("exemption_reason_unexpected", detail));
            }
            _ => return Ok(Self { category, rate, exemption_reason, exemption_code }),
        };
        Err(Invalid::new("exemption_reason_missing", missing))
    }

    /// BT-151.
    pub fn category(&self) -> VatCategory {
        self.category
    }

    /// BT-152.
    pub fn rate(&self) -> VatRate {
        self.rate
    }

    /// BT-120, as the invoice prints it.
    pub fn exemption_reason(&self) -> Option<&Line> {
        self.exemption_reason.as_ref()
    }

    /// BT-121.
    pub fn exemption_code(&self) -> Option<ExemptionCode> {
        self.exemption_code
    }
}

impl TryFrom<Unchecked> for VatTreatment {
    type Error = Invalid;

    fn try_from(read: Unchecked) -> Result<Self, Invalid> {
        Self::with_code(read.category, read.rate, read.exemption_reason, read.exemption_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn treat(
        category: &str,
        rate: &str,
        reason: Option<&str>,
        code: Option<&str>,
    ) -> Result<VatTreatment, &'static str> {
        let reason = reason.map(|reason| Line::parse(reason).unwrap());
        let code = code.map(|code| ExemptionCode::parse(code).unwrap());
        let (category, rate) = (VatCategory::parse(category).unwrap(), VatRate::parse(rate).unwrap());
        VatTreatment::with_code(category, rate, reason, code).map_err(|invalid| invalid.code)
    }

    #[test]
    fn a_category_allows_only_its_own_rate_and_reason() {
        assert!(treat("S", "25", None, None).is_ok() && treat("Z", "0", None, None).is_ok());
        assert!(treat("AE", "0", Some("Reverse charge"), None).is_ok());
        assert_eq!(treat("S", "0", None, None), Err("vat_rate_of_other_category"));
        assert_eq!(treat("E", "5", Some("Exempt"), None), Err("vat_rate_of_other_category"));
        assert_eq!(treat("S", "25", Some("Standard"), None), Err("exemption_reason_unexpected"));
        assert_eq!(treat("Z", "0", Some("Zero"), None), Err("exemption_reason_unexpected"));
    }

    #[test]
    fn a_reason_is_told_by_text_or_by_code() {
        for (category, code) in [("E", "132"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("O", "O")] {
            let code = format!("VATEX-EU-{code}");
            assert_eq!(treat(category, "0", None, None), Err("exemption_reason_missing"), "{category}");
            assert!(treat(category, "0", Some("Told"), None).is_ok(), "{category}");
            assert!(treat(category, "0", None, Some(&code)).is_ok(), "{category}");
            assert!(treat(category, "0", Some("Told"), Some(&code)).is_ok(), "{category}");
        }
    }

    #[test]
    fn a_code_goes_with_its_category_only() {
        for (category, code) in [
            ("E", "VATEX-EU-G"),
            ("G", "VATEX-EU-IC"),
            ("K", "VATEX-EU-AE"),
            ("AE", "VATEX-EU-O"),
            ("O", "VATEX-EU-J"),
            ("Z", "VATEX-EU-132"),
            ("Z", "VATEX-SA-30"),
            ("E", "VATEX-SA-32"),
        ] {
            let refused = treat(category, "0", Some("Told"), Some(code));
            assert_eq!(refused, Err("exemption_code_of_other_category"), "{category} {code}");
        }
        let refused = treat("S", "15", None, Some("VATEX-SA-32"));
        assert_eq!(refused, Err("exemption_code_of_other_category"));
        assert_eq!(treat("S", "20", None, Some("VATEX-EU-132")), Err("exemption_code_of_other_category"));
        let check = |code: &str| ExemptionCode::parse(code).unwrap().check(VatCategory::ZeroRated).unwrap_err().detail;
        assert!(check("VATEX-EU-G").contains("goes with category G, not with Z"));
        assert!(check("VATEX-EU-132").contains("goes with category E, AE, K, G and O, not with Z"));
    }

    #[test]
    fn what_is_taxed_at_zero_has_a_saudi_code_and_its_reason_or_neither() {
        assert!(treat("Z", "0", Some("Export of goods"), Some("VATEX-SA-32")).is_ok());
        assert_eq!(treat("Z", "0", None, Some("VATEX-SA-32")), Err("exemption_reason_missing"));
    }

    #[test]
    fn a_treatment_is_stored_with_what_it_has() {
        for (treatment, stored) in [
            (treat("S", "25", None, None), r#"{"category":"S","rate":"25"}"#),
            (treat("E", "0", Some("Exempt"), None), r#"{"category":"E","rate":"0","exemption_reason":"Exempt"}"#),
            (
                treat("G", "0", Some("Export"), Some("VATEX-EU-G")),
                r#"{"category":"G","rate":"0","exemption_reason":"Export","exemption_code":"VATEX-EU-G"}"#,
            ),
        ] {
            let treatment = treatment.unwrap();
            assert_eq!(serde_json::to_string(&treatment).unwrap(), stored);
            assert_eq!(serde_json::from_str::<VatTreatment>(stored).unwrap(), treatment);
        }
        assert!(serde_json::from_str::<VatTreatment>(r#"{"category":"E","rate":"0"}"#).is_err());
    }
}
