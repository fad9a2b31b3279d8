//! The standard rates of the member states of the EU: each as it was on 1 January 2017, from the day it began, and
//! every change since.

use jiff::civil::date;

use super::KnownRate;
use super::source::{BOOKLET, GERMAN_LAW_2020, TEDB, between, since};
use crate::tax::RateClass::Standard;

pub(super) const RATES: &[KnownRate] = &[
    since("AT", Standard, 20_00, date(1984, 1, 1), BOOKLET),
    since("BE", Standard, 21_00, date(1996, 1, 1), BOOKLET),
    since("BG", Standard, 20_00, date(1999, 1, 1), BOOKLET),
    since("CY", Standard, 19_00, date(2014, 1, 13), BOOKLET),
    since("CZ", Standard, 21_00, date(2013, 1, 1), BOOKLET),
    between("DE", Standard, 19_00, [date(2007, 1, 1), date(2020, 6, 30)], BOOKLET),
    between("DE", Standard, 16_00, [date(2020, 7, 1), date(2020, 12, 31)], GERMAN_LAW_2020),
    since("DE", Standard, 19_00, date(2021, 1, 1), GERMAN_LAW_2020),
    since("DK", Standard, 25_00, date(1992, 1, 1), BOOKLET),
    between("EE", Standard, 20_00, [date(2009, 7, 1), date(2023, 12, 31)], BOOKLET),
    between("EE", Standard, 22_00, [date(2024, 1, 1), date(2025, 6, 30)], TEDB),
    since("EE", Standard, 24_00, date(2025, 7, 1), TEDB),
    since("ES", Standard, 21_00, date(2012, 9, 1), BOOKLET),
    between("FI", Standard, 24_00, [date(2013, 1, 1), date(2024, 8, 31)], BOOKLET),
    since("FI", Standard, 25_50, date(2024, 9, 1), TEDB),
    since("FR", Standard, 20_00, date(2014, 1, 1), BOOKLET),
    since("GR", Standard, 24_00, date(2016, 6, 1), BOOKLET),
    since("HR", Standard, 25_00, date(2012, 3, 1), BOOKLET),
    since("HU", Standard, 27_00, date(2012, 1, 1), BOOKLET),
    between("IE", Standard, 23_00, [date(2012, 1, 1), date(2020, 8, 31)], BOOKLET),
    between("IE", Standard, 21_00, [date(2020, 9, 1), date(2021, 2, 28)], TEDB),
    since("IE", Standard, 23_00, date(2021, 3, 1), TEDB),
    since("IT", Standard, 22_00, date(2013, 10, 1), BOOKLET),
    since("LT", Standard, 21_00, date(2009, 9, 1), BOOKLET),
    between("LU", Standard, 17_00, [date(2015, 1, 1), date(2022, 12, 31)], BOOKLET),
    between("LU", Standard, 16_00, [date(2023, 1, 1), date(2023, 12, 31)], TEDB),
    since("LU", Standard, 17_00, date(2024, 1, 1), TEDB),
    since("LV", Standard, 21_00, date(2012, 7, 1), BOOKLET),
    since("MT", Standard, 18_00, date(2004, 1, 1), BOOKLET),
    since("NL", Standard, 21_00, date(2012, 10, 1), BOOKLET),
    since("PL", Standard, 23_00, date(2011, 1, 1), BOOKLET),
    since("PT", Standard, 23_00, date(2011, 1, 1), BOOKLET),
    between("RO", Standard, 19_00, [date(2017, 1, 1), date(2025, 7, 31)], TEDB),
    since("RO", Standard, 21_00, date(2025, 8, 1), TEDB),
    since("SE", Standard, 25_00, date(1990, 7, 1), BOOKLET),
    since("SI", Standard, 22_00, date(2013, 7, 1), BOOKLET),
    between("SK", Standard, 20_00, [date(2011, 1, 1), date(2024, 12, 31)], BOOKLET),
    since("SK", Standard, 23_00, date(2025, 1, 1), TEDB),
];
