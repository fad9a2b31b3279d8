//! Items on the wire.

use std::collections::BTreeMap;

use deserr::Deserr;
use domain::pricing::{Item, ItemProfile};
use domain::tax::{RateClass, SupplyKind};
use domain::text::{Name, Note, Reference};
use domain::unit::Unit;
use serde::Serialize;
use utoipa::ToSchema;

use crate::customer::metadata_answer;
use crate::read::{FieldErrors, MetadataInput, Read};

/// An item to be made or brought in step.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({
    "external_id": "TM-6991-A", "name": "Installation og idriftsættelse",
    "description": "Montering, opsætning og oplæring", "unit": "HUR",
    "tax_class": "standard", "supply": "services"
}))]
pub struct ItemInput {
    /// The seller's own item number (BT-155), unique among its items; lines and price lists name it.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "TM-6991-A")]
    pub external_id: Option<Read<Reference>>,
    /// BT-153.
    #[schema(value_type = String, max_length = 200, example = "Installation og idriftsættelse")]
    pub name: Read<Name>,
    /// BT-154.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub description: Option<Read<Note>>,
    /// What its quantities count, as UN/ECE Recommendation 20 or 21 (BT-130): `C62` piece, `HUR` hour, `KGM` kilogram.
    #[schema(value_type = String, example = "HUR")]
    pub unit: Read<Unit>,
    /// Which of a country's VAT rates it bears: `standard`, `reduced`, `second_reduced`, `super_reduced`, `parking`, `zero`
    /// or `exempt`; `standard` when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "standard")]
    pub tax_class: Option<Read<RateClass>>,
    /// `goods`, `services` or `digital_services`: where it is taxed depends on it.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "services")]
    pub supply: Option<Read<SupplyKind>>,
    /// Whether it is no longer sold: no new line may name it.
    #[deserr(default)]
    pub archived: bool,
    /// At most 20 pairs.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub metadata: MetadataInput,
}

impl ItemInput {
    /// The item's number and what the shop says of it.
    pub fn into_profile(self) -> (Option<Reference>, ItemProfile) {
        let profile = ItemProfile {
            name: self.name.0,
            description: self.description.map(|text| text.0),
            unit: self.unit.0,
            tax_class: self.tax_class.map(|class| class.0),
            supply: self.supply.map(|kind| kind.0),
            archived: self.archived,
            metadata: self.metadata.0,
        };
        (self.external_id.map(|id| id.0), profile)
    }
}

/// An item as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ItemAnswer {
    /// Its id.
    #[schema(example = "itm_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    /// BT-155.
    #[schema(example = "TM-6991-A")]
    pub external_id: String,
    name: String,
    description: Option<String>,
    unit: String,
    tax_class: Option<&'static str>,
    supply: Option<&'static str>,
    archived: bool,
    metadata: BTreeMap<String, String>,
    /// RFC 3339.
    created_at: String,
}

impl From<&Item> for ItemAnswer {
    fn from(item: &Item) -> Self {
        let profile = &item.profile;
        Self {
            id: item.id.to_string(),
            external_id: item.external_id.to_string(),
            name: profile.name.to_string(),
            description: profile.description.as_ref().map(Note::to_string),
            unit: profile.unit.to_string(),
            tax_class: profile.tax_class.map(RateClass::as_str),
            supply: profile.supply.map(SupplyKind::as_str),
            archived: profile.archived,
            metadata: metadata_answer(&profile.metadata),
            created_at: item.created_at.to_string(),
        }
    }
}
