//! Coupons on the wire.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use deserr::{Deserr, ValuePointerRef};
use domain::arithmetic::Percentage;
use domain::currency::Currency;
use domain::id::CustomerId;
use domain::invoice::Amount;
use domain::money::Money;
use domain::pricing::{Coupon, CouponCode, CouponDuration, CouponProfile, CouponTerms, CouponWorth, Validity};
use domain::refusal::{Invalid, InvalidAt};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::customer::metadata_answer;
use crate::read::{FieldErrors, MetadataInput, Read};

/// A coupon to be made or changed: an `amount` in a `currency`, or a `percentage`.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
#[schema(example = json!({
    "code": "SOMMER-10", "percentage": "10", "duration": "times", "times": 3,
    "minimum_order": "500.00", "currency": "DKK", "valid_to": "2027-08-31"
}))]
pub struct CouponInput {
    /// What customers type: letters A–Z, digits, hyphens and underscores; small letters are the same as capitals.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 50, example = "SOMMER-10")]
    pub code: Option<Read<CouponCode>>,
    /// So much off before VAT, or all there is where there is less.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "50.00")]
    pub amount: Option<Read<Amount>>,
    /// Percent off all there is before VAT, above 0 and at most 100.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "10")]
    pub percentage: Option<Read<Percentage>>,
    /// What an order comes to at least before VAT, so that the coupon can be used.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "500.00")]
    pub minimum_order: Option<Read<Amount>>,
    /// ISO 4217: of the `amount` and of the `minimum_order`.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "DKK")]
    pub currency: Option<Read<Currency>>,
    /// On how many invoices of one customer: `once`, as many `times` as are told, or `forever`.
    pub duration: DurationInput,
    /// On how many, where the duration is `times`.
    #[deserr(default)]
    #[schema(value_type = Option<u16>, minimum = 1, maximum = 65_535, example = 3)]
    pub times: Option<NonZeroU16>,
    /// The first day it may be used, in the merchant's zone; always so far when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Read<Date>>,
    /// The last day it may be used; from then on when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, format = Date, example = "2027-08-31")]
    pub valid_to: Option<Read<Date>>,
    /// Who alone may use it.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub customer: Option<Read<CustomerId>>,
    /// Whether it is withdrawn, whatever its days.
    #[deserr(default)]
    pub archived: bool,
    /// At most 20 pairs.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub metadata: MetadataInput,
}

/// How often a customer may use a coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserr, Serialize, ToSchema)]
#[deserr(error = FieldErrors, rename_all = lowercase)]
#[serde(rename_all = "lowercase")]
pub enum DurationInput {
    /// On one invoice.
    Once,
    /// On so many invoices.
    Times,
    /// On every invoice.
    Forever,
}

fn check(read: CouponInput, location: ValuePointerRef<'_>) -> Result<CouponInput, FieldErrors> {
    let found = [read.terms().err(), read.duration().err(), read.validity().err()];
    FieldErrors::none_of(found.into_iter().flatten(), location)?;
    Ok(read)
}

impl CouponInput {
    /// The code and what the shop says of the coupon. All of it was checked when it was read.
    pub fn into_profile(self) -> Result<(Option<CouponCode>, CouponProfile), InvalidAt> {
        let (terms, duration, validity) = (self.terms()?, self.duration()?, self.validity()?);
        let profile = CouponProfile {
            terms,
            duration,
            validity,
            customer: self.customer.map(|id| id.0),
            archived: self.archived,
            metadata: self.metadata.0,
        };
        Ok((self.code.map(|code| code.0), profile))
    }

