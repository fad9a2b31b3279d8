//! How something is taxed, on the wire.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use domain::invoice::PricedLine;
use domain::language::Language;
use domain::refusal::Invalid;
use domain::tax::{ExemptionCode, TaxRule, VatCategory, VatGroup, VatRate, VatTreatment};
use domain::text::Line as ShortText;
use serde::Serialize;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// How something is taxed: `{"category":"S","rate":"25"}`.
#[derive(Debug, Clone, ToSchema)]
pub struct VatInput {
    /// `S`, `Z`, `E`, `AE`, `K`, `G` or `O` (BT-151).
    #[schema(value_type = String, example = "S")]
    pub category: VatCategory,
    /// Percent (BT-152); zero for every category but `S`.
    #[schema(value_type = String, example = "25")]
    pub rate: VatRate,
    /// Why there is no tax (BT-120); `E`, `AE`, `K`, `G` and `O` have it, the code or both.
    #[schema(value_type = Option<String>, max_length = 150)]
    pub exemption_reason: Option<ShortText>,
    /// The same as a code of the VATEX list (BT-121), such as `VATEX-EU-132-1I`.
    #[schema(value_type = Option<String>)]
    pub exemption_code: Option<ExemptionCode>,
}

#[derive(Deserr)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
struct VatFields {
    category: Read<VatCategory>,
    rate: Read<VatRate>,
    #[deserr(default)]
    exemption_reason: Option<Read<ShortText>>,
    #[deserr(default)]
    exemption_code: Option<Read<ExemptionCode>>,
}

impl Deserr<FieldErrors> for VatInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let read = VatFields::deserialize_from_value(value, location)?;
        let told = Self {
            category: read.category.0,
            rate: read.rate.0,
            exemption_reason: read.exemption_reason.map(|text| text.0),
            exemption_code: read.exemption_code.map(|code| code.0),
        };
        told.treatment().map_err(|invalid| FieldErrors::refused(&invalid, location))?;
        Ok(told)
    }
}

impl VatInput {
    /// The treatment it tells; it was checked when it was read.
    pub(super) fn treatment(&self) -> Result<VatTreatment, Invalid> {
        VatTreatment::with_code(self.category, self.rate, self.exemption_reason.clone(), self.exemption_code)
    }
}

/// How something is taxed, as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VatAnswer {
    /// BT-151.
    pub category: String,
    /// BT-152, percent.
    pub rate: String,
    /// BT-120.
    pub exemption_reason: Option<String>,
    /// BT-121.
    pub exemption_code: Option<&'static str>,
}

impl From<&VatTreatment> for VatAnswer {
    fn from(vat: &VatTreatment) -> Self {
        Self {
            category: vat.category().to_string(),
            rate: vat.rate().to_string(),
            exemption_reason: vat.exemption_reason().map(ShortText::to_string),
            exemption_code: vat.exemption_code().map(ExemptionCode::as_str),
        }
    }
}

/// The rule that decided how a line is taxed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TaxAnswer {
    /// Its name, which stays.
    #[schema(example = "intra_community_supply")]
    pub rule: &'static str,
    /// What it says, in the buyer's language.
    pub reason: &'static str,
}

impl TaxAnswer {
    /// None where the line told its VAT.
    pub(super) fn of(line: &PricedLine, language: Language) -> Option<Self> {
        let told = |rule: TaxRule| Self { rule: rule.as_str(), reason: rule.sentence(language) };
        line.tax_rule.map(told)
    }
}

/// A row of BG-23.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VatGroupAnswer {
    /// BT-118.
    pub category: String,
    /// BT-119, percent.
    pub rate: String,
    /// BT-116.
    pub taxable: String,
    /// BT-117.
    pub tax: String,
    /// BT-120.
    pub exemption_reason: Option<String>,
    /// BT-121.
    pub exemption_code: Option<&'static str>,
}

impl From<&VatGroup> for VatGroupAnswer {
    fn from(group: &VatGroup) -> Self {
        Self {
            category: group.category.to_string(),
            rate: group.rate.to_string(),
            taxable: group.taxable.to_string(),
            tax: group.tax.to_string(),
            exemption_reason: group.exemption_reason.as_ref().map(ShortText::to_string),
            exemption_code: group.exemption_code.map(ExemptionCode::as_str),
        }
    }
}
