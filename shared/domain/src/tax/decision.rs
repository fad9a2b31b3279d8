//! Decides how a supply is taxed: by where it goes, who buys it and how the seller is registered.
//!
//! Articles are those of Directive 2006/112/EC. `docs/tax.md` has the rules as a table.

mod gulf;
mod rule;
mod supply;
mod union;
mod words;

use serde::{Deserialize, Serialize};

pub use rule::TaxRule;
pub use supply::{Supply, SupplyKind};

use super::{ExemptionCode, RateClass, VatCategory, VatRate, VatTreatment, is_member_state, rate_on};
use crate::country::Country;
use crate::refusal::Invalid;
use crate::text::Line;

/// How a supply is taxed, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What the line says.
    pub treatment: VatTreatment,
    /// Why.
    pub rule: TaxRule,
}

/// Decides.
///
/// Refused as `tax_rules_missing` where there is no rule (tell the VAT of the line instead),
/// `seller_vat_id_of_other_country`, `exemption_reason_missing` for an exempt supply without a reason, and with the
/// refusals of [`rate_on`].
pub fn decide(supply: &Supply<'_>) -> Result<Decision, Invalid> {
    if is_member_state(supply.seller()) {
        return union::decide(supply);
    }
    match supply.seller().code() {
        "SA" => gulf::decide_saudi(supply),
        "AE" => gulf::decide_emirati(supply),
        code => Err(rules_missing(&format!("sellers in {code}"))),
    }
}

fn rules_missing(of: &str) -> Invalid {
    Invalid::new("tax_rules_missing", format!("there are no VAT rules here for {of}: tell the VAT of the line"))
}

/// What holds for everything that such a seller sells; `None` where it charges VAT.
fn by_registration(supply: &Supply<'_>, code: Option<ExemptionCode>) -> Result<Option<Decision>, Invalid> {
    match supply.seller_vat_id {
        None => untaxed(supply, TaxRule::SellerNotRegistered, VatCategory::OutOfScope, code).map(Some),
        Some(id) if id.country() == Some(supply.seller()) => Ok(None),
        Some(id) => {
            let detail = format!("{id} is no VAT identifier of the seller's country: tell the VAT of the line");
            Err(Invalid::new("seller_vat_id_of_other_country", detail))
        }
    }
}

/// No tax, for the reason that the rule's sentence tells.
fn untaxed(
    supply: &Supply<'_>,
    rule: TaxRule,
    category: VatCategory,
    code: Option<ExemptionCode>,
) -> Result<Decision, Invalid> {
    let reason = Line::parse(rule.sentence(supply.language))?;
    untaxed_because(reason, rule, category, code)
}

fn untaxed_because(
    reason: Line,
    rule: TaxRule,
    category: VatCategory,
    code: Option<ExemptionCode>,
) -> Result<Decision, Invalid> {
    let treatment = VatTreatment::with_code(category, VatRate::ZERO, Some(reason), code)?;
    Ok(Decision { treatment, rule })
}

/// At home: by the seller's own rates.
fn domestic(supply: &Supply<'_>) -> Result<Decision, Invalid> {
    let rule = match supply.class {
        RateClass::Zero => TaxRule::DomesticZero,
        RateClass::Exempt => TaxRule::DomesticExempt,
        _ => TaxRule::Domestic,
    };
    taxed(supply, rule, supply.seller())
}

/// By the rates of a country. What is taxed at zero or exempt has the reason and the code that the caller tells.
fn taxed(supply: &Supply<'_>, rule: TaxRule, country: Country) -> Result<Decision, Invalid> {
    let category = match supply.class {
        RateClass::Zero => VatCategory::ZeroRated,
        RateClass::Exempt => VatCategory::Exempt,
        _ => VatCategory::Standard,
    };
    let rate = rate_on(country, supply.class, supply.on, &supply.settings.confirmed)?;
    let treatment = if supply.class.has_rate() {
        VatTreatment::new(category, rate, None)?
    } else {
        VatTreatment::with_code(category, rate, supply.exemption_reason.cloned(), supply.exemption_code)?
    };
    Ok(Decision { treatment, rule })
}

#[cfg(test)]
mod tests;