    fn terms(&self) -> Result<CouponTerms, InvalidAt> {
        let worth = match (&self.amount, &self.percentage) {
            (Some(amount), None) => CouponWorth::Amount(self.money(amount.0, "/amount")?),
            (None, Some(percentage)) => CouponWorth::Percentage(percentage.0),
            (None, None) => return Err(Invalid::new("coupon_worth", "give an amount or a percentage").at("/amount")),
            (Some(_), Some(_)) => {
                let detail = "a coupon is of an amount or of a percentage, not both";
                return Err(Invalid::new("coupon_worth", detail).at("/percentage"));
            }
        };
        let minimum = self.minimum_order.as_ref().map(|amount| self.money(amount.0, "/minimum_order")).transpose()?;
        if self.currency.is_some() && self.amount.is_none() && minimum.is_none() {
            let detail = "a percentage is of any currency; leave the currency out, or give a minimum_order";
            return Err(Invalid::new("currency_not_needed", detail).at("/currency"));
        }
        CouponTerms::new(worth, minimum)
    }

    fn money(&self, amount: Amount, pointer: &str) -> Result<Money, InvalidAt> {
        let missing = || Invalid::new("field_missing", "an amount has a currency").at("/currency");
        let currency = self.currency.as_ref().ok_or_else(missing)?.0;
        amount.in_currency(currency).map_err(|invalid| invalid.at(pointer))
    }

    fn duration(&self) -> Result<CouponDuration, InvalidAt> {
        match (self.duration, self.times) {
            (DurationInput::Once, None) => Ok(CouponDuration::Once),
            (DurationInput::Forever, None) => Ok(CouponDuration::Forever),
            (DurationInput::Times, Some(times)) => Ok(CouponDuration::Times(times)),
            (DurationInput::Times, None) => Err(Invalid::new("field_missing", "say how many times").at("/times")),
            (DurationInput::Once | DurationInput::Forever, Some(_)) => {
                let detail = "times goes with the duration times only";
                Err(Invalid::new("times_not_needed", detail).at("/times"))
            }
        }
    }

    fn validity(&self) -> Result<Validity, InvalidAt> {
        Validity::new(self.valid_from.as_ref().map(|day| day.0), self.valid_to.as_ref().map(|day| day.0))
    }
}

/// A coupon as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CouponAnswer {
    /// Its id.
    #[schema(example = "cpn_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    /// What customers type, in capitals.
    #[schema(example = "SOMMER-10")]
    pub code: String,
    amount: Option<String>,
    /// Percent.
    percentage: Option<String>,
    minimum_order: Option<String>,
    /// Of the amount and of the minimum order.
    currency: Option<String>,
    duration: DurationInput,
    times: Option<u16>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    /// Who alone may use it.
    customer: Option<String>,
    archived: bool,
    metadata: BTreeMap<String, String>,
    /// RFC 3339.
    created_at: String,
}

impl From<&Coupon> for CouponAnswer {
    fn from(coupon: &Coupon) -> Self {
        let profile = &coupon.profile;
        let (amount, percentage) = match profile.terms.worth() {
            CouponWorth::Amount(amount) => (Some(amount), None),
            CouponWorth::Percentage(percentage) => (None, Some(percentage)),
        };
        let minimum_order = profile.terms.minimum_order();
        let (duration, times) = match profile.duration {
            CouponDuration::Once => (DurationInput::Once, None),
            CouponDuration::Times(times) => (DurationInput::Times, Some(times.get())),
            CouponDuration::Forever => (DurationInput::Forever, None),
        };
        Self {
            id: coupon.id.to_string(),
            code: coupon.code.to_string(),
            amount: amount.as_ref().map(ToString::to_string),
            percentage: percentage.as_ref().map(ToString::to_string),
            minimum_order: minimum_order.as_ref().map(ToString::to_string),
            currency: amount.or(minimum_order).map(|money| money.currency().to_string()),
            duration,
            times,
            valid_from: profile.validity.from().as_ref().map(ToString::to_string),
            valid_to: profile.validity.to().as_ref().map(ToString::to_string),
            customer: profile.customer.as_ref().map(ToString::to_string),
            archived: profile.archived,
            metadata: metadata_answer(&profile.metadata),
            created_at: coupon.created_at.to_string(),
        }
    }
}
