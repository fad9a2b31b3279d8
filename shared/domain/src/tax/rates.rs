//! VAT rates by country, class and date of supply.

mod saudi_and_emirates;
mod source;
mod union_reduced;
mod union_standard;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use source::Source;

use super::{RateClass, VatRate};
use crate::country::Country;
use crate::refusal::Invalid;

/// A rate as this system knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownRate {
    /// ISO 3166-1 alpha-2; the mainland's rate where islands have their own.
    pub country: &'static str,
    /// Which of the country's rates.
    pub class: RateClass,
    /// Percent.
    pub rate: VatRate,
    /// The first day of supply it is known for.
    pub from: Date,
    /// The last day of supply, where another rate follows or none does.
    pub to: Option<Date>,
    /// Who says so.
    pub source: Source,
    /// Whether the source says that it is in force. What is not verified is used only as a merchant confirms it.
    pub verified: bool,
}

impl KnownRate {
    fn is_in_force(&self, on: Date) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }
}

/// A rate that a merchant vouches for. From its first day on it goes before what this system knows, until another
/// confirmation of the same country and class begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct ConfirmedRate {
    country: Country,
    class: RateClass,
    rate: VatRate,
    from: Date,
}

#[derive(Deserialize)]
struct Unchecked {
    country: Country,
    class: RateClass,
    rate: VatRate,
    from: Date,
}

impl ConfirmedRate {
    /// A rate of a class that has one, above zero: what is taxed at zero or exempt needs no confirmation.
    pub fn new(country: Country, class: RateClass, rate: VatRate, from: Date) -> Result<Self, Invalid> {
        if !class.has_rate() {
            let detail = format!("{class} has no rate to confirm");
            return Err(Invalid::new("rate_class_without_rate", detail));
        }
        if rate == VatRate::ZERO {
            let detail = format!("a {class} rate is above zero; what is taxed at zero has the class zero");
            return Err(Invalid::new("vat_rate_out_of_range", detail));
        }
        Ok(Self { country, class, rate, from })
    }

    /// Whose rate.
    pub fn country(&self) -> Country {
        self.country
    }

    /// Which of its rates.
    pub fn class(&self) -> RateClass {
        self.class
    }

    /// Percent.
    pub fn rate(&self) -> VatRate {
        self.rate
    }

    /// The first day of supply.
    pub fn from(&self) -> Date {
        self.from
    }
}

impl TryFrom<Unchecked> for ConfirmedRate {
    type Error = Invalid;

    fn try_from(read: Unchecked) -> Result<Self, Invalid> {
        Self::new(read.country, read.class, read.rate, read.from)
    }
}

/// Every rate this system knows.
pub fn known_rates() -> impl Iterator<Item = &'static KnownRate> {
    union_standard::RATES.iter().chain(union_reduced::RATES).chain(saudi_and_emirates::RATES)
}

/// The rate of a class on a day of supply. Zero and exempt supplies have a rate of zero.
///
/// Refused as `vat_rate_unknown` where the country has no such rate here, `vat_rate_before_table` before the first day
/// known, `vat_rate_not_in_force` after the last one, `vat_rate_unverified` where nobody vouches for it.
pub fn rate_on(country: Country, class: RateClass, on: Date, confirmed: &[ConfirmedRate]) -> Result<VatRate, Invalid> {
    if !class.has_rate() {
        return Ok(VatRate::ZERO);
    }
    let told = confirmed.iter().filter(|told| told.country == country && told.class == class && told.from <= on);
    if let Some(told) = told.max_by_key(|told| told.from) {
        return Ok(told.rate);
    }
    let known = || known_rates().filter(|known| known.country == country.code() && known.class == class);
    match known().find(|known| known.is_in_force(on)) {
        Some(known) if known.verified => Ok(known.rate),
        Some(known) => Err(unverified(known)),
        None => Err(missing(country, class, on, known().map(|known| known.from).min())),
    }
}

fn unverified(known: &KnownRate) -> Invalid {
    let KnownRate { country, class, rate, .. } = known;
    let detail =
        format!("nobody has verified that the {class} rate of {country} is {rate} %: confirm it in tax settings");
    Invalid::new("vat_rate_unverified", detail)
}

fn missing(country: Country, class: RateClass, on: Date, begins: Option<Date>) -> Invalid {
    let (code, what) = match begins {
        None => ("vat_rate_unknown", format!("no {class} rate of {country} is known here")),
        Some(begins) if on < begins => {
            ("vat_rate_before_table", format!("the {class} rate of {country} is known from {begins}, not on {on}"))
        }
        Some(_) => ("vat_rate_not_in_force", format!("{country} has no {class} rate in force on {on}")),
    };
    Invalid::new(code, format!("{what}: confirm a rate in tax settings, or tell the VAT of the line"))
}

#[cfg(test)]
mod tests;
