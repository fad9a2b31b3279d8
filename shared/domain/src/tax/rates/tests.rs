//! The table, the day before and the day of each change, and what a merchant confirms.

use jiff::civil::date;

use super::*;

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

fn class(name: &str) -> RateClass {
    RateClass::parse(name).unwrap()
}

fn percent(text: &str) -> VatRate {
    VatRate::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn confirm(code: &str, name: &str, rate: &str, from: &str) -> ConfirmedRate {
    ConfirmedRate::new(country(code), class(name), percent(rate), day(from)).unwrap()
}

/// The rate, or the code of the refusal.
fn rate(code: &str, name: &str, on: &str, confirmed: &[ConfirmedRate]) -> String {
    rate_on(country(code), class(name), day(on), confirmed)
        .map_or_else(|refused| refused.code.to_owned(), |rate| rate.to_string())
}

/// Country, class, the last day of one rate and that rate, the next day and its rate.
const CHANGES: [(&str, &str, &str, &str, &str, &str); 18] = [
    ("DK", "standard", "1991-12-31", "vat_rate_before_table", "1992-01-01", "25"),
    ("RO", "standard", "2016-12-31", "vat_rate_before_table", "2017-01-01", "19"),
    ("RO", "standard", "2025-07-31", "19", "2025-08-01", "21"),
    ("RO", "reduced", "2025-07-31", "9", "2025-08-01", "11"),
    ("RO", "second_reduced", "2025-07-31", "5", "2025-08-01", "vat_rate_not_in_force"),
    ("SA", "standard", "2017-12-31", "vat_rate_before_table", "2018-01-01", "5"),
    ("SA", "standard", "2020-06-30", "5", "2020-07-01", "15"),
    ("DE", "standard", "2020-06-30", "19", "2020-07-01", "16"),
    ("DE", "standard", "2020-12-31", "16", "2021-01-01", "19"),
    ("EE", "standard", "2023-12-31", "20", "2024-01-01", "22"),
    ("EE", "standard", "2025-06-30", "22", "2025-07-01", "24"),
    ("FI", "standard", "2024-08-31", "24", "2024-09-01", "25.5"),
    ("FI", "reduced", "2025-12-31", "14", "2026-01-01", "13.5"),
    ("IE", "standard", "2020-08-31", "23", "2020-09-01", "21"),
    ("IE", "standard", "2021-02-28", "21", "2021-03-01", "23"),
    ("LT", "reduced", "2025-12-31", "9", "2026-01-01", "12"),
    ("LU", "standard", "2023-12-31", "16", "2024-01-01", "17"),
    ("SK", "standard", "2024-12-31", "20", "2025-01-01", "23"),
];

#[test]
fn the_rate_is_that_of_the_day_of_supply() {
    for (code, name, last, before, first, after) in CHANGES {
        assert_eq!(rate(code, name, last, &[]), before, "{code} {name} on {last}");
        assert_eq!(rate(code, name, first, &[]), after, "{code} {name} on {first}");
        assert_eq!(day(last).tomorrow().unwrap(), day(first));
    }
}

/// The rates in force on 1 October 2026: standard, reduced, second reduced, super-reduced, parking.
const IN_FORCE: [(&str, &str); 28] = [
    ("AT", "20 13 10 4.9 vat_rate_unverified"),
    ("BE", "21 12 6 - 12"),
    ("BG", "20 9 - - -"),
    ("CY", "19 9 5 3 -"),
    ("CZ", "21 12 - - -"),
    ("DE", "19 7 - - -"),
    ("DK", "25 - - - -"),
    ("EE", "24 13 9 - -"),
    ("ES", "21 10 - 4 -"),
    ("FI", "25.5 13.5 10 - -"),
    ("FR", "20 10 5.5 2.1 -"),
    ("GR", "24 13 6 - -"),
    ("HR", "25 13 5 - -"),
    ("HU", "27 18 5 - -"),
    ("IE", "23 13.5 9 vat_rate_unverified -"),
    ("IT", "22 10 5 4 -"),
    ("LT", "21 12 5 - -"),
    ("LU", "17 8 - 3 14"),
    ("LV", "21 12 5 - -"),
    ("MT", "18 7 5 - 12"),
    ("NL", "21 9 - - -"),
    ("PL", "23 8 5 - -"),
    ("PT", "23 13 6 - 13"),
    ("RO", "21 11 vat_rate_not_in_force - -"),
    ("SE", "25 12 6 - -"),
    ("SI", "22 9.5 5 - -"),
    ("SK", "23 19 5 - -"),
    ("SA", "15 - - - -"),
];

#[test]
fn every_member_state_and_saudi_arabia_have_their_rates() {
    for (code, expected) in IN_FORCE {
        let found = ["standard", "reduced", "second_reduced", "super_reduced", "parking"].map(|name| {
            let found = rate(code, name, "2026-10-01", &[]);
            if found == "vat_rate_unknown" { "-".to_owned() } else { found }
        });
        assert_eq!(found.join(" "), expected, "{code}");
    }
}

#[test]
fn no_two_rates_of_a_class_are_in_force_on_one_day() {
    for one in known_rates() {
        assert_eq!(country(one.country).code(), one.country);
        assert!(one.to.is_none_or(|to| one.from <= to) && one.rate > VatRate::ZERO && one.class.has_rate());
        assert!(!one.verified || !one.source.name.is_empty() && one.source.as_of > date(2017, 1, 1));
        let same = known_rates().filter(|other| other.country == one.country && other.class == one.class);
        let on_its_first_day = same.filter(|other| other.is_in_force(one.from)).count();
        assert_eq!(on_its_first_day, 1, "{} {} on {}", one.country, one.class, one.from);
    }
}

#[test]
fn a_rate_nobody_verified_waits_for_the_merchant() {
    assert_eq!(rate("AE", "standard", "2026-10-01", &[]), "vat_rate_unverified");
    let confirmed = [confirm("AE", "standard", "5", "2026-10-01")];
    assert_eq!(rate("AE", "standard", "2026-09-30", &confirmed), "vat_rate_unverified");
    assert_eq!(rate("AE", "standard", "2026-10-01", &confirmed), "5");
    let refused = rate_on(country("AE"), class("standard"), day("2026-10-01"), &[]).unwrap_err();
    assert!(refused.detail.contains("the standard rate of AE is 5 %") && refused.detail.contains("confirm it"));
}

#[test]
fn what_a_merchant_confirms_goes_before_the_table_from_its_day_on() {
    let confirmed = [
        confirm("PT", "standard", "22", "2026-01-01"),
        confirm("PT", "standard", "21", "2026-06-01"),
        confirm("PT", "reduced", "12", "2026-01-01"),
        confirm("NO", "standard", "25", "2005-01-01"),
    ];
    for (code, name, on, expected) in [
        ("PT", "standard", "2025-12-31", "23"),
        ("PT", "standard", "2026-01-01", "22"),
        ("PT", "standard", "2026-05-31", "22"),
        ("PT", "standard", "2026-06-01", "21"),
        ("PT", "reduced", "2026-06-01", "12"),
        ("PT", "second_reduced", "2026-06-01", "6"),
        ("ES", "standard", "2026-06-01", "21"),
        ("NO", "standard", "2004-12-31", "vat_rate_unknown"),
        ("NO", "standard", "2026-06-01", "25"),
    ] {
        assert_eq!(rate(code, name, on, &confirmed), expected, "{code} {name} {on}");
        let mut other_order = confirmed;
        other_order.reverse();
        assert_eq!(rate(code, name, on, &other_order), expected, "the order does not count: {code} {name} {on}");
    }
    let early = [confirm("RO", "standard", "20", "2016-01-01")];
    assert_eq!(rate("RO", "standard", "2016-12-31", &early), "20", "before the table begins");
}

#[test]
fn a_missing_rate_says_what_to_do() {
    let detail =
        |code: &str, name: &str, on: &str| rate_on(country(code), class(name), day(on), &[]).unwrap_err().detail;
    let unknown = detail("DK", "reduced", "2026-10-01");
    assert!(unknown.starts_with("no reduced rate of DK is known here: confirm a rate"), "{unknown}");
    let before = detail("RO", "standard", "2016-12-31");
    assert!(before.starts_with("the standard rate of RO is known from 2017-01-01, not on 2016-12-31"), "{before}");
    let ended = detail("RO", "second_reduced", "2025-08-01");
    assert!(ended.starts_with("RO has no second_reduced rate in force on 2025-08-01"), "{ended}");
}

#[test]
fn zero_and_exempt_need_no_rate() {
    for name in ["zero", "exempt"] {
        assert_eq!(rate("US", name, "1900-01-01", &[]), "0");
    }
}

#[test]
fn only_a_rate_above_zero_of_a_taxed_class_is_confirmed() {
    let refused = |name: &str, rate: &str| {
        ConfirmedRate::new(country("DK"), class(name), percent(rate), date(2026, 1, 1)).unwrap_err().code
    };
    assert_eq!(refused("zero", "0"), "rate_class_without_rate");
    assert_eq!(refused("exempt", "25"), "rate_class_without_rate");
    assert_eq!(refused("standard", "0"), "vat_rate_out_of_range");
}

#[test]
fn a_confirmed_rate_is_stored_as_what_it_says() {
    let told = confirm("PT", "standard", "22", "2026-01-01");
    let stored = r#"{"country":"PT","class":"standard","rate":"22","from":"2026-01-01"}"#;
    assert_eq!(serde_json::to_string(&told).unwrap(), stored);
    assert_eq!(serde_json::from_str::<ConfirmedRate>(stored).unwrap(), told);
    assert!(serde_json::from_str::<ConfirmedRate>(&stored.replace("standard", "zero")).is_err());
    assert_eq!(
        (told.country(), told.class(), told.rate(), told.from()),
        (country("PT"), RateClass::Standard, percent("22"), date(2026, 1, 1))
    );
}
