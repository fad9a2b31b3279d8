//! How a line is taxed: as it is told, else by the rules of the market.

use crate::invoice::asked_line::{AskedLine, AskedTax};
use crate::invoice::circumstances::{Circumstances, Place};
use crate::pricing::Item;
use crate::refusal::{Invalid, InvalidAt};
use crate::tax::{Decision, RateClass, Supply, SupplyKind, TaxRule, VatTreatment, decide};

/// The treatment of a line, and the rule it follows from where a rule decided.
pub(super) fn treat(
    asked: &AskedLine,
    item: Option<&Item>,
    around: Circumstances<'_>,
    place: Place,
) -> Result<(VatTreatment, Option<TaxRule>), InvalidAt> {
    if let Some(told) = &asked.vat {
        return Ok((told.clone(), None));
    }
    let profile = item.map(|item| &item.profile);
    let class = asked.tax.class.or_else(|| profile.and_then(|profile| profile.tax_class));
    let kind = asked.tax.supply.or_else(|| profile.and_then(|profile| profile.supply));
    let supply = supply(around, place, &asked.tax);
    let supply = Supply { class: class.unwrap_or(supply.class), what: kind.unwrap_or(supply.what), ..supply };
    let decision = decide(&supply).map_err(|invalid| invalid.at("/vat"))?;
    Ok((decision.treatment, Some(decision.rule)))
}

/// The treatment of what a customer has committed itself to: a service at the standard rate.
pub(super) fn of_commitment(around: Circumstances<'_>, place: Place) -> Result<Decision, Invalid> {
    decide(&Supply { what: SupplyKind::Services, ..supply(around, place, &AskedTax::default()) })
}

/// Goods at the standard rate, from the seller to the buyer.
fn supply<'a>(around: Circumstances<'a>, place: Place, tax: &'a AskedTax) -> Supply<'a> {
    let (seller, buyer) = (&around.merchant.seller, around.customer);
    Supply {
        seller_country: seller.address.country,
        seller_vat_id: seller.vat_id.as_ref(),
        settings: around.tax,
        buyer_country: buyer.address.country,
        buyer_vat_id: buyer.vat_id.as_ref(),
        buyer_is_business: buyer.vat_id.is_some() || buyer.legal_id.is_some(),
        deliver_to: place.deliver_to,
        what: SupplyKind::Goods,
        class: RateClass::Standard,
        on: place.on,
        language: buyer.language,
        exemption_reason: tax.exemption_reason.as_ref(),
        exemption_code: tax.exemption_code,
    }
}
