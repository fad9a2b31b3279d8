//! The VAT breakdown (BG-23) as it is printed: amounts, and why there is no tax where there is none.

use serde::{Deserialize, Serialize};

use super::{ExemptionCode, VatCategory, VatRate, VatTreatment};
use crate::arithmetic::VatRow;
use crate::money::Money;
use crate::text::Line;

/// One row of the breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatGroup {
    /// BT-118.
    pub category: VatCategory,
    /// BT-119, percent.
    pub rate: VatRate,
    /// BT-116, in the invoice's currency.
    pub taxable: Money,
    /// BT-117: taxable × rate, rounded once.
    pub tax: Money,
    /// BT-120: the reason of the line whose code this is, else of the first line that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exemption_reason: Option<Line>,
    /// BT-121: the code of the first line that has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption_code: Option<ExemptionCode>,
}

/// Puts the reasons and codes of the lines beside the amounts of their rows.
pub fn merge_reasons<'a>(
    rows: &[VatRow],
    treatments: &(impl Iterator<Item = &'a VatTreatment> + Clone),
) -> Vec<VatGroup> {
    let group = |row: &VatRow| {
        let VatRow { category, rate, taxable, tax } = *row;
        let of_row = treatments.clone().filter(|vat| vat.category() == category && vat.rate() == rate);
        let coded = of_row.clone().find(|vat| vat.exemption_code().is_some());
        let exemption_reason = coded.into_iter().chain(of_row).find_map(|vat| vat.exemption_reason()).cloned();
        let exemption_code = coded.and_then(VatTreatment::exemption_code);
        VatGroup { category, rate, taxable, tax, exemption_reason, exemption_code }
    };
    rows.iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;

    fn exempt(reason: Option<&str>, code: Option<&str>) -> VatTreatment {
        let reason = reason.map(|reason| Line::parse(reason).unwrap());
        let code = code.map(|code| ExemptionCode::parse(code).unwrap());
        VatTreatment::with_code(VatCategory::Exempt, VatRate::ZERO, reason, code).unwrap()
    }

    fn group(treatments: &[VatTreatment]) -> VatGroup {
        let zero = Money::zero(Currency::parse("EUR").unwrap());
        let row = VatRow { category: VatCategory::Exempt, rate: VatRate::ZERO, taxable: zero, tax: zero };
        let other = VatTreatment::new(VatCategory::OutOfScope, VatRate::ZERO, Some(Line::parse("Other").unwrap()));
        let other = other.unwrap();
        merge_reasons(&[row], &std::iter::once(&other).chain(treatments)).remove(0)
    }

    fn told(treatments: &[VatTreatment]) -> (Option<String>, Option<&'static str>) {
        let group = group(treatments);
        (group.exemption_reason.map(|reason| reason.to_string()), group.exemption_code.map(ExemptionCode::as_str))
    }

    #[test]
    fn a_row_has_the_first_code_of_its_lines_and_the_reason_beside_it() {
        let care = || exempt(Some("Care"), None);
        let school = || exempt(Some("School"), Some("VATEX-EU-132-1I"));
        let bank = || exempt(None, Some("VATEX-EU-135-1"));
        assert_eq!(told(&[care(), school()]), (Some("School".into()), Some("VATEX-EU-132-1I")));
        assert_eq!(told(&[care(), bank(), school()]), (Some("Care".into()), Some("VATEX-EU-135-1")));
        assert_eq!(told(&[bank()]), (None, Some("VATEX-EU-135-1")));
        assert_eq!(told(&[care()]), (Some("Care".into()), None));
    }

    #[test]
    fn a_row_is_stored_with_its_code_where_it_has_one() {
        let plain = serde_json::to_value(group(&[exempt(Some("Care"), None)])).unwrap();
        assert_eq!(plain.get("exemption_code"), None);
        let coded = group(&[exempt(None, Some("VATEX-EU-135-1"))]);
        let json = serde_json::to_value(&coded).unwrap();
        assert_eq!(json["exemption_code"], "VATEX-EU-135-1");
        assert_eq!(serde_json::from_value::<VatGroup>(json).unwrap(), coded);
        let old = serde_json::from_value::<VatGroup>(plain).unwrap();
        assert_eq!((old.exemption_reason.unwrap().as_str(), old.exemption_code), ("Care", None));
    }
}
