//! Where the rates are from. Each source was opened for this table; `docs/tax.md` has their addresses.

use jiff::civil::{Date, date};

use super::KnownRate;
use crate::tax::{RateClass, VatRate};

/// What says a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Who says it, and where.
    pub name: &'static str,
    /// As of when.
    pub as_of: Date,
}

/// The Commission's booklet "VAT rates applied in the Member States", its last edition; in force since, by TEDB.
pub(super) const BOOKLET: Source = Source {
    name: "European Commission, VAT rates applied in the Member States (June 2021), and TEDB, by eu-vat-rates-data",
    as_of: date(2026, 9, 23),
};

/// The Commission's database.
pub(super) const TEDB: Source = Source {
    name: "European Commission, Taxes in Europe Database (TEDB), by eu-vat-rates-data",
    as_of: date(2026, 9, 29),
};

/// TEDB says that the rate is in force, and a second list since when.
pub(super) const TEDB_AND_LIST: Source = Source {
    name: "European Commission, Taxes in Europe Database (TEDB), by eu-vat-rates-data; days by ibericode/vat-rates",
    as_of: date(2026, 9, 29),
};

/// A list that gives no reason and that TEDB does not repeat.
pub(super) const LIST: Source = Source { name: "ibericode/vat-rates", as_of: date(2025, 7, 1) };

/// What the German rates were in the second half of 2020.
pub(super) const GERMAN_LAW_2020: Source =
    Source { name: "Zweites Corona-Steuerhilfegesetz, Article 3, by eu-vat-rates-data", as_of: date(2026, 9, 23) };

/// A rate known from a day on; `hundredths` of a percent: `25_00` is 25 %.
pub(super) const fn since(
    country: &'static str,
    class: RateClass,
    hundredths: u32,
    from: Date,
    source: Source,
) -> KnownRate {
    KnownRate { country, class, rate: VatRate::from_hundredths(hundredths), from, to: None, source, verified: true }
}

/// A rate that ended.
pub(super) const fn between(
    country: &'static str,
    class: RateClass,
    hundredths: u32,
    days: [Date; 2],
    source: Source,
) -> KnownRate {
    let [from, to] = days;
    KnownRate { to: Some(to), ..since(country, class, hundredths, from, source) }
}

/// A rate that no source vouches for.
pub(super) const fn unverified(known: KnownRate) -> KnownRate {
    KnownRate { verified: false, ..known }
}
