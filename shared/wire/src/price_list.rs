//! Price lists on the wire.

mod answer;
mod price;

pub use answer::{ItemPriceAnswer, PriceListAnswer, QuantityDiscountAnswer, TierAnswer};
pub use price::{
    FlatPriceInput, ItemPriceInput, PackagePriceInput, PercentagePriceInput, QuantityDiscountInput, TierInput,
    TieredPriceInput,
};

use deserr::{Deserr, ValuePointerRef};
use domain::currency::Currency;
use domain::id::CustomerId;
use domain::invoice::Amount;
use domain::pricing::{ItemPrice, PriceListProfile, PriceTable, Validity};
use domain::refusal::InvalidAt;
use domain::text::{Name, Reference};
use jiff::civil::Date;
use utoipa::ToSchema;

use crate::read::{FieldErrors, MetadataInput, Read};

/// A price list to be made or brought in step.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
#[schema(example = json!({
    "external_id": "standard-2026", "name": "Standardpriser 2026", "currency": "DKK",
    "valid_from": "2026-01-01", "valid_to": "2026-12-31",
    "prices": [
        { "item": "TM-6991-A", "model": "graduated",
          "tiers": [{ "up_to": "10", "unit_price": "950" }, { "unit_price": "845.50" }],
          "discounts": [{ "from": "100", "percentage": "5" }] }
    ]
}))]
pub struct PriceListInput {
    /// The shop's own id, unique among its price lists.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "standard-2026")]
    pub external_id: Option<Read<Reference>>,
    /// What it is called.
    #[schema(value_type = String, max_length = 200, example = "Standardpriser 2026")]
    pub name: Read<Name>,
    /// Whose contract it is: then it is for that customer only and comes before all others. It stays what it is.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub customer: Option<Read<CustomerId>>,
    /// ISO 4217: what every price is in. It stays what it is.
    #[schema(value_type = String, example = "DKK")]
    pub currency: Read<Currency>,
    /// The first day it holds, in the merchant's zone; always so far when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, format = Date, example = "2026-01-01")]
    pub valid_from: Option<Read<Date>>,
    /// The last day it holds; from then on when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, format = Date, example = "2026-12-31")]
    pub valid_to: Option<Read<Date>>,
    /// What an invoice priced by the list comes to at least, before VAT.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub minimum: Option<Read<Amount>>,
    /// At most 200, each item once; together at most 2,000 tiers and quantity discounts.
    pub prices: Vec<ItemPriceInput>,
    /// At most 20 pairs.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub metadata: MetadataInput,
}

/// On which day a price list ends.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "last_day": "2026-12-31" }))]
pub struct EndPriceListInput {
    /// The last day it holds, in the merchant's zone.
    #[schema(value_type = String, format = Date, example = "2026-12-31")]
    pub last_day: Read<Date>,
}

fn check(read: PriceListInput, location: ValuePointerRef<'_>) -> Result<PriceListInput, FieldErrors> {
    FieldErrors::none_of([read.validity().err(), read.table().err()].into_iter().flatten(), location)?;
    Ok(read)
}

impl PriceListInput {
    /// The shop's own id and what it says of the list. All of it was checked when it was read.
    pub fn into_profile(self) -> Result<(Option<Reference>, PriceListProfile), InvalidAt> {
        let (validity, table) = (self.validity()?, self.table()?);
        let profile = PriceListProfile {
            name: self.name.0,
            customer: self.customer.map(|id| id.0),
            validity,
            table,
            metadata: self.metadata.0,
        };
        Ok((self.external_id.map(|id| id.0), profile))
    }

    fn validity(&self) -> Result<Validity, InvalidAt> {
        Validity::new(self.valid_from.as_ref().map(|day| day.0), self.valid_to.as_ref().map(|day| day.0))
    }

    fn table(&self) -> Result<PriceTable, InvalidAt> {
        let minimum = self.minimum.as_ref().map(|amount| amount.0.in_currency(self.currency.0)).transpose();
        let minimum = minimum.map_err(|invalid| invalid.at("/minimum"))?;
        let prices = self.prices.iter().map(ItemPriceInput::price).collect::<Result<Vec<ItemPrice>, _>>()?;
        PriceTable::new(self.currency.0, prices, minimum)
    }
}
