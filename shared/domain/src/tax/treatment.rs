//! How one line is taxed.

use serde::{Deserialize, Serialize};

use super::{VatCategory, VatRate};
use crate::refusal::Invalid;
use crate::text::Line;

/// A category with the rate and the reason it allows, checked together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct VatTreatment {
    category: VatCategory,
    rate: VatRate,
    #[serde(skip_serializing_if = "Option::is_none")]
    exemption_reason: Option<Line>,
}

#[derive(Deserialize)]
struct Unchecked {
    category: VatCategory,
    rate: VatRate,
    exemption_reason: Option<Line>,
}

impl VatTreatment {
    /// `S` has a rate above zero and no reason, `Z` zero and no reason; every other category has no tax and a reason.
    pub fn new(category: VatCategory, rate: VatRate, exemption_reason: Option<Line>) -> Result<Self, Invalid> {
        let taxed = rate != VatRate::ZERO;
        if taxed != (category == VatCategory::Standard) {
            let detail = format!("category {category} does not go with a rate of {rate} %");
            return Err(Invalid::new("vat_rate_of_other_category", detail));
        }
        match (category.needs_reason(), &exemption_reason) {
            (true, None) => {
                let detail = format!("category {category} needs an exemption_reason");
                Err(Invalid::new("exemption_reason_missing", detail))
            }
            (false, Some(_)) => {
                let detail = format!("category {category} has no exemption_reason");
                Err(Invalid::new("exemption_reason_unexpected", detail))
            }
            _ => Ok(Self { category, rate, exemption_reason }),
        }
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
}

impl TryFrom<Unchecked> for VatTreatment {
    type Error = Invalid;

    fn try_from(read: Unchecked) -> Result<Self, Invalid> {
        Self::new(read.category, read.rate, read.exemption_reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn treat(category: &str, rate: &str, reason: Option<&str>) -> Result<VatTreatment, &'static str> {
        let reason = reason.map(|reason| Line::parse(reason).unwrap());
        VatTreatment::new(VatCategory::parse(category).unwrap(), VatRate::parse(rate).unwrap(), reason)
            .map_err(|invalid| invalid.code)
    }

    #[test]
    fn a_category_allows_only_its_own_rate_and_reason() {
        assert!(treat("S", "25", None).is_ok() && treat("Z", "0", None).is_ok());
        assert!(treat("AE", "0", Some("Reverse charge")).is_ok());
        assert_eq!(treat("S", "0", None), Err("vat_rate_of_other_category"));
        assert_eq!(treat("E", "5", Some("Exempt")), Err("vat_rate_of_other_category"));
        assert_eq!(treat("E", "0", None), Err("exemption_reason_missing"));
        assert_eq!(treat("Z", "0", Some("Zero")), Err("exemption_reason_unexpected"));
    }
}
