//! A seller in Saudi Arabia or the United Arab Emirates.

use super::{Decision, Supply, SupplyKind, TaxRule, by_registration, domestic, rules_missing, untaxed};
use crate::refusal::Invalid;
use crate::tax::{ExemptionCode, Scheme, VatCategory};

/// Supplies at home are taxed; exports of goods and services are taxed at zero (Articles 32 and 33 of the implementing
/// regulations of the VAT law). A buyer with a Saudi VAT number is at home.
pub(super) fn decide_saudi(supply: &Supply<'_>) -> Result<Decision, Invalid> {
    refuse_small_business(supply)?;
    if let Some(decision) = by_registration(supply, Some(ExemptionCode::SAUDI_OUT_OF_SCOPE))? {
        return Ok(decision);
    }
    if is_at_home(supply) {
        return domestic(supply);
    }
    let (rule, code) = match supply.what {
        SupplyKind::Goods => (TaxRule::SaudiExportOfGoods, ExemptionCode::SAUDI_EXPORT_OF_GOODS),
        SupplyKind::Services | SupplyKind::DigitalServices => {
            (TaxRule::SaudiExportOfServices, ExemptionCode::SAUDI_EXPORT_OF_SERVICES)
        }
    };
    untaxed(supply, rule, VatCategory::ZeroRated, Some(code))
}

/// Supplies at home only.
pub(super) fn decide_emirati(supply: &Supply<'_>) -> Result<Decision, Invalid> {
    refuse_small_business(supply)?;
    if let Some(decision) = by_registration(supply, None)? {
        return Ok(decision);
    }
    if is_at_home(supply) { domestic(supply) } else { Err(rules_missing("exports from AE")) }
}

fn is_at_home(supply: &Supply<'_>) -> bool {
    match supply.what {
        SupplyKind::Goods => supply.destination() == supply.seller(),
        SupplyKind::Services | SupplyKind::DigitalServices => {
            supply.buyer() == supply.seller() || supply.is_buyer_registered_at_home()
        }
    }
}

/// A business below the threshold does not register there; it has no exemption to name.
fn refuse_small_business(supply: &Supply<'_>) -> Result<(), Invalid> {
    match supply.settings.scheme {
        Scheme::Standard => Ok(()),
        Scheme::SmallBusiness { .. } => Err(rules_missing(&format!("small businesses in {}", supply.seller()))),
    }
}
