//! A seller in a member state of the EU.

use super::{
    Decision, Supply, SupplyKind, TaxRule, by_registration, domestic, rules_missing, taxed, untaxed, untaxed_because,
};
use crate::country::Country;
use crate::refusal::Invalid;
use crate::tax::{DistanceSales, ExemptionCode, Scheme, VatCategory, VatId, is_member_state};
use crate::text::Line;

pub(super) fn decide(supply: &Supply<'_>) -> Result<Decision, Invalid> {
    if let Scheme::SmallBusiness { reason } = &supply.settings.scheme {
        return small_business(supply, reason.clone());
    }
    if let Some(decision) = by_registration(supply, Some(ExemptionCode::OUT_OF_SCOPE))? {
        return Ok(decision);
    }
    match supply.what {
        SupplyKind::Goods => goods(supply),
        SupplyKind::Services | SupplyKind::DigitalServices => services(supply),
    }
}

/// Everything is exempt (Article 284).
fn small_business(supply: &Supply<'_>, told: Option<Line>) -> Result<Decision, Invalid> {
    let (rule, category) = (TaxRule::SmallBusiness, VatCategory::Exempt);
    let code = (supply.seller().code() == "FR").then_some(ExemptionCode::FRENCH_SMALL_BUSINESS);
    match told {
        Some(reason) => untaxed_because(reason, rule, category, code),
        None => untaxed(supply, rule, category, code),
    }
}

/// Goods are taxed where they come to, as far as the buyer accounts for them there (Articles 31 to 33, 138, 146).
fn goods(supply: &Supply<'_>) -> Result<Decision, Invalid> {
    let destination = supply.destination();
    if destination == supply.seller() {
        return domestic(supply);
    }
    let to_northern_ireland = destination.code() == "GB" && supply.buyer_vat_id.is_some_and(VatId::is_northern_irish);
    if !is_member_state(destination) && !to_northern_ireland {
        return untaxed(supply, TaxRule::Export, VatCategory::Export, Some(ExemptionCode::EXPORT));
    }
    match supply.buyer_vat_id {
        Some(id) if is_of_other_member_state(supply, id) || id.is_northern_irish() => {
            let code = Some(ExemptionCode::INTRA_COMMUNITY);
            untaxed(supply, TaxRule::IntraCommunitySupply, VatCategory::IntraCommunity, code)
        }
        Some(_) => taxed(supply, TaxRule::BuyerNotIdentifiedElsewhere, supply.seller()),
        None => distance_sale(supply, destination),
    }
}

/// Services are taxed where a business has its seat, and where a consumer is by the kind of service (Articles 44, 45,
/// 58, 59, 196). A buyer with a VAT identifier of the seller's own country is taxed as at home, whatever its address.
fn services(supply: &Supply<'_>) -> Result<Decision, Invalid> {
    let place = supply.buyer();
    if place == supply.seller() {
        return domestic(supply);
    }
    if supply.is_buyer_registered_at_home() {
        return taxed(supply, TaxRule::BuyerNotIdentifiedElsewhere, supply.seller());
    }
    let is_digital = supply.what == SupplyKind::DigitalServices;
    match supply.buyer_vat_id {
        _ if !is_member_state(place) => {
            if is_digital || supply.buyer_vat_id.is_some() || supply.buyer_is_business {
                let code = Some(ExemptionCode::OUT_OF_SCOPE);
                return untaxed(supply, TaxRule::OutsideScope, VatCategory::OutOfScope, code);
            }
            taxed(supply, TaxRule::ServiceToConsumer, supply.seller())
        }
        Some(id) if is_of_other_member_state(supply, id) => {
            let code = Some(ExemptionCode::REVERSE_CHARGE);
            untaxed(supply, TaxRule::ReverseCharge, VatCategory::ReverseCharge, code)
        }
        Some(_) => taxed(supply, TaxRule::BuyerNotIdentifiedElsewhere, supply.seller()),
        None if is_digital => distance_sale(supply, place),
        None => taxed(supply, TaxRule::ServiceToConsumer, supply.seller()),
    }
}

/// Goods and digital services to consumers in another member state (Articles 33, 58, 59c).
fn distance_sale(supply: &Supply<'_>, destination: Country) -> Result<Decision, Invalid> {
    match supply.settings.distance_sales {
        DistanceSales::Origin => taxed(supply, TaxRule::DistanceSaleBelowThreshold, supply.seller()),
        DistanceSales::Destination if supply.class.has_rate() => taxed(supply, TaxRule::OssDestination, destination),
        // What one country exempts another may tax.
        DistanceSales::Destination => Err(rules_missing(&format!("what is {} in {destination}", supply.class))),
    }
}

/// Whether an identifier is one of another member state than the seller's. Northern Ireland is none.
fn is_of_other_member_state(supply: &Supply<'_>, id: &VatId) -> bool {
    let of = id.country().filter(|country| is_member_state(*country));
    of.is_some_and(|country| country != supply.seller())
}
