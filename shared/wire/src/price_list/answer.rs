//! A price list as answered. Its prices have the shape in which they are told.

use std::collections::BTreeMap;

use domain::arithmetic::BaseQuantity;
use domain::pricing::{ItemPrice, PriceList, PriceModel, QuantityDiscount, Rung, Tiers};
use serde::Serialize;
use utoipa::ToSchema;

use crate::customer::metadata_answer;

/// A price list as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceListAnswer {
    /// Its id.
    #[schema(example = "prl_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    external_id: String,
    name: String,
    /// Whose contract it is.
    customer: Option<String>,
    currency: String,
    /// The first day it holds.
    valid_from: Option<String>,
    /// The last day it holds.
    valid_to: Option<String>,
    minimum: Option<String>,
    prices: Vec<ItemPriceAnswer>,
    metadata: BTreeMap<String, String>,
    /// RFC 3339.
    created_at: String,
}

/// What an item costs. Only the fields of its model are there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ItemPriceAnswer {
    item: String,
    /// `flat`, `graduated`, `volume`, `package` or `percentage`.
    #[schema(example = "flat")]
    model: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_quantity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tiers: Option<Vec<TierAnswer>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percentage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    discounts: Vec<QuantityDiscountAnswer>,
}

/// A tier as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TierAnswer {
    #[serde(skip_serializing_if = "Option::is_none")]
    up_to: Option<String>,
    unit_price: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    flat_fee: Option<String>,
}

/// A quantity discount as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QuantityDiscountAnswer {
    from: String,
    percentage: String,
}

impl From<&PriceList> for PriceListAnswer {
    fn from(list: &PriceList) -> Self {
        let profile = &list.profile;
        Self {
            id: list.id.to_string(),
            external_id: list.external_id.to_string(),
            name: profile.name.to_string(),
            customer: profile.customer.as_ref().map(ToString::to_string),
            currency: profile.table.currency().to_string(),
            valid_from: profile.validity.from().as_ref().map(ToString::to_string),
            valid_to: profile.validity.to().as_ref().map(ToString::to_string),
            minimum: profile.table.minimum().as_ref().map(ToString::to_string),
            prices: profile.table.prices().iter().map(ItemPriceAnswer::from).collect(),
            metadata: metadata_answer(&profile.metadata),
            created_at: list.created_at.to_string(),
        }
    }
}

impl From<&ItemPrice> for ItemPriceAnswer {
    fn from(told: &ItemPrice) -> Self {
        let discounts = told.discounts.all().iter().map(QuantityDiscountAnswer::from).collect();
        let answer = Self { item: told.item.to_string(), discounts, ..Self::default() };
        match &told.model {
            PriceModel::Flat { unit_price, base_quantity } => Self {
                model: "flat",
                unit_price: Some(unit_price.to_string()),
                base_quantity: Some(base_quantity).filter(|base| !base.is_one()).map(BaseQuantity::to_string),
                ..answer
            },
            PriceModel::Graduated { tiers } => Self { model: "graduated", tiers: Some(tiers_of(tiers)), ..answer },
            PriceModel::Volume { tiers } => Self { model: "volume", tiers: Some(tiers_of(tiers)), ..answer },
            PriceModel::Package { size, price } => {
                Self { model: "package", size: Some(size.to_string()), price: Some(price.to_string()), ..answer }
            }
            PriceModel::Percentage(price) => Self {
                model: "percentage",
                percentage: Some(price.percentage().to_string()),
                fixed: price.fixed().as_ref().map(ToString::to_string),
                minimum: price.minimum().as_ref().map(ToString::to_string),
                maximum: price.maximum().as_ref().map(ToString::to_string),
                ..answer
            },
        }
    }
}

fn tiers_of(tiers: &Tiers) -> Vec<TierAnswer> {
    let tier = |rung: &Rung| TierAnswer {
        up_to: rung.up_to.as_ref().map(ToString::to_string),
        unit_price: rung.unit_price.to_string(),
        flat_fee: rung.flat_fee.as_ref().map(ToString::to_string),
    };
    tiers.rungs().map(tier).collect()
}

impl From<&QuantityDiscount> for QuantityDiscountAnswer {
    fn from(discount: &QuantityDiscount) -> Self {
        Self { from: discount.from.to_string(), percentage: discount.percentage.to_string() }
    }
}
