//! How something is taxed (BT-95, BT-102, BT-151), and the breakdown of VAT (BG-23).

use domain::electronic_invoice::{Profile, exemption};
use domain::money::Money;
use domain::tax::{ExemptionCode, VatCategory, VatGroup, VatRate, VatTreatment};
use domain::text::Line;

/// A category and its rate.
#[derive(Clone, Copy)]
pub(in crate::xml) struct Tax {
    /// BT-95, BT-102, BT-118, BT-151.
    pub(in crate::xml) category: VatCategory,
    /// BT-96, BT-103, BT-119, BT-152: none outside the scope of VAT (BR-O-05 to BR-O-07).
    pub(in crate::xml) rate: Option<VatRate>,
}

impl Tax {
    pub(in crate::xml) fn of(vat: &VatTreatment) -> Self {
        let category = vat.category();
        Self { category, rate: (category != VatCategory::OutOfScope).then(|| vat.rate()) }
    }
}

/// A row of the breakdown.
pub(in crate::xml) struct Breakdown<'a> {
    /// BT-118, BT-119.
    pub(in crate::xml) tax: Tax,
    /// BT-116.
    pub(in crate::xml) taxable: Money,
    /// BT-117.
    pub(in crate::xml) amount: Money,
    /// BT-120.
    pub(in crate::xml) reason: Option<&'a Line>,
    /// BT-121.
    pub(in crate::xml) code: Option<ExemptionCode>,
}

impl<'a> Breakdown<'a> {
    /// A rate is left out outside the scope of VAT, but not in XRechnung (BR-DE-14).
    pub(super) fn of(group: &'a VatGroup, profile: Profile) -> Self {
        let has_rate = group.category != VatCategory::OutOfScope || profile == Profile::Xrechnung;
        let (reason, code) = exemption(profile, group);
        Self {
            tax: Tax { category: group.category, rate: has_rate.then_some(group.rate) },
            taxable: group.taxable,
            amount: group.tax,
            reason,
            code,
        }
    }
}
