//! What an item costs, as a shop says it: one shape for each model.

use deserr::{DeserializeError, Deserr, ErrorKind, IntoValue, Map, Value, ValueKind, ValuePointerRef, take_cf_content};
use domain::arithmetic::{BaseQuantity, Percentage};
use domain::price::UnitPrice;
use domain::pricing::{ItemPrice, PercentagePrice, PriceModel, QuantityDiscount, QuantityDiscounts, Tier, Tiers};
use domain::quantity::Quantity;
use domain::refusal::{Invalid, InvalidAt};
use domain::text::Reference;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// What an item costs, before VAT. `model` says how the price follows from the quantity.
#[derive(Debug, Clone, ToSchema)]
#[serde(tag = "model", rename_all = "snake_case")]
pub enum ItemPriceInput {
    /// Every unit at the same price.
    Flat(FlatPriceInput),
    /// The units of each tier at the price of that tier.
    Graduated(TieredPriceInput),
    /// All units at the price of the tier reached.
    Volume(TieredPriceInput),
    /// Whole packages; one that is begun counts.
    Package(PackagePriceInput),
    /// A percentage of an amount.
    Percentage(PercentagePriceInput),
}

/// Every unit at the same price.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct FlatPriceInput {
    /// Which item, by its `external_id`.
    #[schema(value_type = String, max_length = 100, example = "TM-6991-A")]
    pub item: Read<Reference>,
    /// At most 9 digits before the point and 6 after (BT-146).
    #[schema(value_type = String, example = "2154.91")]
    pub unit_price: Read<UnitPrice>,
    /// For how many units the price is (BT-149); one when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "1")]
    pub base_quantity: Option<Read<BaseQuantity>>,
    /// At most 10, from the lowest quantity.
    #[deserr(default)]
    pub discounts: Vec<QuantityDiscountInput>,
}

/// Prices by tiers of quantity.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct TieredPriceInput {
    /// Which item, by its `external_id`.
    #[schema(value_type = String, max_length = 100, example = "TM-6991-A")]
    pub item: Read<Reference>,
    /// 1 to 20, from the lowest quantity; the last one has no `up_to`.
    pub tiers: Vec<TierInput>,
    /// At most 10, from the lowest quantity.
    #[deserr(default)]
    pub discounts: Vec<QuantityDiscountInput>,
}

/// A tier: it begins where the one before it ends.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct TierInput {
    /// The last quantity of the tier, itself included.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "100")]
    pub up_to: Option<Read<Quantity>>,
    /// What one unit costs.
    #[schema(value_type = String, example = "0.10")]
    pub unit_price: Read<UnitPrice>,
    /// What the tier costs once, when it is used.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub flat_fee: Option<Read<UnitPrice>>,
}

/// Whole packages; one that is begun counts.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct PackagePriceInput {
    /// Which item, by its `external_id`.
    #[schema(value_type = String, max_length = 100, example = "TM-6991-A")]
    pub item: Read<Reference>,
    /// How many units a package holds.
    #[schema(value_type = String, example = "10")]
    pub size: Read<BaseQuantity>,
    /// What a package costs.
    #[schema(value_type = String, example = "49.50")]
    pub price: Read<UnitPrice>,
    /// At most 10, from the lowest quantity.
    #[deserr(default)]
    pub discounts: Vec<QuantityDiscountInput>,
}

/// A percentage of an amount, as payment fees are.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct PercentagePriceInput {
    /// Which item, by its `external_id`.
    #[schema(value_type = String, max_length = 100, example = "CARD-FEE")]
    pub item: Read<Reference>,
    /// Percent: "1.4" is 1.4 percent.
    #[schema(value_type = String, example = "1.4")]
    pub percentage: Read<Percentage>,
    /// What is added once.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "0.25")]
    pub fixed: Option<Read<UnitPrice>>,
    /// What percentage and fixed part come to at least.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub minimum: Option<Read<UnitPrice>>,
    /// What percentage and fixed part come to at most.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub maximum: Option<Read<UnitPrice>>,
}

