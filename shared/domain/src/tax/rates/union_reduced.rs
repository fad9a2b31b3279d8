//! The lower rates of the member states of the EU. Where no source names the day a rate began, the table begins with
//! 2025, or with the day of the only source. Denmark has none.

use jiff::civil::{Date, date};

use super::KnownRate;
use super::source::{LIST, Source, TEDB, TEDB_AND_LIST, between, since, unverified};
use crate::tax::RateClass::{Parking, Reduced, SecondReduced, SuperReduced};

const BEGINNING: Date = date(2025, 1, 1);

/// Law 141/2025, published on 25 July 2025 (Monitorul Oficial 699).
const ROMANIAN_LAW_2025: Source = Source {
    name: "Romania, Law 141/2025, by Regfollower, and TEDB; before it ibericode/vat-rates",
    as_of: date(2026, 9, 29),
};

const LITHUANIAN_LAW_2026: Source =
    Source { name: "Lithuania, Law XV-287, by Sovos and TEDB", as_of: date(2026, 9, 29) };

const FINNISH_LAW_2026: Source =
    Source { name: "Finland, change of the reduced rate in 2026, by Aallon and TEDB", as_of: date(2026, 9, 29) };

const AUSTRIAN_LAW_2026: Source =
    Source { name: "Austria, 4.9 % on basic foodstuffs, by Essentia and TEDB", as_of: date(2026, 9, 29) };

pub(super) const RATES: &[KnownRate] = &[
    since("AT", Reduced, 13_00, date(2016, 1, 1), TEDB_AND_LIST),
    since("AT", SecondReduced, 10_00, date(2016, 1, 1), TEDB_AND_LIST),
    since("AT", SuperReduced, 4_90, date(2026, 7, 1), AUSTRIAN_LAW_2026),
    unverified(since("AT", Parking, 13_00, date(2016, 1, 1), LIST)),
    since("BE", Reduced, 12_00, BEGINNING, TEDB_AND_LIST),
    since("BE", SecondReduced, 6_00, BEGINNING, TEDB_AND_LIST),
    since("BE", Parking, 12_00, BEGINNING, TEDB_AND_LIST),
    since("BG", Reduced, 9_00, BEGINNING, TEDB_AND_LIST),
    since("CY", Reduced, 9_00, BEGINNING, TEDB_AND_LIST),
    since("CY", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("CY", SuperReduced, 3_00, date(2026, 9, 29), TEDB),
    since("CZ", Reduced, 12_00, date(2024, 1, 1), TEDB_AND_LIST),
    since("DE", Reduced, 7_00, date(2021, 1, 1), TEDB_AND_LIST),
    since("EE", Reduced, 13_00, BEGINNING, TEDB_AND_LIST),
    since("EE", SecondReduced, 9_00, BEGINNING, TEDB_AND_LIST),
    since("ES", Reduced, 10_00, BEGINNING, TEDB_AND_LIST),
    since("ES", SuperReduced, 4_00, BEGINNING, TEDB_AND_LIST),
    between("FI", Reduced, 14_00, [BEGINNING, date(2025, 12, 31)], FINNISH_LAW_2026),
    since("FI", Reduced, 13_50, date(2026, 1, 1), FINNISH_LAW_2026),
    since("FI", SecondReduced, 10_00, BEGINNING, TEDB_AND_LIST),
    since("FR", Reduced, 10_00, date(2014, 1, 1), TEDB_AND_LIST),
    since("FR", SecondReduced, 5_50, date(2014, 1, 1), TEDB_AND_LIST),
    since("FR", SuperReduced, 2_10, date(2014, 1, 1), TEDB_AND_LIST),
    since("GR", Reduced, 13_00, date(2016, 6, 1), TEDB_AND_LIST),
    since("GR", SecondReduced, 6_00, date(2016, 6, 1), TEDB_AND_LIST),
    since("HR", Reduced, 13_00, BEGINNING, TEDB_AND_LIST),
    since("HR", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("HU", Reduced, 18_00, BEGINNING, TEDB_AND_LIST),
    since("HU", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("IE", Reduced, 13_50, date(2021, 3, 1), TEDB_AND_LIST),
    since("IE", SecondReduced, 9_00, date(2021, 3, 1), TEDB_AND_LIST),
    unverified(since("IE", SuperReduced, 4_80, date(2021, 3, 1), LIST)),
    since("IT", Reduced, 10_00, BEGINNING, TEDB_AND_LIST),
    since("IT", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("IT", SuperReduced, 4_00, BEGINNING, TEDB_AND_LIST),
    between("LT", Reduced, 9_00, [BEGINNING, date(2025, 12, 31)], LITHUANIAN_LAW_2026),
    since("LT", Reduced, 12_00, date(2026, 1, 1), LITHUANIAN_LAW_2026),
    since("LT", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("LU", Reduced, 8_00, date(2024, 1, 1), TEDB_AND_LIST),
    since("LU", SuperReduced, 3_00, date(2024, 1, 1), TEDB_AND_LIST),
    since("LU", Parking, 14_00, date(2024, 1, 1), TEDB_AND_LIST),
    since("LV", Reduced, 12_00, BEGINNING, TEDB_AND_LIST),
    since("LV", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("MT", Reduced, 7_00, BEGINNING, TEDB_AND_LIST),
    since("MT", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("MT", Parking, 12_00, date(2026, 9, 29), TEDB),
    since("NL", Reduced, 9_00, date(2019, 1, 1), TEDB_AND_LIST),
    since("PL", Reduced, 8_00, BEGINNING, TEDB_AND_LIST),
    since("PL", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("PT", Reduced, 13_00, BEGINNING, TEDB_AND_LIST),
    since("PT", SecondReduced, 6_00, BEGINNING, TEDB_AND_LIST),
    since("PT", Parking, 13_00, BEGINNING, TEDB_AND_LIST),
    between("RO", Reduced, 9_00, [date(2017, 1, 1), date(2025, 7, 31)], ROMANIAN_LAW_2025),
    since("RO", Reduced, 11_00, date(2025, 8, 1), ROMANIAN_LAW_2025),
    between("RO", SecondReduced, 5_00, [date(2017, 1, 1), date(2025, 7, 31)], ROMANIAN_LAW_2025),
    since("SE", Reduced, 12_00, BEGINNING, TEDB_AND_LIST),
    since("SE", SecondReduced, 6_00, BEGINNING, TEDB_AND_LIST),
    since("SI", Reduced, 9_50, BEGINNING, TEDB_AND_LIST),
    since("SI", SecondReduced, 5_00, BEGINNING, TEDB_AND_LIST),
    since("SK", Reduced, 19_00, date(2025, 1, 1), TEDB_AND_LIST),
    since("SK", SecondReduced, 5_00, date(2025, 1, 1), TEDB_AND_LIST),
];
