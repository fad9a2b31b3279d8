//! What a merchant says of its VAT, and the rates this system knows, on the wire.

use std::collections::BTreeSet;

use deserr::{Deserr, ValuePointerRef};
use domain::country::Country;
use domain::refusal::Invalid;
use domain::tax::{ConfirmedRate, DistanceSales, KnownRate, RateClass, Scheme, TaxSettings, VatRate};
use domain::text::Line as ShortText;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::read::{FieldErrors, FromText, Read};

/// How many rates a merchant may confirm.
const CONFIRMED_MAX: usize = 200;

/// What a merchant says of its VAT: all of it, every time.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
#[schema(example = json!({
    "scheme": { "kind": "standard" }, "distance_sales": "origin",
    "confirmed": [{ "country": "IE", "class": "super_reduced", "rate": "4.8", "from": "2026-01-01" }]
}))]
pub struct TaxSettingsInput {
    /// How the merchant itself is taxed.
    pub scheme: SchemeInput,
    /// Whose VAT consumers in other member states pay, for goods and digital services: the seller's, `origin`, or their
    /// own through the One Stop Shop, `destination`.
    #[schema(value_type = String, example = "origin")]
    pub distance_sales: Read<DistanceSales>,
    /// Rates it vouches for; at most 200.
    pub confirmed: Vec<ConfirmedRateInput>,
}

/// How a merchant is taxed.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_scheme -> FieldErrors)]
pub struct SchemeInput {
    /// `standard`, or `small_business` where it is exempt as one.
    #[schema(value_type = String, example = "standard")]
    pub kind: Read<SchemeKind>,
    /// Of a small business: what its invoices say (BT-120), instead of Article 284 of Directive 2006/112/EC.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 150)]
    pub reason: Option<Read<ShortText>>,
}

/// The name of a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// `standard`.
    Standard,
    /// `small_business`.
    SmallBusiness,
}

/// A rate that a merchant vouches for, from its first day of supply on.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_rate -> FieldErrors)]
pub struct ConfirmedRateInput {
    /// ISO 3166-1.
    #[schema(value_type = String, example = "IE")]
    pub country: Read<Country>,
    /// `standard`, `reduced`, `second_reduced`, `super_reduced` or `parking`.
    #[schema(value_type = String, example = "super_reduced")]
    pub class: Read<RateClass>,
    /// Percent, above zero.
    #[schema(value_type = String, example = "4.8")]
    pub rate: Read<VatRate>,
    /// The first day of supply.
    #[schema(value_type = String, format = Date, example = "2026-01-01")]
    pub from: Read<Date>,
}

impl FromText for SchemeKind {
    fn from_text(text: &str) -> Result<Self, Invalid> {
        match text {
            "standard" => Ok(Self::Standard),
            "small_business" => Ok(Self::SmallBusiness),
            _ => Err(Invalid::new("scheme_unknown", format!("{text:?} is not standard or small_business"))),
        }
    }
}

impl FromText for DistanceSales {
    fn from_text(text: &str) -> Result<Self, Invalid> {
        match text {
            "origin" => Ok(Self::Origin),
            "destination" => Ok(Self::Destination),
            _ => Err(Invalid::new("distance_sales_unknown", format!("{text:?} is not origin or destination"))),
        }
    }
}

fn distance_sales(sales: DistanceSales) -> &'static str {
    match sales {
        DistanceSales::Origin => "origin",
        DistanceSales::Destination => "destination",
    }
}

fn check_scheme(read: SchemeInput, location: ValuePointerRef<'_>) -> Result<SchemeInput, FieldErrors> {
    if read.kind.0 == SchemeKind::Standard && read.reason.is_some() {
        let invalid = Invalid::new("exemption_reason_unexpected", "the standard scheme charges VAT and has no reason");
        return Err(FieldErrors::refused(&invalid, location.push_key("reason")));
    }
    Ok(read)
}

fn check_rate(read: ConfirmedRateInput, location: ValuePointerRef<'_>) -> Result<ConfirmedRateInput, FieldErrors> {
    read.confirmed().map_err(|invalid| FieldErrors::refused(&invalid, location))?;
    Ok(read)
}

