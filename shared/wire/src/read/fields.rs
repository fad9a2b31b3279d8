//! Reads one field into the domain's own type.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use domain::merchant::Days;
use domain::party::{METADATA_MAX, Metadata};
use domain::quantity::Quantity;
use domain::refusal::Invalid;
use domain::text::Text;

use super::{FieldErrors, Pairs};

/// What can be read from text.
pub trait FromText: Sized {
    /// Reads it, or says what is wrong.
    fn from_text(text: &str) -> Result<Self, Invalid>;
}

/// A field of text, read into its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T>(pub T);

impl<T: FromText> Deserr<FieldErrors> for Read<T> {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let text = String::deserialize_from_value(value, location)?;
        T::from_text(&text).map(Self).map_err(|invalid| FieldErrors::refused(&invalid, location))
    }
}

macro_rules! from_text {
    ($($type:ty),* $(,)?) => {$(
        impl FromText for $type {
            fn from_text(text: &str) -> Result<Self, Invalid> {
                <$type>::parse(text)
            }
        }
    )*};
}

from_text!(
    domain::arithmetic::AdjustmentKind,
    domain::arithmetic::BaseQuantity,
    domain::arithmetic::Percentage,
    domain::arithmetic::RateText,
    domain::bank::Bic,
    domain::bank::Iban,
    domain::country::Country,
    domain::currency::Currency,
    domain::credit_note::Effect,
    domain::electronic_invoice::ElectronicInvoice,
    domain::electronic_invoice::EndpointScheme,
    domain::electronic_invoice::IdScheme,
    domain::electronic_invoice::Profile,
    domain::id::CustomerId,
    domain::id::InvoiceId,
    domain::id::PaymentId,
    domain::invoice::Amount,
    domain::invoice::InvoiceKind,
    domain::language::Language,
    domain::mail_address::MailAddress,
    domain::merchant::CheckoutUrl,
    domain::party::ContactRole,
    domain::payment::Provider,
    domain::payment_code::FikCreditor,
    domain::phone::Phone,
    domain::price::UnitPrice,
    domain::pricing::CouponCode,
    domain::pricing::WhenExceeded,
    domain::sample::SampleKind,
    domain::series::Pattern,
    domain::series::Purpose,
    domain::series::SeriesName,
    domain::tax::ExemptionCode,
    domain::tax::RateClass,
    domain::tax::SupplyKind,
    domain::tax::VatCategory,
    domain::tax::VatId,
    domain::tax::VatRate,
    domain::theme::Block,
    domain::theme::Color,
    domain::theme::ColumnKind,
    domain::theme::Digits,
    domain::theme::Paper,
    domain::theme::Typeface,
    domain::time_zone::Zone,
    domain::unit::Unit,
);

/// A quantity on an invoice: not zero.
impl FromText for Quantity {
    fn from_text(text: &str) -> Result<Self, Invalid> {
        let quantity = Self::parse(text)?;
        if quantity.value().is_zero() {
            return Err(Invalid::new("quantity_zero", "a quantity of zero is nothing to invoice"));
        }
        Ok(quantity)
    }
}

impl<const MAX: usize> FromText for Text<MAX> {
    fn from_text(text: &str) -> Result<Self, Invalid> {
        Self::parse(text)
    }
}

/// A day as ISO 8601 writes it, and in no other way: `2026-11-21`.
impl FromText for jiff::civil::Date {
    fn from_text(text: &str) -> Result<Self, Invalid> {
        let date: Option<Self> = text.parse().ok();
        date.filter(|date| date.to_string() == text)
            .ok_or_else(|| Invalid::new("date_malformed", "not a day such as 2026-11-21"))
    }
}

/// A number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysInput(pub Days);

impl Deserr<FieldErrors> for DaysInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let days = i64::deserialize_from_value(value, location)?;
        Days::try_from(days).map(Self).map_err(|invalid| FieldErrors::refused(&invalid, location))
    }
}

/// Free pairs of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MetadataInput(pub Metadata);

impl Deserr<FieldErrors> for MetadataInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let pairs = Pairs::<String>::deserialize_from_value(value, location)?.0;
        if pairs.len() > METADATA_MAX {
            let detail = format!("metadata has at most {METADATA_MAX} pairs");
            return Err(FieldErrors::refused(&Invalid::new("metadata_count", detail), location));
        }
        let mut read = Metadata::new();
        let mut errors = None;
        for (name, value) in &pairs {
            match (Text::parse(name), Text::parse(value)) {
                (Ok(name), Ok(value)) => {
                    read.insert(name, value);
                }
                (Err(invalid), _) | (_, Err(invalid)) => {
                    let found = FieldErrors::refused(&invalid, location.push_key(name));
                    errors = Some(FieldErrors::joined(errors, found, location));
                }
            }
        }
        errors.map_or(Ok(Self(read)), Err)
    }
}
