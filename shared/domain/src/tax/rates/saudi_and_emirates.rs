//! The rates of Saudi Arabia and of the United Arab Emirates, from the day VAT began in both.

use jiff::civil::date;

use super::KnownRate;
use super::source::{Source, between, since, unverified};
use crate::tax::RateClass::Standard;

/// Article 2 of the VAT law, as amended by royal order A/638 of 11 May 2020.
const SAUDI_LAW: Source = Source {
    name: "Saudi Arabia, VAT law, Article 2, and royal order A/638, by Sauress and Al-Arfaj",
    as_of: date(2020, 7, 1),
};

/// Nothing that was read is recent enough to say that it is still in force.
const EMIRATI_LAW: Source =
    Source { name: "United Arab Emirates, Federal Decree-Law 8 of 2017, by Regfollower", as_of: date(2017, 8, 28) };

pub(super) const RATES: &[KnownRate] = &[
    between("SA", Standard, 5_00, [date(2018, 1, 1), date(2020, 6, 30)], SAUDI_LAW),
    since("SA", Standard, 15_00, date(2020, 7, 1), SAUDI_LAW),
    unverified(since("AE", Standard, 5_00, date(2018, 1, 1), EMIRATI_LAW)),
];