fn check(read: TaxSettingsInput, location: ValuePointerRef<'_>) -> Result<TaxSettingsInput, FieldErrors> {
    let at = location.push_key("confirmed");
    if read.confirmed.len() > CONFIRMED_MAX {
        let detail = format!("a merchant confirms at most {CONFIRMED_MAX} rates");
        return Err(FieldErrors::refused(&Invalid::new("rates_count", detail), at));
    }
    let mut seen = BTreeSet::new();
    for (index, rate) in read.confirmed.iter().enumerate() {
        let (country, class, from) = (rate.country.0, rate.class.0, rate.from.0);
        if !seen.insert((country.code(), class.as_str(), from)) {
            let detail = format!("the {class} rate of {country} from {from} is confirmed already");
            return Err(FieldErrors::refused(&Invalid::new("rate_confirmed_twice", detail), at.push_index(index)));
        }
    }
    Ok(read)
}

impl ConfirmedRateInput {
    fn confirmed(&self) -> Result<ConfirmedRate, Invalid> {
        ConfirmedRate::new(self.country.0, self.class.0, self.rate.0, self.from.0)
    }
}

impl TaxSettingsInput {
    /// What the merchant says. Each rate was checked when it was read.
    pub fn into_settings(self) -> Result<TaxSettings, Invalid> {
        let scheme = match self.scheme.kind.0 {
            SchemeKind::Standard => Scheme::Standard,
            SchemeKind::SmallBusiness => Scheme::SmallBusiness { reason: self.scheme.reason.map(|text| text.0) },
        };
        let confirmed = self.confirmed.iter().map(ConfirmedRateInput::confirmed).collect::<Result<_, _>>()?;
        Ok(TaxSettings { scheme, distance_sales: self.distance_sales.0, confirmed })
    }
}

/// What a merchant says of its VAT, as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TaxSettingsAnswer {
    /// How it is taxed.
    pub scheme: SchemeAnswer,
    /// `origin` or `destination`.
    #[schema(example = "origin")]
    pub distance_sales: &'static str,
    /// Rates it vouches for.
    pub confirmed: Vec<ConfirmedRateAnswer>,
}

/// How a merchant is taxed, as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SchemeAnswer {
    /// `standard` or `small_business`.
    #[schema(example = "standard")]
    pub kind: &'static str,
    reason: Option<String>,
}

/// A rate that a merchant vouches for, as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConfirmedRateAnswer {
    country: &'static str,
    class: &'static str,
    rate: String,
    from: String,
}

impl From<&TaxSettings> for TaxSettingsAnswer {
    fn from(settings: &TaxSettings) -> Self {
        let scheme = match &settings.scheme {
            Scheme::Standard => SchemeAnswer { kind: "standard", reason: None },
            Scheme::SmallBusiness { reason } => {
                SchemeAnswer { kind: "small_business", reason: reason.as_ref().map(ShortText::to_string) }
            }
        };
        let confirmed = settings.confirmed.iter().map(ConfirmedRateAnswer::from).collect();
        Self { scheme, distance_sales: distance_sales(settings.distance_sales), confirmed }
    }
}

impl From<&ConfirmedRate> for ConfirmedRateAnswer {
    fn from(rate: &ConfirmedRate) -> Self {
        Self {
            country: rate.country().code(),
            class: rate.class().as_str(),
            rate: rate.rate().to_string(),
            from: rate.from().to_string(),
        }
    }
}

/// A rate this system knows, of the mainland where islands have their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KnownRateAnswer {
    /// ISO 3166-1.
    #[schema(example = "RO")]
    pub country: &'static str,
    /// Which of the country's rates.
    #[schema(example = "standard")]
    pub class: &'static str,
    /// Percent.
    #[schema(example = "21")]
    pub rate: String,
    /// The first day of supply it is known for.
    pub from: String,
    /// The last day of supply; none while it is in force.
    pub to: Option<String>,
    /// Who says so.
    pub source: &'static str,
    /// The day on which it said so.
    pub as_of: String,
    /// Whether the source says that it is in force. What is not verified is used only as a merchant confirms it.
    pub verified: bool,
}

impl From<&KnownRate> for KnownRateAnswer {
    fn from(known: &KnownRate) -> Self {
        Self {
            country: known.country,
            class: known.class.as_str(),
            rate: known.rate.to_string(),
            from: known.from.to_string(),
            to: known.to.map(|to| to.to_string()),
            source: known.source.name,
            as_of: known.source.as_of.to_string(),
            verified: known.verified,
        }
    }
}