/// So many percent less from so many units on; the highest one reached is given.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct QuantityDiscountInput {
    /// The first quantity that has it, itself included.
    #[schema(value_type = String, example = "100")]
    pub from: Read<Quantity>,
    /// Percent, above 0 and at most 100.
    #[schema(value_type = String, example = "5")]
    pub percentage: Read<Percentage>,
}

const MODEL: &str = "model";

/// The model is read first: it says which fields there are.
impl Deserr<FieldErrors> for ItemPriceInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let wrong = |kind: ErrorKind<'_, V>| take_cf_content(FieldErrors::error(None, kind, location));
        let mut map = match value {
            Value::Map(map) => map,
            actual => return Err(wrong(ErrorKind::IncorrectValueKind { actual, accepted: &[ValueKind::Map] })),
        };
        let model = map.remove(MODEL).ok_or_else(|| wrong(ErrorKind::MissingField { field: MODEL }))?;
        let model = String::deserialize_from_value(model.into_value(), location.push_key(MODEL))?;
        let fields = Value::<V>::Map(map);
        let read = match model.as_str() {
            "flat" => Self::Flat(Deserr::deserialize_from_value(fields, location)?),
            "graduated" => Self::Graduated(Deserr::deserialize_from_value(fields, location)?),
            "volume" => Self::Volume(Deserr::deserialize_from_value(fields, location)?),
            "package" => Self::Package(Deserr::deserialize_from_value(fields, location)?),
            "percentage" => Self::Percentage(Deserr::deserialize_from_value(fields, location)?),
            _ => {
                let detail = format!("{model:?} is not one of flat, graduated, volume, package, percentage");
                let invalid = Invalid::new("price_model_unknown", detail);
                return Err(FieldErrors::refused(&invalid, location.push_key(MODEL)));
            }
        };
        FieldErrors::none_of(read.price().err(), location)?;
        Ok(read)
    }
}

impl ItemPriceInput {
    /// What the item costs.
    pub(super) fn price(&self) -> Result<ItemPrice, InvalidAt> {
        let none = Vec::new();
        let (item, model, discounts) = match self {
            Self::Flat(read) => {
                let base_quantity = read.base_quantity.as_ref().map_or(BaseQuantity::ONE, |base| base.0);
                (&read.item, PriceModel::Flat { unit_price: read.unit_price.0, base_quantity }, &read.discounts)
            }
            Self::Graduated(read) => (&read.item, PriceModel::Graduated { tiers: tiers(read)? }, &read.discounts),
            Self::Volume(read) => (&read.item, PriceModel::Volume { tiers: tiers(read)? }, &read.discounts),
            Self::Package(read) => {
                (&read.item, PriceModel::Package { size: read.size.0, price: read.price.0 }, &read.discounts)
            }
            Self::Percentage(read) => (&read.item, PriceModel::Percentage(percentage(read)?), &none),
        };
        let discount =
            |read: &QuantityDiscountInput| QuantityDiscount { from: read.from.0, percentage: read.percentage.0 };
        let discounts = QuantityDiscounts::new(discounts.iter().map(discount).collect())?;
        Ok(ItemPrice { item: item.0.clone(), model, discounts })
    }
}

fn tiers(read: &TieredPriceInput) -> Result<Tiers, InvalidAt> {
    let tier = |read: &TierInput| Tier {
        up_to: read.up_to.as_ref().map(|quantity| quantity.0),
        unit_price: read.unit_price.0,
        flat_fee: read.flat_fee.as_ref().map(|fee| fee.0),
    };
    Tiers::new(&read.tiers.iter().map(tier).collect::<Vec<_>>())
}

fn percentage(read: &PercentagePriceInput) -> Result<PercentagePrice, InvalidAt> {
    let price = |price: &Option<Read<UnitPrice>>| price.as_ref().map(|price| price.0);
    PercentagePrice::new(read.percentage.0, price(&read.fixed), price(&read.minimum), price(&read.maximum))
}
