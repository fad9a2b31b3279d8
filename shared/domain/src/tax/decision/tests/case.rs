//! A supply in short, and what is decided of it.

use crate::country::Country;
use crate::language::Language;
use crate::refusal::Invalid;
use crate::tax::{Decision, DistanceSales, ExemptionCode, RateClass, Supply, SupplyKind, TaxSettings, VatId, decide};
use crate::text::Line;

/// Who sells what to whom. An empty identifier is none.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub(super) seller: &'static str,
    pub(super) seller_id: &'static str,
    pub(super) buyer: &'static str,
    pub(super) buyer_id: &'static str,
    pub(super) is_business: bool,
    pub(super) deliver_to: &'static str,
    pub(super) what: &'static str,
    pub(super) class: &'static str,
    pub(super) on: &'static str,
    pub(super) oss: bool,
    pub(super) told: (&'static str, &'static str),
}

pub(super) const DANISH: &str = "DK12345674";
pub(super) const GERMAN: &str = "DE136695976";
pub(super) const SAUDI: &str = "300000000000003";

/// A Danish shop sells goods at the standard rate to a Danish consumer.
pub(super) const SALE: Case = Case {
    seller: "DK",
    seller_id: DANISH,
    buyer: "DK",
    buyer_id: "",
    is_business: false,
    deliver_to: "DK",
    what: "goods",
    class: "standard",
    on: "2026-10-01",
    oss: false,
    told: ("", ""),
};
pub(super) const SERVICE: Case = Case { what: "services", ..SALE };
pub(super) const DIGITAL: Case = Case { what: "digital_services", ..SALE };
pub(super) const SAUDI_SALE: Case = Case { seller: "SA", seller_id: SAUDI, buyer: "SA", deliver_to: "SA", ..SALE };
pub(super) const SAUDI_SERVICE: Case = Case { what: "services", ..SAUDI_SALE };

pub(super) fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

pub(super) fn id(text: &str) -> Option<VatId> {
    (!text.is_empty()).then(|| VatId::parse(text).unwrap())
}

pub(super) fn line(text: &str) -> Option<Line> {
    (!text.is_empty()).then(|| Line::parse(text).unwrap())
}

pub(super) fn decide_under(case: &Case, settings: &TaxSettings, language: Language) -> Result<Decision, Invalid> {
    let (seller, buyer, reason) = (id(case.seller_id), id(case.buyer_id), line(case.told.0));
    let supply = Supply {
        seller_country: country(case.seller),
        seller_vat_id: seller.as_ref(),
        settings,
        buyer_country: country(case.buyer),
        buyer_vat_id: buyer.as_ref(),
        buyer_is_business: case.is_business,
        deliver_to: country(case.deliver_to),
        what: SupplyKind::parse(case.what).unwrap(),
        class: RateClass::parse(case.class).unwrap(),
        on: case.on.parse().unwrap(),
        language,
        exemption_reason: reason.as_ref(),
        exemption_code: (!case.told.1.is_empty()).then(|| ExemptionCode::parse(case.told.1).unwrap()),
    };
    decide(&supply)
}

pub(super) fn settings(oss: bool) -> TaxSettings {
    let distance_sales = if oss { DistanceSales::Destination } else { DistanceSales::Origin };
    TaxSettings { distance_sales, ..TaxSettings::default() }
}

/// `category rate code rule`, or the code of the refusal.
pub(super) fn outcome_under(case: &Case, settings: &TaxSettings) -> String {
    match decide_under(case, settings, Language::English) {
        Err(refused) => refused.code.to_owned(),
        Ok(Decision { treatment, rule }) => {
            let code = treatment.exemption_code().map_or("-", ExemptionCode::as_str);
            let needs_reason = code != "-" || treatment.category().needs_reason();
            assert_eq!(treatment.exemption_reason().is_some(), needs_reason, "{rule}");
            format!("{} {} {code} {rule}", treatment.category(), treatment.rate())
        }
    }
}

pub(super) fn check(cases: &[(&str, Case, &str)]) {
    for (said, case, expected) in cases {
        assert_eq!(outcome_under(case, &settings(case.oss)), *expected, "{said}");
    }
}
