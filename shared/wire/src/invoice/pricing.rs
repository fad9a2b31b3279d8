//! How the price of a line came about, as answered.

use domain::pricing::{Explanation, PriceRule, RungBounds};
use serde::Serialize;
use utoipa::ToSchema;

/// How the price of a line came about: the price list, its rule, and what the rule was applied to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct PricingAnswer {
    /// The price list.
    #[schema(example = "prl_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub price_list: String,
    /// The merchant's own id of the list.
    pub price_list_external_id: String,
    /// `flat`, `graduated`, `graduated_fee`, `volume`, `volume_fee`, `package`, `percentage`, `percentage_fixed`,
    /// `percentage_minimum`, `percentage_maximum` or `minimum_commitment`.
    #[schema(example = "graduated")]
    pub rule: &'static str,
    /// How many units were asked for in all, of which the line may be a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
    /// The rung of units that the price is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<RungAnswer>,
    /// Units in a package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// What the percentage is taken of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// Percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    /// What percentage and fixed part came to, where the least or the most stands in their place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculated: Option<String>,
    /// What the lines of the list came to, where they lack of its minimum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<String>,
    /// The minimum of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
    /// From how many units on the quantity discount of the line is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_from: Option<String>,
}

/// A rung of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RungAnswer {
    /// Where it begins, itself excluded.
    pub above: String,
    /// Where it ends, itself included; the last rung has no end.
    pub up_to: Option<String>,
}

impl From<&RungBounds> for RungAnswer {
    fn from(rung: &RungBounds) -> Self {
        Self { above: rung.above.to_string(), up_to: rung.up_to.map(|up_to| up_to.to_string()) }
    }
}

impl From<&Explanation> for PricingAnswer {
    fn from(explanation: &Explanation) -> Self {
        Self {
            price_list: explanation.price_list.to_string(),
            price_list_external_id: explanation.price_list_external_id.to_string(),
            discount_from: explanation.discount_from.map(|from| from.to_string()),
            ..Self::of(&explanation.rule)
        }
    }
}

impl PricingAnswer {
    /// The rule and its figures.
    fn of(rule: &PriceRule) -> Self {
        let plain = |rule, counted: &domain::quantity::Quantity| Self {
            rule,
            counted: Some(counted.to_string()),
            ..Self::default()
        };
        let on_rung = |rule, counted, rung| Self { rung: Some(RungAnswer::from(rung)), ..plain(rule, counted) };
        let of_amount = |rule, amount: &domain::invoice::Amount, percentage: &domain::arithmetic::Percentage| Self {
            rule,
            amount: Some(amount.to_string()),
            percentage: Some(percentage.to_string()),
            ..Self::default()
        };
        match rule {
            PriceRule::Flat { counted } => plain("flat", counted),
            PriceRule::Graduated { counted, rung } => on_rung("graduated", counted, rung),
            PriceRule::GraduatedFee { counted, rung } => on_rung("graduated_fee", counted, rung),
            PriceRule::Volume { counted, rung } => on_rung("volume", counted, rung),
            PriceRule::VolumeFee { counted, rung } => on_rung("volume_fee", counted, rung),
            PriceRule::Package { counted, size } => Self { size: Some(size.to_string()), ..plain("package", counted) },
            PriceRule::Percentage { amount, percentage } => of_amount("percentage", amount, percentage),
            PriceRule::PercentageFixed { amount, percentage } => of_amount("percentage_fixed", amount, percentage),
            PriceRule::PercentageMinimum { amount, percentage, calculated } => {
                let calculated = Some(calculated.to_string());
                Self { calculated, ..of_amount("percentage_minimum", amount, percentage) }
            }
            PriceRule::PercentageMaximum { amount, percentage, calculated } => {
                let calculated = Some(calculated.to_string());
                Self { calculated, ..of_amount("percentage_maximum", amount, percentage) }
            }
            PriceRule::MinimumCommitment { reached, minimum } => Self {
                rule: "minimum_commitment",
                reached: Some(reached.to_string()),
                minimum: Some(minimum.to_string()),
                ..Self::default()
            },
        }
    }
}
